import type { DocumentMake, LettersAsk, LettersProgress, Skipped } from '../../contract/documents.ts';
import { AppError } from '../../contract/errors.ts';
import type { Actor } from '../../database/store.ts';
import type { PaperDrawer } from '../../jobs/draw.ts';
import { findMailing } from '../contacts/mailing.ts';
import type { Task } from '../long-work.ts';
import { freeName, type Laid } from '../papers/lay.ts';
import { keepNumber, nextNumbers } from '../papers/numbers.ts';
import type { Writing } from '../quotes/write.ts';
import { layPaper, type MadePaper } from '../papers/word-paper.ts';
import { designOf, templateFile } from '../templates/find.ts';
import { requireKnown } from './kinds/letter.ts';
import { insertDocument, type Issuing, paperFor, prepare, schemeOf, stemOf } from './make.ts';
import { paperOf } from './paper.ts';
import type { DocumentColumns } from './rows.ts';

/** So many of those who were left out are named. */
const MOST_NAMED = 1_000;
/** As many letters are one piece of work; more are written group by group. */
export const MOST_LETTERS = 2_000;

export interface WritingLetters extends Issuing {
  drawMany: PaperDrawer['drawMany'];
}

/**
 * A letter to each of many contacts: all of them are drawn, then one transaction gives the numbers and keeps rows, papers
 * and entries of the timeline. Stopped or failed, it leaves nothing. Made from a Word file of the shop's own they are Word
 * files alone, a file each.
 * @throws AppError `placeholders-unknown`, `nobody-left`, `too-many-letters`, `word-letters-apart`, `job-cancelled`, `folder-unusable`
 */
export async function writeLetters(
  issuing: WritingLetters,
  caller: Actor,
  { selection, subject, body, language, template, as }: LettersAsk,
  at: Writing,
  laid: Laid,
  task: Task<LettersProgress>,
) {
  const { store } = issuing;
  requireKnown(subject, body);
  const { wanted, skipped } = await findMailing(store, selection, { needsAddress: false });
  if (wanted.length === 0) throw new AppError('nobody-left', { skipped: skipped.length });
  if (wanted.length > MOST_LETTERS) throw new AppError('too-many-letters', { most: MOST_LETTERS });
  const scheme = schemeOf(at.settings, 'letter');
  const numbers = await nextNumbers(store.db, 'letter', scheme, at.day, wanted.length);
  const rows: DocumentColumns[] = [];
  const breathe = store.breather();
  for (const [place, { id: contactId }] of wanted.entries()) {
    requireGoing(task);
    const given = numbers[place];
    if (!given) break;
    const asked: DocumentMake = { kind: 'letter', contactId, subject, body, language, template };
    const { row } = await prepare(store.db, issuing, caller, asked, at, given);
    if (place === 0 && as === 'one-file' && (await templateFile(store.db, row.template)) !== null)
      throw new AppError('word-letters-apart', {});
    rows.push(row);
    task.tell({ phase: 'reading', done: place + 1, total: wanted.length });
    await breathe();
  }
  const drawn =
    as === 'one-file' ? await inOneFile(issuing, rows, at, laid, task) : await aFileEach(issuing, rows, at, laid, task);
  task.tell({ phase: 'writing', done: 0, total: rows.length });
  requireGoing(task);
  const { batchId } = await store.act(caller, 'documents.letters', async (trx) => {
    const [still] = await nextNumbers(trx, 'letter', scheme, at.day, 1);
    const last = numbers.at(-1);
    if (!last || still?.number !== numbers[0]?.number)
      throw new AppError('changed-meanwhile', { what: 'document', id: rows[0]?.id ?? '' });
    await keepNumber(trx, 'letter', last);
    const breatheInside = store.breather();
    for (const row of drawn.rows) {
      await insertDocument(trx, issuing, row, caller);
      await breatheInside();
    }
    await laid.keep();
  });
  return {
    made: rows.length,
    skipped: skipped.length,
    skippedContacts: skipped.slice(0, MOST_NAMED) satisfies Skipped[],
    file: drawn.file,
    kept: drawn.kept,
    warnings: drawn.warnings,
    batchId,
  };
}

interface Drawn {
  rows: DocumentColumns[];
  file: File | null;
  kept: string;
  warnings: string[];
}

/** One long paper to print: each letter begins a page and counts its own. */
async function inOneFile(
  { store, folder, words, drawMany }: WritingLetters,
  rows: readonly DocumentColumns[],
  { settings, day, now }: Writing,
  laid: Laid,
  { tell, signal }: Task<LettersProgress>,
): Promise<Drawn> {
  const [first] = rows;
  const last = rows.at(-1);
  if (!first || !last) throw new AppError('nobody-left', { skipped: 0 });
  const { business, phoneRegion } = settings;
  const design = await designOf(store.db, first.template);
  const papers = rows.map((row) => {
    const language = design.language ?? row.language;
    return paperOf(row, { words: words(language), language, phoneRegion });
  });
  const { pdf, missing } = await drawMany({ design, logo: business.logo, papers, madeAt: now }, first.number, {
    signal,
    onProgress: ({ done }) => tell({ phase: 'drawing', done: Math.min(done, rows.length), total: rows.length }),
  });
  const stem = [rows.length > 1 ? `${first.number} - ${last.number}` : first.number, first.subject].filter(Boolean);
  const name = await freeName(store.db, folder, { year: day.slice(0, 4), stem: stem.join(' ') });
  await laid.lay(name, pdf);
  const file = new File([pdf], name.split('/').at(-1) ?? 'letters.pdf', { type: 'application/pdf' });
  return {
    rows: rows.map((row) => ({ ...row, file: name, warnings: JSON.stringify(missing) })),
    ...{ file, kept: name, warnings: missing },
  };
}

/** A file for each letter: while one is brought onto the disk, the next one is drawn. */
async function aFileEach(
  issuing: WritingLetters,
  rows: readonly DocumentColumns[],
  { settings, day }: Writing,
  laid: Laid,
  task: Task<LettersProgress>,
): Promise<Drawn> {
  const { store, folder } = issuing;
  const year = day.slice(0, 4);
  const used = new Set<string>();
  const missing = new Set<string>();
  const done: DocumentColumns[] = [];
  const { signal } = task;
  const begin = async (row: DocumentColumns | undefined): Promise<MadePaper | null> =>
    row ? paperFor(issuing, row, settings, { signal, withoutPdf: true }) : null;
  let ahead = begin(rows[0]);
  for (const [place, row] of rows.entries()) {
    const drawn = await ahead;
    ahead = begin(rows[place + 1]);
    // Whoever stops leaves the one that is being drawn to itself.
    ahead.catch(() => undefined);
    requireGoing(task);
    if (!drawn) break;
    const free = await freeName(store.db, folder, { year, stem: stemOf(row), used });
    used.add(free);
    const name = await layPaper(laid, free, drawn);
    for (const character of drawn.missing) missing.add(character);
    done.push({ ...row, file: name, warnings: JSON.stringify(drawn.missing) });
    task.tell({ phase: 'drawing', done: place + 1, total: rows.length });
  }
  return { rows: done, file: null, kept: `documents/${year}`, warnings: [...missing] };
}

/** @throws AppError `job-cancelled` */
function requireGoing({ signal }: Task<LettersProgress>): void {
  if (signal.aborted) throw new AppError('job-cancelled', {});
}
