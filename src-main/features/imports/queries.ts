import { sql } from 'kysely';
import type { ImportSummary } from '../../contract/imports.ts';
import type { Handle, ImportsTable, Trx } from '../../database/tables.ts';
import type { DraftAddress } from '../../domain/importing/draft.ts';
import { nameIndex } from '../../domain/names.ts';
import { type Existing, linkKey, phoneKey } from './changes.ts';

/** Rejected rows that are kept with their reasons. */
const REJECTS_KEPT = 1_000;

const idList = (ids: readonly string[]) => sql<string>`(select value from json_each(${JSON.stringify(ids)}))`;

export type ImportRow = Pick<
  ImportsTable,
  'id' | 'target' | 'file_name' | 'options' | 'duplicates' | 'staff_id' | 'started_at'
>;

/** Written together with the batch that carries the import. */
export async function insertImport(trx: Trx, row: ImportRow): Promise<void> {
  await trx
    .insertInto('imports')
    .values({ ...row, status: 'running', finished_at: null })
    .execute();
}

export type ImportCounts = Pick<ImportSummary, 'rows' | 'added' | 'updated' | 'unchanged' | 'skipped' | 'rejected'>;

export async function finishImport(
  trx: Trx,
  id: string,
  outcome: { status: ImportsTable['status']; finished_at: number } & Partial<ImportCounts>,
): Promise<void> {
  await trx.updateTable('imports').set(outcome).where('id', '=', id).execute();
}

export async function insertRejects(
  trx: Trx,
  importId: string,
  rejects: readonly { row: number; reason: string; column: string; value: string }[],
): Promise<void> {
  if (rejects.length === 0) return;
  await trx
    .insertInto('import_rejects')
    .values(
      rejects.map(({ row, reason, column, value }) => ({
        import_id: importId,
        row,
        reason,
        column_name: column,
        value,
      })),
    )
    .execute();
}

const summaries = (db: Handle) =>
  db
    .selectFrom('imports')
    .innerJoin('batches', 'batches.id', 'imports.id')
    .leftJoin('staff', 'staff.id', 'imports.staff_id')
    .select([
      'imports.id',
      'imports.target',
      'imports.file_name as file',
      'imports.status',
      'batches.status as batch_status',
      'imports.duplicates',
      'imports.started_at as startedAt',
      'imports.finished_at as finishedAt',
      'staff.name as staff_name',
      'imports.rows',
      'imports.added',
      'imports.updated',
      'imports.unchanged',
      'imports.skipped',
      'imports.rejected',
    ]);

type SummaryRow = Awaited<ReturnType<ReturnType<typeof summaries>['execute']>>[number];

function toSummary(row: SummaryRow, rejects: ImportSummary['rejects']): ImportSummary {
  const { batch_status, staff_name, target, status, ...rest } = row;
  return {
    ...rest,
    target: target as ImportSummary['target'],
    // An import is undone through its batch, wherever that was asked for.
    status: status === 'done' && batch_status === 'undone' ? 'undone' : status,
    staffName: staff_name ?? '',
    rejects,
  };
}

/** One import with its rejected rows; undefined where there is none. */
export async function findImport(db: Handle, id: string): Promise<ImportSummary | undefined> {
  const row = await summaries(db).where('imports.id', '=', id).executeTakeFirst();
  if (!row) return undefined;
  const rejects = await db
    .selectFrom('import_rejects')
    .select(['row', 'reason', 'column_name as column', 'value'])
    .where('import_id', '=', id)
    .orderBy('row')
    .limit(REJECTS_KEPT)
    .execute();
  return toSummary(
    row,
    rejects.map((reject) => ({ ...reject, reason: reject.reason as ImportSummary['rejects'][number]['reason'] })),
  );
}

/** Past imports, newest first, without their rejected rows. */
export async function findImports(db: Handle, page: { limit: number; offset: number }) {
  const { total } = await db
    .selectFrom('imports')
    .select((q) => q.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await summaries(db)
    .orderBy('imports.started_at', 'desc')
    .orderBy('imports.id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return { total, items: rows.map((row) => toSummary(row, [])) };
}

/** What some contacts have already, by id: a handful of statements however many they are. */
export async function findExisting(db: Handle, ids: readonly string[]): Promise<Map<string, Existing>> {
  if (ids.length === 0) return new Map();
  const chosen = idList(ids);
  const contacts = await db.selectFrom('contacts').selectAll().where('id', 'in', chosen).execute();
  const phones = await db
    .selectFrom('contact_phones')
    .select(['contact_id', 'e164', 'raw'])
    .where('contact_id', 'in', chosen)
    .execute();
  const emails = await db
    .selectFrom('contact_emails')
    .select(['contact_id', 'address'])
    .where('contact_id', 'in', chosen)
    .execute();
  const links = await db
    .selectFrom('contact_links')
    .select(['contact_id', 'value'])
    .where('contact_id', 'in', chosen)
    .execute();
  const addresses = await db.selectFrom('contact_addresses').selectAll().where('contact_id', 'in', chosen).execute();
  const companies = await db
    .selectFrom('affiliations')
    .innerJoin('contacts as organization', 'organization.id', 'affiliations.organization_id')
    .select(['affiliations.contact_id', 'affiliations.job_title', 'organization.name'])
    .where('affiliations.contact_id', 'in', chosen)
    .where('organization.deleted_at', 'is', null)
    .execute();
  const tags = await db
    .selectFrom('contact_tags')
    .innerJoin('tags', 'tags.id', 'contact_tags.tag_id')
    .select(['contact_id', 'name_key'])
    .where('contact_id', 'in', chosen)
    .execute();
  const groups = await db
    .selectFrom('contact_groups')
    .innerJoin('groups', 'groups.id', 'contact_groups.group_id')
    .select(['contact_id', 'name_key'])
    .where('contact_id', 'in', chosen)
    .execute();
  const values = await db
    .selectFrom('contact_custom_values')
    .select(['contact_id', 'field_id', 'value'])
    .where('contact_id', 'in', chosen)
    .execute();

  const of = {
    phones: byContact(phones),
    emails: byContact(emails),
    links: byContact(links),
    addresses: byContact(addresses),
    companies: byContact(companies),
    tags: byContact(tags),
    groups: byContact(groups),
    values: byContact(values),
  };
  return new Map(
    contacts.map((row): [string, Existing] => [
      row.id,
      {
        name: row.name,
        title: row.title,
        nickname: row.nickname,
        gender: row.gender,
        birthday: row.birthday,
        occupation: row.occupation,
        interests: row.interests,
        language: row.language,
        source: row.source,
        preferredChannel: row.preferred_channel,
        note: row.note,
        roles: rolesOf(row),
        phones: new Set(of.phones(row.id).map(phoneKey)),
        emails: new Set(of.emails(row.id).map(({ address }) => address.toLowerCase())),
        links: new Set(of.links(row.id).map(linkKey)),
        addresses: of
          .addresses(row.id)
          .map(({ postal_code, ...address }): DraftAddress => ({ ...address, postalCode: postal_code })),
        companies: of
          .companies(row.id)
          .map(({ name, job_title }) => ({ nameKey: nameIndex(name).nameKey, jobTitle: job_title })),
        tags: new Set(of.tags(row.id).map(({ name_key }) => name_key)),
        groups: new Set(of.groups(row.id).map(({ name_key }) => name_key)),
        customValues: new Map(of.values(row.id).map(({ field_id, value }) => [field_id, value])),
      },
    ]),
  );
}

function byContact<Row extends { contact_id: string }>(rows: readonly Row[]): (id: string) => Row[] {
  const grouped = Map.groupBy(rows, (row) => row.contact_id);
  return (id) => grouped.get(id) ?? [];
}

function rolesOf(row: Record<'is_customer' | 'is_supplier' | 'is_partner' | 'is_prospect', number>): Existing['roles'] {
  const roles = ['customer', 'supplier', 'partner', 'prospect'] as const;
  return roles.filter((role) => row[`is_${role}`] === 1);
}
