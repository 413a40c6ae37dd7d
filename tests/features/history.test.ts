import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openContacts, type TestContacts } from '../support/contacts.ts';

let shop: TestContacts;
beforeEach(async () => {
  shop = await openContacts();
});
afterEach(() => shop.close());

const historyOf = (id: string) => shop.history.ofRecord(id, { limit: 20, offset: 0 });
/** What the changes of one table said, the newest act first. */
async function changesOf(id: string, table: string) {
  const { items, names } = await historyOf(id);
  const changes = items.flatMap((act) => act.changes).filter((change) => change.table === table);
  const value = (column: string, change: (typeof changes)[number]) => {
    const changed = change.columns.find((one) => one.column === column);
    return changed ? (changed.after ?? changed.before) : change.row.find((one) => one.column === column)?.value;
  };
  return { changes, value, names };
}

describe('the history of a record', () => {
  it('names the label, group, answer and own value that was added', async () => {
    const tag = await shop.api.tags.create({ name: 'Grosir' });
    const group = await shop.api.groups.create({ name: 'Arisan' });
    const field = await shop.api.customFields.create({ name: 'Batas kredit', kind: 'money' });
    const { id } = await shop.create({
      name: 'Sulastri',
      tagIds: [tag.id],
      groupIds: [group.id],
      consents: [{ channel: 'whatsapp', state: 'yes' }],
      customValues: [{ fieldId: field.id, value: '1500000' }],
    });
    for (const [table, column, expected] of [
      ['contact_tags', 'tag_id', tag.id],
      ['contact_groups', 'group_id', group.id],
      ['contact_consents', 'channel', 'whatsapp'],
      ['contact_custom_values', 'value', '1500000'],
    ] as const) {
      const { changes, value } = await changesOf(id, table);
      expect(changes.map((change) => value(column, change))).toEqual([expected]);
    }
    const { names } = await historyOf(id);
    expect(new Map(names.labels.map((label) => [label.id, label.name]))).toEqual(
      new Map([
        [tag.id, 'Grosir'],
        [group.id, 'Arisan'],
      ]),
    );
    expect(names.fields).toEqual([{ id: field.id, name: 'Batas kredit', kind: 'money' }]);
  });

  it('calls a label that is gone as it was called last', async () => {
    const tag = await shop.api.tags.create({ name: 'Grosir' });
    const { id } = await shop.create({ name: 'Sulastri', tagIds: [tag.id] });
    await shop.api.tags.update({ id: tag.id, name: 'Grosir lama' });
    await shop.api.tags.remove({ id: tag.id });
    const { changes, value, names } = await changesOf(id, 'contact_tags');
    expect(changes.map(({ operation }) => operation)).toEqual(['delete', 'insert']);
    expect(changes.map((change) => value('tag_id', change))).toEqual([tag.id, tag.id]);
    expect(names.labels).toEqual([{ id: tag.id, name: 'Grosir lama' }]);
  });

  it('shows what a row said when it was added, not what it says now', async () => {
    const { id, phones } = await shop.create({ name: 'Sulastri', phones: [{ raw: '0812 1111 2222' }] });
    const [phone] = phones;
    await shop.api.contacts.update({ id, phones: [{ ...phone!, raw: '0812 3333 4444' }] });
    await shop.api.contacts.update({ id, phones: [] });
    const { changes, value } = await changesOf(id, 'contact_phones');
    expect(changes.map((change) => [change.operation, value('raw', change)])).toEqual([
      ['delete', '0812 3333 4444'],
      ['update', '0812 3333 4444'],
      ['insert', '0812 1111 2222'],
    ]);
  });

  it('says which own field a changed value belongs to, also when the field is hidden by now', async () => {
    const field = await shop.api.customFields.create({ name: 'Batas kredit', kind: 'money' });
    const { id } = await shop.create({ name: 'Sulastri', customValues: [{ fieldId: field.id, value: '5' }] });
    await shop.api.contacts.update({ id, customValues: [{ fieldId: field.id, value: '7' }] });
    await shop.api.customFields.remove({ id: field.id });
    const { changes, value, names } = await changesOf(id, 'contact_custom_values');
    expect(changes[0]).toMatchObject({
      columns: [{ column: 'value', before: '5', after: '7' }],
      row: [{ column: 'field_id', value: field.id }],
    });
    expect(value('value', changes.at(-1)!)).toBe('5');
    expect(names.fields.map(({ name }) => name)).toEqual(['Batas kredit']);
  });
});
