/** `npm run dist [-- electron-builder flags]`: builds, then packs the installers of this system (or those asked for). */
import process from 'node:process';
import { onProjectNode, run, scriptOf } from './lib/bootstrap.mjs';
import { build } from './lib/build.mjs';

await onProjectNode(import.meta.url);
const built = await build({ show: true });
if (!built.ok) process.exit(1);
process.exit(
  await run(process.execPath, [
    scriptOf('electron-builder'),
    '--config',
    'electron-builder.config.ts',
    ...process.argv.slice(2),
  ]),
);
