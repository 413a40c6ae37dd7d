import type { Design } from '../../contract/documents/design.ts';
import { type DocumentKind, documentKinds, Layout, type TemplateName } from '../../contract/documents/words.ts';
import { AppError } from '../../contract/errors.ts';
import type { Template, TemplateRow } from '../../contract/templates.ts';
import type { Actor, Store } from '../../database/store.ts';
import type { Handle } from '../../database/tables.ts';
import { clean } from '../../domain/text.ts';
import { todayIn } from '../../domain/dates.ts';
import type { PaperDrawer } from '../../jobs/draw.ts';
import type { SettingsService } from '../settings/service.ts';
import { examplePaper, type ExampleWords } from './example.ts';
import { designOf, requireTemplate, storedDesign, usualTemplate } from './find.ts';
import { documentPart, readTemplates, type TemplatePart, writeTemplates } from './parts.ts';
import { insertTemplate, requireDrawable, requireNameFree } from './write.ts';

export interface Templating {
  store: Store;
  settings: SettingsService;
  draw: PaperDrawer['draw'];
  /** What an example says. */
  words: (language: 'id' | 'en') => ExampleWords;
  /** Draws a quotation that is there in another design. */
  drawQuotation: (id: string, design: Design) => ReturnType<PaperDrawer['draw']>;
  /** Templates of other features that go into the same file. */
  parts?: readonly TemplatePart[];
}

/** How the shop's documents look. */
export class TemplatesService {
  readonly #given: Templating;
  readonly #parts: readonly TemplatePart[];

  constructor(given: Templating) {
    this.#given = given;
    this.#parts = [documentPart, ...(given.parts ?? [])];
  }

  async list({ kind, deleted }: { kind?: DocumentKind | undefined; deleted: boolean }) {
    const { db } = this.#given.store;
    let asked = db.selectFrom('document_templates').selectAll().orderBy('kind').orderBy('name').orderBy('id');
    asked = deleted ? asked.where('deleted_at', 'is not', null) : asked.where('deleted_at', 'is', null);
    if (kind) asked = asked.where('kind', '=', kind);
    const usual = await this.#usual(db);
    return { items: (await asked.execute()).map((row) => rowOf(row, usual)), usual };
  }

  /** @throws AppError `not-found` */
  async get(id: string): Promise<Template> {
    const { db } = this.#given.store;
    const row = await findRow(db, id);
    if (!row) throw new AppError('not-found', { what: 'template', id });
    return {
      ...rowOf(row, await this.#usual(db)),
      design: row.design === null ? null : storedDesign(row.design),
    };
  }

  /** @throws AppError `not-found`, `image-unusable` */
  async create(
    actor: Actor,
    { kind, name, from, design }: { kind: DocumentKind; name: string; from: TemplateName; design?: Design | undefined },
  ) {
    const { store } = this.#given;
    const { batchId, result: id } = await store.act(actor, 'templates.create', async (trx) => {
      if (!Layout.safeParse(from).success && !(await findRow(trx, from)))
        throw new AppError('not-found', { what: 'template', id: from });
      const begun = design ?? (await designOf(trx, from));
      return insertTemplate(trx, { kind, name, source: 'design', design: begun }, store.clock.now());
    });
    return { ...(await this.get(id)), batchId };
  }

  /** @throws AppError `not-found`, `in-bin`, `changed-meanwhile`, `name-taken`, `image-unusable` */
  async update(
    actor: Actor,
    given: {
      id: string;
      expectedUpdatedAt?: number | undefined;
      name?: string | undefined;
      design?: Design | undefined;
    },
  ) {
    const { store } = this.#given;
    const { id } = given;
    const { batchId } = await store.act(actor, 'templates.update', async (trx) => {
      const row = await findRow(trx, id);
      if (!row || (given.design && row.source !== 'design')) throw new AppError('not-found', { what: 'template', id });
      if (row.deleted_at !== null) throw new AppError('in-bin', { what: 'template', id });
      if (given.expectedUpdatedAt !== undefined && given.expectedUpdatedAt !== row.updated_at)
        throw new AppError('changed-meanwhile', { what: 'template', id });
      const name = given.name === undefined ? row.name : clean(given.name);
      if (name !== row.name) await requireNameFree(trx, row.kind, name, id);
      if (given.design) requireDrawable(given.design);
      const design = given.design ? JSON.stringify(given.design) : row.design;
      if (name === row.name && design === row.design) return;
      const updated = Math.max(store.clock.now(), row.updated_at + 1);
      await trx
        .updateTable('document_templates')
        .set({ name, design, updated_at: updated })
        .where('id', '=', id)
        .execute();
    });
    return { ...(await this.get(id)), batchId };
  }

  async remove(actor: Actor, ids: readonly string[]) {
    const { batchId, count } = await this.#move(actor, ids, true);
    return { batchId, removed: count };
  }

  async restore(actor: Actor, ids: readonly string[]) {
    const { batchId, count } = await this.#move(actor, ids, false);
    return { batchId, restored: count };
  }

  /** @throws AppError `not-found` */
  async makeUsual(actor: Actor, { kind, template }: { kind: DocumentKind; template: TemplateName }) {
    const { settings, store } = this.#given;
    await requireTemplate(store.db, template, kind);
    const { quotes, usualTemplates } = await settings.get();
    const { batchId } = await settings.update(
      actor,
      kind === 'quotation'
        ? { quotes: { ...quotes, template } }
        : { usualTemplates: { ...usualTemplates, [kind]: template } },
    );
    return { batchId };
  }

  /** @throws AppError `image-unusable`, `not-found` */
  async preview(given: {
    kind: DocumentKind;
    template: TemplateName;
    design?: Design | undefined;
    language?: 'id' | 'en' | undefined;
    lines: number;
    quotationId?: string | undefined;
  }) {
    const { store, settings, draw, words, drawQuotation } = this.#given;
    const design = given.design ?? (await designOf(store.db, given.template));
    requireDrawable(design);
    const { business, currency, currencyDecimals } = await settings.get();
    const language = design.language ?? given.language ?? (await settings.language());
    const now = store.clock.now();
    const { pdf, missing } =
      given.quotationId !== undefined
        ? await drawQuotation(given.quotationId, design)
        : await draw(
            {
              design,
              logo: business.logo,
              paper: examplePaper(given.kind, {
                ...{ business, currency, currencyDecimals, language, words: words(language), lines: given.lines },
                day: todayIn(store.clock.timeZone(), now),
              }),
              madeAt: now,
            },
            given.kind,
          );
    return { file: new File([pdf], 'example.pdf', { type: 'application/pdf' }), warnings: missing };
  }

  /** @throws AppError `nothing-to-export` */
  export(ids: readonly string[] | undefined) {
    return writeTemplates(this.#given.store.db, this.#parts, ids ?? null);
  }

  /** @throws AppError `template-file-unusable`, `image-unusable` */
  async import(actor: Actor, file: File) {
    const read = await readTemplates(file, this.#parts);
    const { store } = this.#given;
    const { batchId, result: names } = await store.act(actor, 'templates.import', (trx) =>
      read.addAll(trx, store.clock.now()),
    );
    return { batchId, names };
  }

  async #move(actor: Actor, ids: readonly string[], away: boolean) {
    const { store } = this.#given;
    const { batchId, result: count } = await store.act(
      actor,
      away ? 'templates.remove' : 'templates.restore',
      async (trx) => {
        const now = store.clock.now();
        const { numUpdatedRows } = await trx
          .updateTable('document_templates')
          .set({ deleted_at: away ? now : null, updated_at: now })
          .where('id', 'in', [...ids])
          .where('deleted_at', away ? 'is' : 'is not', null)
          .executeTakeFirst();
        return Number(numUpdatedRows);
      },
    );
    return { batchId, count };
  }

  async #usual(db: Handle): Promise<Record<DocumentKind, TemplateName>> {
    const settings = await this.#given.settings.get();
    const usual = {} as Record<DocumentKind, TemplateName>;
    for (const kind of documentKinds) usual[kind] = await usualTemplate(db, settings, kind);
    return usual;
  }
}

const findRow = (db: Handle, id: string) =>
  db.selectFrom('document_templates').selectAll().where('id', '=', id).executeTakeFirst();

function rowOf(
  row: NonNullable<Awaited<ReturnType<typeof findRow>>>,
  usual: Record<DocumentKind, TemplateName>,
): TemplateRow {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    source: row.source,
    layout: row.design === null ? null : storedDesign(row.design).layout,
    fileName: row.file_name,
    usual: usual[row.kind] === row.id,
    updatedAt: row.updated_at,
    deletedAt: row.deleted_at,
  };
}
