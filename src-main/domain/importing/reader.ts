import { parseEmail, splitEmails } from '../fields.ts';
import { digitForms, parsePhone, type ParsedPhone, splitPhones } from '../phone.ts';
import { clean, cleanLines, fold } from '../text.ts';
import { type Cell, cellText, isBlank } from './cells.ts';
import type { Column } from './columns.ts';
import type { DraftPhone } from './draft.ts';
import type { UnderstoodDate } from './birthday.ts';
import { answerKey, type Answers, type GroupAnswer, type Note, RowRejected } from './notes.ts';
import { labelIn } from './words.ts';

/** How long each text may be; the contract allows no more. */
export const textLimits = {
  name: 10_000,
  title: 60,
  line: 120,
  label: 40,
  tag: 80,
  interests: 500,
  language: 35,
  note: 20_000,
  street: 500,
  postalCode: 20,
  country: 80,
  link: 500,
  phone: 200,
  email: 320,
  custom: 2_000,
} as const;

/** At most so many phones, e-mails, addresses, links in one contact. */
const LIST_MAX = 50;

/** Google joins several values of one cell like this. */
const MULTI = /\s*:::\s*/;

const NONE: readonly Column[] = [];
/** Every row of a file asks for the same fields of the same columns. */
const known = new WeakMap<readonly Column[], ReadonlyMap<string, readonly Column[]>>();

function columnsByField(columns: readonly Column[]): ReadonlyMap<string, readonly Column[]> {
  let byField = known.get(columns);
  if (!byField) {
    byField = Map.groupBy(columns, ({ field }) => field ?? '');
    known.set(columns, byField);
  }
  return byField;
}

/** The cells of one row, reached by what their columns mean, with the notes that arise on the way. */
export class RowReader {
  readonly notes: Note[] = [];
  /** Lines for the note: what no field could hold and was to be kept all the same. */
  readonly kept: string[] = [];
  readonly #cells: readonly Cell[];
  readonly #byField: ReadonlyMap<string, readonly Column[]>;
  readonly #answers: Answers;

  constructor(cells: readonly Cell[], columns: readonly Column[], answers: Answers) {
    this.#cells = cells;
    this.#byField = columnsByField(columns);
    this.#answers = answers;
  }

  columnsOf(field: string): readonly Column[] {
    const columns = this.#byField.get(field);
    if (!columns) return NONE;
    return columns.filter((column) => !isBlank(this.#cells[column.index]));
  }

  cell(column: Column): Cell {
    return this.#cells[column.index] ?? null;
  }

  text(column: Column): string {
    return cellText(this.cell(column));
  }

  /** One line of a field that takes one column; '' where it is not there. */
  line(field: string, max: number): string {
    const [column] = this.columnsOf(field);
    return column ? this.shorten(column, clean(this.text(column)), max) : '';
  }

  /** All columns of a field, each on lines of its own. */
  prose(field: string, max: number): string {
    const columns = this.columnsOf(field);
    const [first] = columns;
    const text = columns.map((column) => cleanLines(this.text(column))).join('\n');
    return first ? this.shorten(first, text, max) : '';
  }

  shorten(column: Column, text: string, max: number): string {
    if (text.length <= max) return text;
    const short = text
      .slice(0, max)
      .replace(/[\uD800-\uDBFF]$/, '')
      .trim();
    this.settle(column, text, short, 'value-shortened');
    return short;
  }

  /**
   * Notes how a value was understood and answers what shall become of it, as the person has said for its whole group.
   *
   * @throws RowRejected where the group's rows are rejected
   */
  settle(column: Column, before: string, after: string, reason: Note['reason']): GroupAnswer {
    const answer = this.#answers.get(answerKey(column.index, reason)) ?? 'accept';
    const shown = answer === 'empty' || answer === 'reject' ? '' : answer === 'keep' ? before : after;
    this.#note(column, before, shown, reason);
    if (answer === 'reject') throw new RowRejected(column.name, before);
    return answer;
  }

  /** Notes a value that its field cannot hold; it is lost, unless it was to be kept in the note. */
  lose(column: Column, before: string, reason: Note['reason']): void {
    if (this.settle(column, before, '', reason) === 'keep') this.kept.push(`${column.name}: ${before}`);
  }

  /** A date as it was understood, or null. */
  date(column: Column, { value, reason }: UnderstoodDate): string | null {
    if (reason === null) return value;
    const text = this.text(column);
    if (value === null) {
      this.lose(column, text, reason);
      return null;
    }
    const answer = this.settle(column, text, value, reason);
    if (answer === 'keep') this.kept.push(`${column.name}: ${text}`);
    return answer === 'keep' || answer === 'empty' ? null : value;
  }

  #note(column: Column, before: string, after: string, reason: Note['reason']): void {
    const cut = (text: string) => (text.length > 200 ? `${text.slice(0, 199)}…` : text);
    this.notes.push({
      column: column.index,
      field: column.field ?? '',
      before: cut(before),
      after: cut(after),
      reason,
    });
  }

  /** The values of a cell that may hold several. */
  pieces(column: Column, separators: RegExp): string[] {
    return this.text(column)
      .split(MULTI)
      .flatMap((part) => part.split(separators))
      .map((part) => part.trim())
      .filter((part) => part !== '');
  }

  phones(region: string): DraftPhone[] {
    const found: DraftPhone[] = [];
    const seen = new Set<string>();
    for (const column of this.columnsOf('phone')) {
      const text = this.text(column);
      const pieces = text.split(MULTI).flatMap(splitPhones);
      let parsed = pieces.map((piece) => parsePhone(piece, region)).filter((phone) => phone.raw !== '');
      if (parsed.length > 1) {
        const apart = parsed.map((phone) => phone.e164 ?? phone.raw).join(' / ');
        if (this.settle(column, text, apart, 'phones-split') === 'keep') parsed = [parsePhone(clean(text), region)];
      }
      const given = this.#labelFor(column, 'phoneLabel');
      for (const phone of parsed) {
        if (this.#settlePhone(column, phone) === 'empty') continue;
        const raw = this.shorten(column, phone.raw, textLimits.phone);
        const key = phone.e164 ?? fold(raw);
        if (seen.has(key) || found.length >= LIST_MAX) continue;
        seen.add(key);
        found.push({ raw, e164: phone.e164, digits: digitForms(phone.e164 ?? raw), label: phoneLabel(phone, given) });
      }
    }
    return found;
  }

  emails(): { address: string; label: string }[] {
    const found: { address: string; label: string }[] = [];
    const seen = new Set<string>();
    for (const column of this.columnsOf('email')) {
      for (const piece of this.text(column).split(MULTI).flatMap(splitEmails)) {
        const email = parseEmail(piece);
        let address = email.address ?? this.shorten(column, email.raw, textLimits.email);
        const reason = email.address === null ? 'email-not-an-address' : email.repaired ? 'email-repaired' : null;
        const answer = reason ? this.settle(column, piece, address, reason) : 'accept';
        if (answer === 'empty') continue;
        if (answer === 'keep') address = this.shorten(column, email.raw, textLimits.email);
        if (seen.has(address.toLowerCase()) || found.length >= LIST_MAX || address === '') continue;
        seen.add(address.toLowerCase());
        found.push({ address, label: this.#labelFor(column, 'emailLabel') ?? 'other' });
      }
    }
    return found;
  }

  /** The label a value gets: what the column of labels beside it says, else its own column's header. */
  #labelFor(column: Column, field: 'phoneLabel' | 'emailLabel'): string | null {
    const beside = this.columnsOf(field).find((label) => label.set === column.set);
    return (beside ? labelIn(this.text(beside)) : null) ?? column.label;
  }

  #settlePhone(column: Column, phone: ParsedPhone): GroupAnswer {
    if (phone.e164 === null) return this.settle(column, phone.raw, phone.raw, 'phone-not-a-number');
    const reason = phone.repaired === null ? undefined : repairs[phone.repaired];
    return reason ? this.settle(column, phone.raw, phone.e164, reason) : 'accept';
  }
}

const repairs: Partial<Record<NonNullable<ParsedPhone['repaired']>, Note['reason']>> = {
  'zero-restored': 'phone-zero-restored',
  'plus-restored': 'phone-country-code-added',
  scientific: 'phone-from-scientific',
};

/** "No. HP/WA" over a landline is a landline all the same. */
function phoneLabel(phone: ParsedPhone, given: string | null): string {
  const isMobileLabel = given === 'mobile' || given === 'whatsapp';
  if (isMobileLabel && phone.kind === 'fixed') return 'other';
  return given ?? (phone.kind === 'mobile' ? 'mobile' : 'other');
}
