import { copyFileSync, createWriteStream, existsSync, mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { openCore } from '../support/core.ts';
import { startDoor } from '../support/door.ts';
import { scratchFolder } from '../support/store.ts';
import { root } from './data.ts';
import { figure, type Figure, type Group, unmeasured } from './figure.ts';
import { customerRows } from './import.ts';
import { memoryOf } from './memory.ts';

const ROWS = 1_000_000;
const FIRST = 10;
/** The folder is looked at so often. */
const LOOK_MS = 500;

/** A shop's list of so many customers on the disk, made once. */
async function listOf(rows: number): Promise<string> {
  const file = path.join(root, '.data', 'bench', `customers-${rows}.csv`);
  if (existsSync(file)) return file;
  mkdirSync(path.dirname(file), { recursive: true });
  const out = createWriteStream(`${file}.part`);
  let piece = '';
  for (const line of customerRows(rows)) {
    piece += `${line}\r\n`;
    if (piece.length < 1_000_000) continue;
    if (!out.write(piece)) await once(out, 'drain');
    piece = '';
  }
  out.end(piece);
  await once(out, 'close');
  renameSync(`${file}.part`, file);
  return file;
}

/**
 * Brings a million rows of .csv in by the watched folder of the built app, as a till's nightly export comes: the file is
 * streamed, so that the memory of the process stays as it is.
 */
export async function importMillion(count = ROWS): Promise<Group> {
  const file = await listOf(count);
  const shop = scratchFolder();
  const inbox = scratchFolder();
  const core = await openCore(shop.folder);
  // A first small export teaches how it is read.
  const few = new File([[...customerRows(FIRST)].join('\r\n')], 'pelanggan.csv');
  await core.client.imports.run({ file: few, duplicates: 'update', saveAs: 'Kasir' });
  await core.client.imports.watchFolder({ enabled: true, folder: inbox.folder, mapping: 'Kasir' });
  await core.close();
  const door = await startDoor({ dataFolder: shop.folder });
  const figures: Figure[] = [];
  try {
    const start = performance.now();
    copyFileSync(file, path.join(inbox.folder, 'pelanggan.csv.part'));
    renameSync(path.join(inbox.folder, 'pelanggan.csv.part'), path.join(inbox.folder, 'pelanggan.csv'));
    const before = memoryOf(door.pid);
    while (existsSync(path.join(inbox.folder, 'pelanggan.csv'))) await pause(LOOK_MS);
    const seconds = Math.round((performance.now() - start) / 1_000);
    const after = memoryOf(door.pid);
    await door.stop();
    const again = await openCore(shop.folder);
    const { total } = await again.client.contacts.list({ limit: 1 });
    await again.close();
    if (total !== count) throw new Error(`${total} of ${count} rows came in`);
    const name = `import ${count} rows of .csv by the watched folder: most memory of the process with its worker`;
    figures.push(
      after
        ? figure(name, {
            value: after.peak,
            unit: 'MB',
            mark: 400,
            note: `${seconds} s; ${before?.now.toFixed(0)} MB before`,
          })
        : unmeasured(name, 'the system does not tell', { unit: 'MB', mark: 400 }),
    );
    return { figures, peakMB: after?.peak ?? null };
  } finally {
    await door.stop();
    shop.remove();
    inbox.remove();
  }
}

if (import.meta.main) console.log(await importMillion(Number(process.argv[2] ?? ROWS)));
