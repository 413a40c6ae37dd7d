/** Imports a file until it is killed: `node import-child.ts FOLDER FILE`. Prints one line for every portion written. */
import { readFileSync } from 'node:fs';
import { newId } from '../../src-main/domain/ids.ts';
import { openCore } from './core.ts';

const [folder = '', file = ''] = process.argv.slice(2);
const app = await openCore(folder);
const id = newId();
const follow = async () => {
  for await (const event of await app.client.imports.progress({ id })) {
    if (event.phase === 'writing') process.stdout.write(`wrote ${event.done}\n`);
  }
};
void follow();
await app.client.imports.run({ id, file: new File([readFileSync(file)], 'list.csv'), duplicates: 'update' });
process.stdout.write('done\n');
await app.close();
