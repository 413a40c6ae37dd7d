import type { ImportTarget, Outcome, PreviewRow } from '../../contract/imports.ts';
import type { z } from 'zod';
import type { Handle, Trx } from '../../database/tables.ts';
import type { CustomFieldSpec } from '../../domain/importing/target.ts';
import type { Drafts } from '../../domain/importing/targets/index.ts';

export type TargetName = z.infer<typeof ImportTarget>;
export type DuplicateMode = 'skip' | 'fill' | 'update' | 'add';
export type RowOutcome = 'added' | 'updated' | 'unchanged' | 'skipped';

/** A row of a file as far as its writer needs it. */
export interface DraftRow<Draft> {
  draft: Draft | null;
}

/** What would become of a row under each choice about duplicates, and the record that is the same. */
export interface Verdict {
  outcomes: Record<DuplicateMode, z.infer<typeof Outcome>>;
  sameAs: SameAs;
  /** The same where duplicates are skipped: a row that is skipped brings nothing that a later one could be the same as. */
  sameAsSkipped: SameAs;
}
type SameAs = z.infer<typeof PreviewRow>['sameAs'];

export interface RowJudge<Draft> {
  /** Judges rows in the order of the file; what stood above them it remembers. Writes nothing. */
  judge(db: Handle, rows: readonly DraftRow<Draft>[]): Promise<Verdict[]>;
}

export interface RowWriter<Draft> {
  /**
   * Stores rows inside the caller's transaction, in their order, or leaves them, as their duplicates say.
   *
   * @param breathe to be awaited between steps of some milliseconds
   */
  write(trx: Trx, drafts: readonly Draft[], breathe: () => Promise<void>): Promise<RowOutcome[]>;
}

/** What a whole import goes by. */
export interface Writing {
  duplicates: DuplicateMode;
  /** Of {@link ImportWriter.matchKeys}. */
  matchBy: readonly string[];
  /** Epoch ms. */
  now: number;
  /** ISO 3166-1 alpha-2: where a phone without a country code is. */
  region: string;
}

/**
 * How the rows of one target are stored. The feature that keeps such records brings it (features/<x>/importing/) and
 * app.ts hands it over; what the rows of its files mean is said in domain/importing/targets.
 */
export interface ImportWriter<Draft> {
  /** The shop's own fields that columns may fill, in their order; none where such records have none. */
  ownFields(db: Handle): Promise<CustomFieldSpec[]>;
  /** Makes own fields for columns that have none, inside the import's batch; answers their ids by the ids they had. */
  makeOwnFields(trx: Trx, fields: readonly NewField[], now: number): Promise<Map<string, string>>;
  /** What rows can be matched by, of the fields that columns are matched to; the surest first. */
  matchKeys(fields: readonly string[]): string[];
  /** What they are matched by where nobody has chosen. */
  usualMatchBy: readonly string[];
  judge(writing: Omit<Writing, 'duplicates'>): RowJudge<Draft>;
  writer(writing: Writing): RowWriter<Draft>;
}

export interface NewField {
  id: string;
  name: string;
  kind: CustomFieldSpec['kind'];
}

/** A writer for every target that the contract offers. */
export type ImportWriters = { [Name in TargetName]: ImportWriter<Drafts[Name]> };
