import type { HistoryNames } from '../../../src-main/contract/history.ts';
import type { Currency } from '../../i18n/format.ts';
import { format } from '../../i18n/index.svelte.ts';
import { customValueText } from '../custom-fields/custom-value.ts';
import { shortName } from '../contacts/record/naming.ts';
import type { Known } from './history-words.ts';

/** What the journal's ids stand for, from what came along with the pages that are shown. */
export function knownOf(pages: readonly HistoryNames[], currency: Currency): Known {
  const contacts = new Map(pages.flatMap((page) => page.contacts.map((ref) => [ref.id, shortName(ref)])));
  const labels = new Map(pages.flatMap((page) => page.labels.map(({ id, name }) => [id, name])));
  const fields = new Map(pages.flatMap((page) => page.fields.map((field) => [field.id, field])));
  return {
    contact: (id) => contacts.get(id),
    label: (id) => labels.get(id),
    field: (id) => fields.get(id)?.name,
    money: (minor) => format.money(minor, currency),
    ownText: (fieldId, value) => {
      const field = fields.get(fieldId);
      return field ? customValueText(field.kind, value, currency) : value;
    },
  };
}
