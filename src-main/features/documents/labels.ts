import type { LabelsAsk, LettersProgress } from '../../contract/documents.ts';
import { AppError } from '../../contract/errors.ts';
import { fitsOnSheet, labelSheet } from '../../domain/label-sheets.ts';
import type { Paper } from '../../jobs/drawing/paper.ts';
import { findMailing } from '../contacts/mailing.ts';
import type { Task } from '../long-work.ts';
import { findParty } from '../quotes/issued.ts';
import type { Writing } from '../quotes/write.ts';
import { designOf, usualTemplate } from '../templates/find.ts';
import type { Issuing } from './make.ts';

const MOST_NAMED = 1_000;

/**
 * Sheets of address labels, the first ones left free that are used already.
 * @throws AppError `nobody-left`, `labels-do-not-fit`, `job-cancelled`
 */
export async function printLabels(
  { store, words, draw }: Issuing,
  { selection, sheet: name, own, start }: LabelsAsk,
  { language, now, settings }: Writing,
  { tell, signal }: Task<LettersProgress>,
) {
  const sheet = labelSheet(name, own);
  if (!sheet || !fitsOnSheet(sheet) || start > sheet.columns * sheet.rows) throw new AppError('labels-do-not-fit', {});
  const { wanted, skipped } = await findMailing(store, selection, { needsAddress: true });
  if (wanted.length === 0) throw new AppError('nobody-left', { skipped: skipped.length });
  const says = words(language).documents;
  const labels: { lines: string[] }[] = Array.from({ length: start - 1 }, () => ({ lines: [] }));
  const breathe = store.breather();
  for (const [at, { id }] of wanted.entries()) {
    if (signal.aborted) throw new AppError('job-cancelled', {});
    const { name: who, company, address } = await findParty(store.db, id);
    labels.push({ lines: [says.labelTo(who), company, ...address.split('\n')].filter(Boolean) });
    tell({ phase: 'reading', done: at + 1, total: wanted.length });
    await breathe();
  }
  const paper: Paper = {
    ...{ kind: 'labels', title: says.labels, facts: [], subject: null, customer: null },
    business: { name: '', lines: [] },
    body: [{ kind: 'labels', sheet, labels }],
    ...{ terms: null, signatures: [] },
    words: { page: '', carriedForward: '', broughtForward: '' },
  };
  tell({ phase: 'drawing', done: 0, total: wanted.length });
  const design = await designOf(store.db, await usualTemplate(store.db, settings, 'labels'));
  const { pdf, missing } = await draw({ design, logo: null, paper, madeAt: now }, says.labels);
  if (signal.aborted) throw new AppError('job-cancelled', {});
  return {
    file: new File([pdf], `${says.labels}.pdf`, { type: 'application/pdf' }),
    warnings: missing,
    printed: wanted.length,
    pages: Math.ceil(labels.length / (sheet.columns * sheet.rows)),
    skipped: skipped.length,
    skippedContacts: skipped.slice(0, MOST_NAMED),
  };
}
