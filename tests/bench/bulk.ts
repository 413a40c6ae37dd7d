import { openCore } from '../support/core.ts';
import { scratchFolder } from '../support/store.ts';
import { figure, type Figure } from './figure.ts';
import { customerRows } from './import.ts';
import { watchTurns } from './turns.ts';

const CONTACTS = 10_000;
const all = { by: 'filter' as const, filter: {} };

/** What is done to 10,000 contacts at once, and their undo: how long each holds the window at a time. */
export async function bulk(): Promise<Figure[]> {
  const figures: Figure[] = [];
  const measure = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const stop = watchTurns();
    const start = performance.now();
    const result = await work();
    const note = `${((performance.now() - start) / 1_000).toFixed(1)} s`;
    figures.push(figure(`${name}: longest block of the main thread`, { value: await stop(), mark: 50, note }));
    return result;
  };
  const shop = scratchFolder();
  const other = scratchFolder();
  const { client, close } = await openCore(shop.folder);
  const there = await openCore(other.folder);
  try {
    const rows = [...customerRows(CONTACTS)].join('\n');
    await client.imports.run({ file: new File([rows], 'pelanggan.csv'), duplicates: 'add' });
    const { id: tag } = await client.tags.create({ name: 'Grosir' });
    const undo = (batchId: string) => client.history.undo({ batchId });
    const tagged = await measure(`a tag for ${CONTACTS} contacts`, () =>
      client.contacts.tagMany({ selection: all, addTagIds: [tag] }),
    );
    await measure('its undo', () => undo(tagged.batchId));
    const removed = await measure(`${CONTACTS} contacts into the bin`, () => client.contacts.remove(all));
    await measure('their undo', () => undo(removed.batchId));
    const { file } = await client.exports.workbook({});
    await measure(`a workbook of ${CONTACTS} contacts brought in`, () => there.client.exports.restore({ file }));
    return figures;
  } finally {
    await close();
    await there.close();
    shop.remove();
    other.remove();
  }
}
