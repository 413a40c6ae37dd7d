/** `node upgrade-child.ts FOLDER`: upgrades the shop's file by one more migration that takes its time, to be killed. */
import { writeSync } from 'node:fs';
import { migrate } from '../../src-main/database/migrate.ts';
import { openDatabase } from '../../src-main/database/open.ts';
import { withNextMigration } from './next-migration.ts';

const [folder = ''] = process.argv.slice(2);
const { db, close } = await openDatabase(folder);
writeSync(1, 'open\n');
await migrate(
  db,
  folder,
  withNextMigration((step) => writeSync(1, `${step}\n`)),
);
writeSync(1, 'done\n');
await close();
