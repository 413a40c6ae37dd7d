import { sql } from 'kysely';
import { AppError } from '../../contract/errors.ts';
import type { Settings } from '../../contract/settings.ts';
import type { Handle } from '../../database/tables.ts';
import { type QuoteFacts, quoteFacts } from '../quotes/facts.ts';
import type { BusinessOnPaper } from '../quotes/paper.ts';
import type { CustomerFacts, ValueSource } from './values.ts';

/** What the shop gives to every text. */
export interface Gathering {
  settings: Settings;
  /** `YYYY-MM-DD` at the shop. */
  today: string;
}

/** What a text to a contact can say. @throws AppError `not-found`, `in-bin` */
export async function contactSource(
  db: Handle,
  contactId: string,
  { settings, today }: Gathering,
  { language, staffName }: { language: 'id' | 'en'; staffName: string },
): Promise<ValueSource> {
  const { logo: _, ...business } = settings.business;
  return {
    language,
    currency: settings.currency,
    currencyDecimals: settings.currencyDecimals,
    phoneRegion: settings.phoneRegion,
    today,
    business,
    staffName,
    customer: await getCustomer(db, contactId),
    document: null,
  };
}

/**
 * What a text about a quotation can say: names and sums as they were issued, in its own language and money.
 * @throws AppError `not-found`, `in-bin`
 */
export async function quoteSource(db: Handle, id: string, gathering: Gathering): Promise<ValueSource> {
  return sourceOfFacts(db, await quoteFacts(db, id), gathering);
}

/** The same of a quotation whose rows are known. */
export async function sourceOfFacts(
  db: Handle,
  { row, staffName, document }: QuoteFacts,
  gathering: Gathering,
): Promise<ValueSource> {
  const { logo: _, ...now } = gathering.settings.business;
  const business = row.business === null ? now : (JSON.parse(row.business) as BusinessOnPaper);
  return sourceOfPaper(db, row, gathering, { business, staffName, document });
}

/** What a text about a paper can say, in the language and money of the paper. */
export async function sourceOfPaper(
  db: Handle,
  paper: { language: 'id' | 'en'; currency: string; currency_decimals: number; contact_id: string | null },
  { settings, today }: Gathering,
  said: Pick<ValueSource, 'business' | 'staffName' | 'document'>,
): Promise<ValueSource> {
  return {
    language: paper.language,
    currency: paper.currency,
    currencyDecimals: paper.currency_decimals,
    phoneRegion: settings.phoneRegion,
    today,
    customer: paper.contact_id === null ? null : ((await findCustomer(db, paper.contact_id)) ?? null),
    ...said,
  };
}

/** @throws AppError `not-found`, `in-bin` */
async function getCustomer(db: Handle, id: string): Promise<CustomerFacts> {
  const found = await findCustomer(db, id);
  if (!found) throw new AppError('not-found', { what: 'contact', id });
  if (found.deletedAt !== null) throw new AppError('in-bin', { what: 'contact', id });
  return found;
}

/** As the address book has it now, with what is preferred, else what stands first. Of one in the bin too. */
async function findCustomer(
  db: Handle,
  id: string,
): Promise<(CustomerFacts & { deletedAt: number | null }) | undefined> {
  const { rows } = await sql<CustomerFacts & { deletedAt: number | null }>`
    select c.kind, c.title, c.name, c.nickname, c.gender, c.birthday, c.deleted_at deletedAt,
      coalesce(trim(o.title || ' ' || o.name), '') company, coalesce(f.job_title, '') jobTitle,
      coalesce((select coalesce(p.e164, p.raw) from contact_phones p where p.contact_id = c.id
        order by p.preferred desc, p.position limit 1), '') phone,
      coalesce((select e.address from contact_emails e where e.contact_id = c.id
        order by e.preferred desc, e.position limit 1), '') email,
      coalesce(a.street, '') street, coalesce(a.city, '') city, coalesce(a.region, '') region,
      coalesce(a.postal_code, '') postalCode, coalesce(a.country, '') country
    from contacts c
    left join affiliations f on f.id = (select x.id from affiliations x join contacts y on y.id = x.organization_id
      where x.contact_id = c.id and y.deleted_at is null order by x.preferred desc, x.position limit 1)
    left join contacts o on o.id = f.organization_id
    left join contact_addresses a on a.id = (select x.id from contact_addresses x where x.contact_id = c.id
      order by x.preferred desc, x.position limit 1)
    where c.id = ${id}`.execute(db);
  return rows[0];
}
