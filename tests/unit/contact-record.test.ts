import { describe, expect, test } from 'vitest';
import type { Contact } from '../../src-main/contract/contacts.ts';
import { contradictions, proposed, valueIn } from '../../src-renderer/features/contacts/duplicates/merge.ts';
import { todayIn } from '../../src-main/domain/dates.ts';
import { dayOf, instantOf, minutesOf, today, typedTime } from '../../src-renderer/days.ts';
import { typedBirthday } from '../../src-renderer/features/contacts/record/birthday.ts';
import { changesOf, sameInput, toInput } from '../../src-renderer/features/contacts/record/draft-input.ts';
import { draftOf, emptyDraft, phoneRow } from '../../src-renderer/features/contacts/record/draft.ts';
import {
  linkHref,
  mailHref,
  phoneForWhatsapp,
  phoneToCall,
} from '../../src-renderer/features/contacts/record/reach.ts';
import { withTyped } from '../../src-renderer/features/contacts/record/take-over.ts';
import {
  type Change,
  type Known,
  lineWord,
  rowWord,
  seenAs,
  valueWord,
} from '../../src-renderer/features/history/history-words.ts';
import { knownOf } from '../../src-renderer/features/history/known.ts';
import { format, t } from '../../src-renderer/i18n/index.svelte.ts';

const id = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;

function contact(changes: Partial<Contact> = {}): Contact {
  return {
    id: id(1),
    kind: 'person',
    name: 'Sulastri',
    title: 'Ibu',
    nickname: '',
    letter: 'S',
    roles: ['customer'],
    gender: null,
    birthday: null,
    occupation: '',
    interests: '',
    language: '',
    source: '',
    referredBy: null,
    referred: { total: 0, items: [] },
    preferredChannel: null,
    note: '',
    phones: [{ id: id(11), raw: '0812-7788-4455', e164: '+6281277884455', label: 'mobile', preferred: true }],
    emails: [],
    addresses: [],
    links: [],
    affiliations: [],
    people: { total: 0, items: [] },
    tags: [],
    groups: [],
    consents: [{ channel: 'whatsapp', state: 'no', at: 1 }],
    customValues: [],
    blocked: null,
    merged: null,
    deletedAt: null,
    createdAt: 1,
    updatedAt: 1,
    ...changes,
  };
}

describe('the form of a contact', () => {
  test('opening and saving without a change changes nothing', () => {
    const opened = toInput(draftOf(contact()));
    expect(changesOf(toInput(draftOf(contact())), opened)).toEqual({});
    expect(sameInput(opened, toInput(draftOf(contact())))).toBe(true);
  });

  test('only what was changed is sent, so two people do not overwrite each other', () => {
    const draft = draftOf(contact());
    const opened = toInput(draft);
    draft.nickname = 'Tri';
    expect(changesOf(toInput(draft), opened)).toEqual({ nickname: 'Tri' });
  });

  test('rows that were left empty say nothing', () => {
    const draft = emptyDraft();
    draft.phones.push(phoneRow('  '));
    const input = toInput(draft);
    expect([input.phones, input.emails, input.addresses, input.affiliations]).toEqual([[], [], [], []]);
  });

  test('an answer that was taken back is "not asked" again', () => {
    const draft = draftOf(contact());
    for (const consent of draft.consents) consent.state = 'unasked';
    expect(toInput(draft).consents.every(({ state }) => state === null)).toBe(true);
  });

  test('what was typed for a new one is added to the saved one, the same number once', () => {
    const typed = emptyDraft({ name: 'Sulastri H', nickname: 'Tri', note: 'suka diskon' });
    typed.phones = [phoneRow('+62 812 7788 4455'), phoneRow('022 731 9981'), phoneRow('')];
    typed.consents = typed.consents.map((consent) => ({ ...consent, state: 'yes' }));
    const joined = withTyped(draftOf(contact({ note: 'lama' })), typed, 'ID');
    expect(joined.name).toBe('Sulastri');
    expect(joined.nickname).toBe('Tri');
    expect(joined.note).toBe('lama\nsuka diskon');
    expect(joined.phones.map(({ raw }) => raw)).toEqual(['0812-7788-4455', '022 731 9981']);
    expect(joined.consents.find(({ channel }) => channel === 'whatsapp')?.state).toBe('no');
    expect(joined.consents.find(({ channel }) => channel === 'email')?.state).toBe('yes');
  });

  test('a saved address without street and city is kept when something is added', () => {
    const address = { id: id(21), label: 'home', street: '', city: '', region: 'Bali', postalCode: '', country: '' };
    const saved = draftOf(contact({ addresses: [{ ...address, preferred: true }] }));
    expect(withTyped(saved, emptyDraft(), 'ID').addresses.map(({ region }) => region)).toEqual(['Bali']);
  });
});

describe('merging', () => {
  const one = contact({ occupation: 'Penjahit' });
  const other = contact({ id: id(2), name: 'Sulastri H', birthday: '1979-05-05' });

  test('only contradictions ask for a choice; gaps are filled by whoever knows', () => {
    expect(contradictions([one, other])).toEqual(['name']);
    const choices = new Map(proposed([one, other], id(2)).map(({ field, fromId }) => [field, fromId]));
    expect(choices.get('name')).toBe(id(2));
    expect(choices.get('occupation')).toBe(id(1));
    expect(choices.get('birthday')).toBe(id(2));
  });

  test('a block is never lost by not looking', () => {
    const blocked = contact({ id: id(3), blocked: { at: 5, reason: 'tidak bayar' } });
    expect(contradictions([one, blocked])).toContain('blocked');
    expect(proposed([one, blocked], id(1)).find(({ field }) => field === 'blocked')?.fromId).toBe(id(3));
    expect(valueIn(one, 'blocked')).toBe('');
  });
});

describe('ways to reach somebody', () => {
  const phone = (e164: string | null, label = 'mobile', preferred = false) => ({ e164, raw: 'x', label, preferred });

  test('the preferred number is called, never a fax or what is no number', () => {
    const phones = [
      phone(null),
      phone('+62227319981', 'fax', true),
      phone('+6281200000001'),
      phone('+6281200000002', 'work', true),
    ];
    expect(phoneToCall(phones)?.e164).toBe('+6281200000002');
    expect(phoneToCall([phone(null)])).toBeUndefined();
  });

  test('WhatsApp gets a mobile number even where a landline is preferred', () => {
    const phones = [phone('+62227319981', 'work', true), phone('+6281200000001')];
    expect(phoneForWhatsapp(phones)?.e164).toBe('+6281200000001');
    expect(phoneForWhatsapp(phones.slice(0, 1))).toBeUndefined();
  });

  test.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', '//evil', 'a b', '\\\\host\\share'])(
    'a link that is no web address leads nowhere: %s',
    (value) => {
      expect(linkHref('website', value)).toBeUndefined();
    },
  );

  test('web addresses and user names lead to https', () => {
    expect(linkHref('website', 'toko-maju.example.com')).toBe('https://toko-maju.example.com/');
    expect(linkHref('website', 'http://example.com/a')).toBe('https://example.com/a');
    expect(linkHref('instagram', '@toko.maju')).toBe('https://www.instagram.com/toko.maju');
    expect(linkHref('__proto__', 'toko')).toBeUndefined();
  });

  test('an e-mail address cannot smuggle other headers into a mail', () => {
    expect(mailHref('a@example.com?bcc=b@example.com')).toBe('mailto:a@example.com%3Fbcc%3Db@example.com');
  });
});

describe('times that people type', () => {
  test.each([
    ['9', 540],
    ['14.30', 870],
    ['9:05', 545],
    ['0915', 555],
  ])('%s is understood', (text, minutes) => {
    expect(typedTime(text)).toBe(minutes);
  });

  test.each(['24', '9:75', 'siang', ''])('%j is no time', (text) => {
    expect(typedTime(text)).toBeUndefined();
  });

  test('a day and a time of day are the instant at which they show', () => {
    expect(minutesOf(instantOf('2026-11-20', 555))).toBe(555);
    for (const day of ['2026-01-01', '2024-02-29', '0987-12-31']) {
      expect(dayOf(instantOf(day, 0))).toBe(day);
      expect(dayOf(instantOf(day, 24 * 60 - 1))).toBe(day);
    }
    expect(today()).toBe(todayIn(Intl.DateTimeFormat().resolvedOptions().timeZone, Date.now()));
  });

  test('a birthday may lack its year and never lies ahead', () => {
    expect(typedBirthday('5 mei 1990')).toBe('1990-05-05');
    expect(typedBirthday('31-12-90')).toBe('1990-12-31');
    expect(typedBirthday('05/05')).toBe('--05-05');
    expect(typedBirthday('1 Jan 2999')).toBeUndefined();
    expect(typedBirthday('31 Februari')).toBeUndefined();
  });
});

describe('history in words', () => {
  const rupiah = { code: 'IDR', decimals: 0 };
  const nobody: Known = {
    contact: () => undefined,
    label: () => undefined,
    field: () => undefined,
    money: String,
    ownText: (_, value) => value,
  };
  const change = (table: string, operation: Change['operation'], given: Partial<Change>): Change => ({
    seq: 1,
    table,
    rowId: id(11),
    operation,
    columns: [],
    row: [],
    ...given,
  });

  test('no id and no code of the database is ever shown', () => {
    const some = change('contacts', 'update', {});
    for (const column of ['referred_by_id', 'organization_id', 'tag_id', 'group_id', 'field_id', 'merged_into_id'])
      expect(valueWord(some, column, id(7), nobody)).not.toContain(id(7));
    for (const [column, value] of [
      ['kind', 'organization'],
      ['gender', 'female'],
      ['is_customer', '1'],
      ['state', 'yes'],
      ['preferred_channel', 'post'],
    ] as const)
      expect(valueWord(some, column, value, nobody)).not.toBe(value);
  });

  test.each([
    ['money', '1500000', '2000000', format.money(1_500_000, rupiah)],
    ['date', '2026-11-20', '2026-11-21', format.civil('2026-11-20')],
    ['yesno', 'yes', 'no', t.common.yes],
  ] as const)('an own field of the kind %s is read by its name and kind', (kind, before, after, read) => {
    const known = knownOf([{ contacts: [], labels: [], fields: [{ id: id(5), name: 'Batas kredit', kind }] }], rupiah);
    const columns = [{ column: 'value', before, after }];
    const updated = change('contact_custom_values', 'update', { columns, row: [{ column: 'field_id', value: id(5) }] });
    expect(lineWord(updated, 'value', known)).toBe('Batas kredit');
    expect(valueWord(updated, 'value', before, known)).toBe(read);
    const added = change('contact_custom_values', 'insert', {
      columns: [
        { column: 'field_id', before: null, after: id(5) },
        { column: 'value', before: null, after: before },
      ],
    });
    expect(rowWord(added, known)).toBe(`Batas kredit · ${read}`);
  });

  test('deals, tasks and appointments are read in their own words', () => {
    const known = knownOf([{ contacts: [], labels: [{ id: id(5), name: 'Rak gudang' }], fields: [] }], rupiah);
    const deal = change('deals', 'update', {});
    expect(lineWord(deal, 'title', known)).toContain(t.history.ownColumns.deals.title.toLowerCase());
    expect(valueWord(deal, 'value', '1500000', known)).toBe(format.money(1_500_000, rupiah));
    expect(lineWord(change('contacts', 'update', {}), 'title', known)).toBe(t.history.columns.title);
    const task = change('tasks', 'update', {});
    for (const [column, value, read] of [
      ['kind', 'todo', t.tasks.kinds.todo],
      ['priority', 'high', t.tasks.priorities.high],
      ['due_day', '2026-11-22', format.civil('2026-11-22')],
      ['repeat_rule', 'FREQ=WEEKLY', t.calendar.repeats],
      ['reminder_minutes', '30', t.agenda.reminders[30]],
    ] as const)
      expect(valueWord(task, column, value, known)).toBe(read);
    const columns = [
      { column: 'entity', before: null, after: 'deal' },
      { column: 'other_id', before: null, after: id(5) },
    ];
    expect(rowWord(change('task_links', 'insert', { columns }), known)).toBe('Rak gudang');
  });

  test('an answer that was changed says which channel it is about', () => {
    const updated = change('contact_consents', 'update', {
      columns: [{ column: 'state', before: 'yes', after: 'no' }],
      row: [{ column: 'channel', value: 'whatsapp' }],
    });
    expect(lineWord(updated, 'state', nobody)).toBe(
      `${t.history.tables.contact_consents} ${t.record.channels.whatsapp}`,
    );
  });

  test('an entry of the timeline that went into the bin is shown as gone, with its text', () => {
    const binned = change('interactions', 'update', {
      columns: [{ column: 'deleted_at', before: null, after: '5' }],
      row: [{ column: 'text', value: 'Tanya harga beras' }],
    });
    expect([seenAs(binned), rowWord(binned, nobody)]).toEqual(['delete', 'Tanya harga beras']);
  });
});
