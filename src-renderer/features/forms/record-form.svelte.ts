import { errorData } from '../../../src-main/contract/errors.ts';
import { codeOf, sentenceOf } from '../../api/index.ts';
import { format, t } from '../../i18n/index.svelte.ts';
import type { FormRequest } from './form-opener.svelte.ts';

/** Why something is not saved, and what to do now. */
export interface Problem {
  text: string;
  next?: string | undefined;
}

/** Part of the input of an update: refuses it where somebody else was faster. */
export interface Expected {
  expectedUpdatedAt?: number;
}

/**
 * The life of a form for one record, from opening to saving: reading it, refusing what is not clear, telling why it is
 * not saved, and settling with somebody who saved it meanwhile. A refusal keeps everything that is typed.
 */
export abstract class RecordForm<Preset, Saved extends { id: string; updatedAt: number }> {
  problem = $state.raw<Problem>();
  /** Somebody else saved the same record meanwhile. */
  conflict = $state(false);
  busy = $state(false);
  /** What the record is called as it was opened: what is being typed is nobody's name yet. */
  openedAs = $state('');
  /** Names of the fields in which something is typed that has no meaning. */
  invalid: Record<string, boolean> = $state({});

  #id = $state<string>();
  #updatedAt: number | undefined;

  /** Whether leaving would lose something. */
  abstract readonly dirty: boolean;

  get id(): string | undefined {
    return this.#id;
  }

  /** Fills the form for a request. @throws what reading the record throws */
  async load(request: FormRequest<Preset>): Promise<void> {
    if (request.id === undefined) await this.begin(request);
    else this.goOnWith(await this.read(request.id));
  }

  /** Lets go of what is typed and shows what the other one saved. */
  async takeTheirs(): Promise<void> {
    if (this.#id !== undefined) this.goOnWith(await this.read(this.#id));
  }

  /**
   * Saves. `overwrite` saves what was changed here although somebody else was faster.
   * @returns the record's id, or undefined where something keeps it from being saved
   */
  async save({ overwrite = false } = {}): Promise<string | undefined> {
    if (this.busy || !this.#isComplete()) return undefined;
    this.busy = true;
    this.problem = undefined;
    try {
      const unseen = overwrite || this.#updatedAt === undefined;
      return await this.write(unseen ? {} : { expectedUpdatedAt: this.#updatedAt });
    } catch (error) {
      this.conflict = codeOf(error) === 'changed-meanwhile';
      if (!this.conflict) this.problem = this.refusal(error);
      return undefined;
    } finally {
      this.busy = false;
    }
  }

  /** From here on this saved record is edited. */
  protected goOnWith(saved: Saved): void {
    this.#id = saved.id;
    this.#updatedAt = saved.updatedAt;
    this.conflict = false;
    this.problem = undefined;
    this.openedAs = this.nameOf(saved);
    this.show(saved);
  }

  /** Fields in which something is typed that has no meaning yet, by their names. */
  protected unclear(): string[] {
    return Object.keys(this.invalid).filter((name) => this.invalid[name]);
  }

  /** A refusal in words. */
  protected refusal(error: unknown): Problem {
    return sentenceOf(error);
  }

  protected abstract read(id: string): Promise<Saved>;
  /** Fills in what is known of a new record. */
  protected abstract begin(request: FormRequest<Preset>): Promise<void>;
  /** Puts a saved record into the fields, and takes back what was said about them. */
  protected abstract show(saved: Saved): void;
  protected abstract nameOf(saved: Saved): string;
  /** Says beside the fields what is missing. @returns whether anything is */
  protected abstract missing(): boolean;
  /** Writes it and says so with a toast. @returns the record's id, or undefined where the form must stay */
  protected abstract write(expected: Expected): Promise<string | undefined>;

  #isComplete(): boolean {
    const missing = this.missing();
    const unclear = this.unclear();
    this.problem = unclear.length > 0 ? { text: t.ui.form.checkFields(format.list(unclear)) } : undefined;
    return !missing && unclear.length === 0;
  }
}

/** A refusal that names fields, as the form names them; any other in its own words. */
export function refusedFields(error: unknown, wordOf: (field: string) => string): Problem {
  const data = error instanceof Error && 'data' in error ? errorData['input-invalid'].safeParse(error.data) : undefined;
  if (codeOf(error) !== 'input-invalid' || !data?.success) return sentenceOf(error);
  const names = data.data.issues.map(({ path }) => wordOf(path.split(/[.[]/)[0] ?? ''));
  const each = names.filter((name, place) => names.indexOf(name) === place);
  return { text: t.ui.form.checkFields(format.list(each)) };
}
