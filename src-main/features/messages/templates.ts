import type { Selectable } from 'kysely';
import { fieldsOf } from '../../contract/documents/fields.ts';
import { documentKinds } from '../../contract/documents/words.ts';
import { AppError } from '../../contract/errors.ts';
import {
  LONGEST_NAME,
  type MessageTemplate,
  type MessageTemplateCreate,
  type MessageTemplateUpdate,
} from '../../contract/message-templates.ts';
import { languages } from '../../contract/settings.ts';
import type { MessageTemplatesTable } from '../../database/message-tables.ts';
import type { Actor, Store } from '../../database/store.ts';
import type { Handle, Trx } from '../../database/tables.ts';
import { flawsOf } from '../../domain/filling.ts';
import { freeAmong } from '../../domain/free-name.ts';
import { newId } from '../../domain/ids.ts';
import { clean, cleanLines } from '../../domain/text.ts';
import { updateRow } from '../contacts/lists.ts';
import { type BuiltIn, builtIns } from './usual.ts';
import type { MessageWords } from './words.ts';

type Row = Selectable<MessageTemplatesTable>;

/** Texts of messages: those that come with the app, as they came or as the shop has changed them, and the shop's own. */
export class TemplatesService {
  readonly #store: Store;
  readonly #builtIns: ReadonlyMap<string, BuiltIn>;

  constructor(store: Store, words: (language: 'id' | 'en') => Pick<MessageWords, 'usual'>) {
    this.#store = store;
    this.#builtIns = new Map(
      languages.flatMap((language) => builtIns(language, words(language).usual).map((one) => [one.id, one])),
    );
  }

  async list({ deleted }: { deleted: boolean }): Promise<MessageTemplate[]> {
    const rows = await this.#rows(this.#store.db);
    return inOrder(
      rows.filter((row) => (row.deleted_at !== null) === deleted),
      rows,
    ).map((row) => this.#shown(row, rows));
  }

  /** @throws AppError `not-found`, `in-bin` */
  async get(id: string): Promise<MessageTemplate> {
    const rows = await this.#rows(this.#store.db);
    return this.#shown(living(rows, id), rows);
  }

  create(actor: Actor, given: MessageTemplateCreate) {
    return this.#changed(actor, (trx) => this.#insert(trx, given, false));
  }

  /** What the shop has written or changed itself, without what lies in the bin. */
  async own(db: Handle): Promise<MessageTemplate[]> {
    const rows = await this.#rows(db);
    const living = inOrder(
      rows.filter((row) => row.deleted_at === null),
      rows,
    );
    return living.map((row) => this.#shown(row, rows)).filter(({ builtIn, changed }) => changed || !builtIn);
  }

  /**
   * Adds a text of another shop inside the caller's act. It is offered first as it was there, unless this shop has
   * chosen one of its own for the same.
   * @returns its name: one that is there gets a number
   */
  async take(trx: Trx, { usual, ...given }: MessageTemplateCreate & { usual: boolean }): Promise<string> {
    const rows = await this.#rows(trx);
    const living = rows.filter((row) => row.deleted_at === null);
    const name = freeAmong(
      living.map((row) => row.name),
      clean(given.name),
      LONGEST_NAME,
    );
    const chosen = usualOf(rows, given);
    await this.#insert(trx, { ...given, name }, usual && (chosen?.updated_at ?? 0) === 0);
    return name;
  }

  /** @throws AppError `not-found`, `in-bin`, `changed-meanwhile` */
  update(actor: Actor, { id, expectedUpdatedAt, ...given }: MessageTemplateUpdate) {
    return this.#changed(actor, async (trx) => {
      const row = living(await this.#rows(trx), id);
      if (expectedUpdatedAt !== undefined && expectedUpdatedAt !== row.updated_at)
        throw new AppError('changed-meanwhile', { what: 'messageTemplate', id });
      const columns: Partial<Row> = columnsOf(given);
      // What was the usual one for something is not at once that for something else.
      const moves = given.about !== undefined && given.about !== row.about;
      if (moves || (given.language !== undefined && given.language !== row.language)) columns.usual = 0;
      await this.#write(trx, row, columns);
      return id;
    });
  }

  /** @throws AppError `not-found`, `in-bin` */
  async remove(actor: Actor, id: string) {
    const { batchId } = await this.#act(actor, async (trx) => {
      await this.#write(trx, living(await this.#rows(trx), id), { deleted_at: this.#store.clock.now() });
    });
    return { batchId };
  }

  /** @throws AppError `not-found` */
  async restore(actor: Actor, id: string) {
    const { batchId } = await this.#act(actor, async (trx) => {
      const row = (await this.#rows(trx)).find((one) => one.id === id);
      if (!row) throw new AppError('not-found', { what: 'messageTemplate', id });
      if (row.deleted_at !== null) await this.#write(trx, row, { deleted_at: null });
    });
    return { batchId };
  }

  /** @throws AppError `not-found`, `in-bin` */
  makeUsual(actor: Actor, id: string) {
    return this.#changed(actor, async (trx) => {
      const rows = await this.#rows(trx);
      const row = living(rows, id);
      for (const other of rows)
        if (other.id !== id && other.usual === 1 && sameUse(other, row)) await this.#write(trx, other, { usual: 0 });
      await this.#write(trx, row, { usual: 1 });
      return id;
    });
  }

  async #insert(trx: Trx, given: MessageTemplateCreate, usual: boolean): Promise<string> {
    const now = this.#store.clock.now();
    const id = newId();
    await trx
      .insertInto('message_templates')
      .values({
        id,
        deleted_at: null,
        created_at: now,
        updated_at: now,
        ...given,
        ...columnsOf(given),
        usual: usual ? 1 : 0,
      })
      .execute();
    return id;
  }

  /** All there are: rows, and what came with the app where there is no row of it yet. */
  async #rows(db: Handle): Promise<Row[]> {
    const rows = await db.selectFrom('message_templates').selectAll().orderBy('id').execute();
    const known = new Set(rows.map((row) => row.id));
    const rest = [...this.#builtIns.values()].filter(({ id }) => !known.has(id));
    return [...rest.map(asRow), ...rows];
  }

  /** One that came with the app becomes a row as soon as it differs from what it came with. */
  async #write(trx: Trx, row: Row, columns: Partial<Row>): Promise<void> {
    const now = this.#store.clock.now();
    if (Object.entries(columns).every(([column, value]) => row[column as keyof Row] === value)) return;
    if (row.updated_at === 0)
      await trx
        .insertInto('message_templates')
        .values({ ...row, ...columns, created_at: now, updated_at: now })
        .execute();
    else
      await updateRow(
        trx,
        'message_templates',
        { ...row },
        { ...columns, updated_at: Math.max(now, row.updated_at + 1) },
      );
  }

  #shown(row: Row, all: readonly Row[]): MessageTemplate {
    const came = this.#builtIns.get(row.id);
    const { id, name, channel, subject, body, language, about } = row;
    const known = fieldsOf(about);
    return {
      ...{ id, name, channel, subject, body, language, about },
      usual: usualOf(all, row)?.id === id,
      builtIn: came !== undefined,
      changed:
        came !== undefined &&
        (['name', 'channel', 'subject', 'body', 'language', 'about'] as const).some((key) => came[key] !== row[key]),
      flaws: flawsOf(`${subject}\n${body}`, known),
      updatedAt: row.updated_at === 0 ? null : row.updated_at,
    };
  }

  async #changed(actor: Actor, work: (trx: Trx) => Promise<string>) {
    const { batchId, result: id } = await this.#act(actor, work);
    return { ...(await this.get(id)), batchId };
  }

  #act<T>(actor: Actor, work: (trx: Trx) => Promise<T>) {
    return this.#store.act(actor, 'messageTemplates.change', work);
  }
}

const asRow = ({ usual, ...one }: BuiltIn): Row => ({
  ...one,
  usual: usual ? 1 : 0,
  created_at: 0,
  updated_at: 0,
  deleted_at: null,
});

type Use = Pick<Row, 'about' | 'language'>;
const sameUse = (one: Use, other: Use) => one.about === other.about && one.language === other.language;

/** Of several that say so, one that was changed goes before one that came so, and a later one before an earlier one. */
const usualOf = (all: readonly Row[], row: Use): Row | undefined =>
  all
    .filter((one) => one.usual === 1 && one.deleted_at === null && sameUse(one, row))
    .toSorted((a, b) => b.updated_at - a.updated_at)[0];

/** By what they are about, then language, the usual one first, then by name. */
function inOrder(rows: readonly Row[], all: readonly Row[]): Row[] {
  const place = (row: Row) => (row.about === null ? -1 : documentKinds.indexOf(row.about));
  const first = (row: Row) => (usualOf(all, row)?.id === row.id ? 0 : 1);
  return rows.toSorted(
    (a, b) =>
      place(a) - place(b) ||
      languages.indexOf(a.language) - languages.indexOf(b.language) ||
      first(a) - first(b) ||
      a.name.localeCompare(b.name),
  );
}

/** @throws AppError `not-found`, `in-bin` */
function living(rows: readonly Row[], id: string): Row {
  const row = rows.find((one) => one.id === id);
  if (!row) throw new AppError('not-found', { what: 'messageTemplate', id });
  if (row.deleted_at !== null) throw new AppError('in-bin', { what: 'messageTemplate', id });
  return row;
}

type Given = Pick<MessageTemplateUpdate, 'name' | 'channel' | 'subject' | 'body' | 'language' | 'about'>;

function columnsOf(given: Given): Partial<Pick<Row, keyof Given>> {
  const { name, subject, body } = given;
  return Object.fromEntries(
    Object.entries({
      ...given,
      ...(name === undefined ? {} : { name: clean(name) }),
      ...(subject === undefined ? {} : { subject: clean(subject) }),
      ...(body === undefined ? {} : { body: cleanLines(body) }),
    }).filter(([, value]) => value !== undefined),
  );
}
