/** `npm run build`: the main process, the preload and the renderer into `out`. */
import process from 'node:process';
import { onProjectNode } from './lib/bootstrap.mjs';
import { build } from './lib/build.mjs';

await onProjectNode(import.meta.url);
process.exit((await build({ show: true })).ok ? 0 : 1);
