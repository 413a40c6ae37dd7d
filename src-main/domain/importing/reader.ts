import { parseEmail, splitEmails } from '../fields.ts';
import { parsePhone, type ParsedPhone, splitPhones } from '../phone.ts';
import { clean, cleanLines, fold } from '../text.ts';
import { type Cell, cellText, isBlank } from './cells.ts';
import type { Column } from './columns.ts';
import type { Note } from './notes.ts';
import type { TargetField } from './target.ts';
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

/** The cells of one row, reached by what their columns mean, with the notes that arise on the way. */
export class RowReader {
  readonly notes: Note[] = [];
  readonly #cells: readonly Cell[];
  readonly #columns: readonly Column[];

  constructor(cells: readonly Cell[], columns: readonly Column[]) {
    this.#cells = cells;
    this.#columns = columns;
  }

  columnsOf(field: TargetField): Column[] {
    return this.#columns.filter((column) => column.field === field && !isBlank(this.#cells[column.index]));
  }

  cell(column: Column): Cell {
    return this.#cells[column.index] ?? null;
  }

  text(column: Column): string {
    return cellText(this.cell(column));
  }

  /** One line of a field that takes one column; '' where it is not there. */
  line(field: TargetField, max: number): string {
    const [column] = this.columnsOf(field);
    return column ? this.shorten(column, clean(this.text(column)), max) : '';
  }

  /** All columns of a field, each on lines of its own. */
  prose(field: TargetField, max: number): string {
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
    this.note(column, text, short, 'value-shortened');
    return short;
  }

  note(column: Column, before: string, after: string, reason: Note['reason']): void {
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

  phones(region: string): { raw: string; e164: string | null; label: string }[] {
    const found: { raw: string; e164: string | null; label: string }[] = [];
    const seen = new Set<string>();
    for (const column of this.columnsOf('phone')) {
      const text = this.text(column);
      const pieces = text.split(MULTI).flatMap(splitPhones);
      const parsed = pieces.map((piece) => parsePhone(piece, region)).filter((phone) => phone.raw !== '');
      if (parsed.length > 1) {
        this.note(column, text, parsed.map((phone) => phone.e164 ?? phone.raw).join(' / '), 'phones-split');
      }
      const given = this.#labelFor(column, 'phoneLabel');
      for (const phone of parsed) {
        this.#notePhone(column, phone);
        const raw = this.shorten(column, phone.raw, textLimits.phone);
        const key = phone.e164 ?? fold(raw);
        if (seen.has(key) || found.length >= LIST_MAX) continue;
        seen.add(key);
        found.push({ raw, e164: phone.e164, label: phoneLabel(phone, given) });
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
        const address = email.address ?? this.shorten(column, email.raw, textLimits.email);
        if (email.repaired) this.note(column, piece, address, 'email-repaired');
        if (email.address === null) this.note(column, piece, address, 'email-not-an-address');
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

  #notePhone(column: Column, phone: ParsedPhone): void {
    if (phone.e164 === null) this.note(column, phone.raw, phone.raw, 'phone-not-a-number');
    else if (phone.repaired === 'zero-restored') this.note(column, phone.raw, phone.e164, 'phone-zero-restored');
    else if (phone.repaired === 'plus-restored') this.note(column, phone.raw, phone.e164, 'phone-country-code-added');
    else if (phone.repaired === 'scientific') this.note(column, phone.raw, phone.e164, 'phone-from-scientific');
  }
}

/** "No. HP/WA" over a landline is a landline all the same. */
function phoneLabel(phone: ParsedPhone, given: string | null): string {
  const isMobileLabel = given === 'mobile' || given === 'whatsapp';
  if (isMobileLabel && phone.kind === 'fixed') return 'other';
  return given ?? (phone.kind === 'mobile' ? 'mobile' : 'other');
}
