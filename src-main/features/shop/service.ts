import path from 'node:path';
import type { SampleCounts } from '../../contract/shop.ts';
import { AppError } from '../../contract/errors.ts';
import type { Host } from '../../contract/host.ts';
import type { ChangeEvent } from '../../contract/shop.ts';
import type { Actor, Store } from '../../database/store.ts';
import { newId } from '../../domain/ids.ts';
import type { SettingsService } from '../settings/service.ts';
import { changesOf, JustChanged } from './changes.ts';
import { countContacts, countDeals, countProducts, countQuotes, countRecords, findOwner } from './queries.ts';
import { insertSample } from './sample/insert.ts';
import { findSampleBatch } from './sample/removal-queries.ts';
import { removeSample } from './sample/remove.ts';

interface Facts {
  version: string;
  /** The database file. */
  file: string;
}

/** The shop as a whole: where it lives, who works in it, the sample to try, and news of every change. */
export class ShopService {
  readonly #store: Store;
  readonly #settings: SettingsService;
  readonly #host: Host;
  readonly #facts: Facts;
  readonly #closing = new AbortController();
  readonly #justChanged: JustChanged;
  #takenBack: { id: string; file: string }[] = [];

  constructor(store: Store, settings: SettingsService, host: Host, facts: Facts) {
    this.#store = store;
    this.#settings = settings;
    this.#host = host;
    this.#facts = facts;
    this.#justChanged = new JustChanged(store);
  }

  /** The owner, made at the first start: everything is done in somebody's name. */
  async ensureOwner(): Promise<{ id: string; name: string; role: 'owner' }> {
    const owner = await findOwner(this.#store.db);
    if (owner) return { ...owner, role: 'owner' };
    const id = newId();
    await this.#store.act({ staffId: id }, 'staff.change', (trx) =>
      trx.insertInto('staff').values({ id, name: '', role: 'owner', created_at: this.#store.clock.now() }).execute(),
    );
    return { id, name: '', role: 'owner' };
  }

  /** Imports that a power loss cut off and that were taken back at this start. */
  rememberTakenBack(imports: { id: string; file: string }[]): void {
    this.#takenBack = imports;
  }

  async status() {
    const { db } = this.#store;
    const [owner, counts, sample] = [await this.ensureOwner(), await countContacts(db), await findSampleBatch(db)];
    const products = await countProducts(db);
    const deals = await countDeals(db);
    const quotes = await countQuotes(db);
    return {
      version: this.#facts.version,
      dataFolder: path.dirname(this.#facts.file),
      shell: this.#host.shell,
      staff: owner,
      contacts: counts.living,
      inBin: counts.inBin,
      products: products.living,
      productsInBin: products.inBin,
      deals: deals.living,
      dealsInBin: deals.inBin,
      quotes: quotes.living,
      quotesInBin: quotes.inBin,
      sample: sample ? { addedAt: sample.started_at } : null,
      takenBack: this.#takenBack,
    };
  }

  changes(signal?: AbortSignal): AsyncGenerator<ChangeEvent> {
    return changesOf(this.#store, this.#justChanged, this.#closing.signal, signal);
  }

  /** Adds the sample shop in one act. @throws AppError `name-taken` when it is there already */
  async addSample(actor: Actor, language: 'id' | 'en'): Promise<{ batchId: string } & SampleCounts> {
    const { phoneRegion: region, currency, currencyDecimals, defaultTaxRateId } = await this.#settings.get();
    const { clock } = this.#store;
    const { batchId } = await this.#store.act(actor, 'sample.add', async (trx) => {
      // Two windows may ask at once.
      if (await findSampleBatch(trx)) throw new AppError('name-taken', { what: 'sample', name: '' });
      const place = { language, region, currency, currencyDecimals, defaultTaxRateId };
      return insertSample(trx, { ...place, now: clock.now(), timeZone: clock.timeZone(), staffId: actor.staffId });
    });
    return { batchId, ...(await countRecords(this.#store.db, batchId, 'insert')) };
  }

  /** Removes the sample with all that came of it: see {@link removeSample}. @throws AppError `not-found` */
  async removeSample(actor: Actor): Promise<{ batchId: string; removed: SampleCounts }> {
    const { batchId } = await this.#store.act(actor, 'sample.remove', async (trx) => {
      const sample = await findSampleBatch(trx);
      if (!sample) throw new AppError('not-found', { what: 'sample', id: '' });
      return removeSample(trx, sample.id);
    });
    return { batchId, removed: await countRecords(this.#store.db, batchId, 'delete') };
  }

  /** Opens an outside address where the door can; which addresses may leave the app, the door decides. */
  async openExternal(url: string): Promise<{ opened: boolean }> {
    return { opened: await this.#host.openExternal(url) };
  }

  /** Ends the streams of changes, so that doors can close. */
  close(): void {
    this.#closing.abort();
  }
}
