/** The life of a quotation, and what differs between two revisions. */
import type { QuoteStatus } from '../contract/quotes/words.ts';
import { addDays } from './dates.ts';

type Stored = Exclude<QuoteStatus, 'expired'>;

/** How a quotation stands on a day: one that is out and past its day is expired, by itself. */
export const statusOn = (stored: Stored, validUntil: string | null, today: string): QuoteStatus =>
  stored === 'issued' && validUntil !== null && validUntil < today ? 'expired' : stored;

/** The last day of validity; null: for ever. */
export const validUntil = (issuedOn: string, days: number): string | null =>
  days === 0 ? null : addDays(issuedOn, days);

/** How a revision says what it says: plain text by field, so that any two can be laid side by side. */
export interface Side {
  fields: Readonly<Record<string, string>>;
  lines: readonly { name: string; productId: string | null; fields: Readonly<Record<string, string>> }[];
}
export interface Difference {
  what: 'line-added' | 'line-removed' | 'line-changed' | 'changed';
  name: string;
  field: string;
  before: string;
  after: string;
}

/**
 * What a person would say has changed. Lines are known again by their product, else by their text, in their order; of two
 * lines alike the first answers to the first. Only the order being another is no change.
 */
export function differences(before: Side, after: Side): Difference[] {
  const found: Difference[] = [];
  const open = [...before.lines];
  const added: Side['lines'][number][] = [];
  const keyOf = (line: Side['lines'][number]) => line.productId ?? line.name.toLowerCase();
  const same = (one: Side['lines'][number], other: Side['lines'][number]) =>
    JSON.stringify(one.fields) === JSON.stringify(other.fields) && one.name === other.name;
  const take = (line: Side['lines'][number]) => {
    const exact = open.findIndex((other) => keyOf(other) === keyOf(line) && same(other, line));
    const at = exact >= 0 ? exact : open.findIndex((other) => keyOf(other) === keyOf(line));
    return at < 0 ? undefined : open.splice(at, 1)[0];
  };
  for (const line of after.lines) {
    const was = take(line);
    if (!was) added.push(line);
    else found.push(...changedFields(was.fields, line.fields, 'line-changed', line.name));
  }
  for (const { name } of open) found.push({ what: 'line-removed', name, field: '', before: name, after: '' });
  for (const { name } of added) found.push({ what: 'line-added', name, field: '', before: '', after: name });
  return [...found, ...changedFields(before.fields, after.fields, 'changed', '')];
}

function changedFields(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
  what: Difference['what'],
  name: string,
): Difference[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((field) => {
    const [was, is] = [before[field] ?? '', after[field] ?? ''];
    return was === is ? [] : [{ what, name, field, before: was, after: is }];
  });
}
