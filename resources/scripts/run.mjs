/**
 * `node resources/scripts/run.mjs <script or command> [arguments]`: runs one of the project's own scripts, or a
 * command of an installed package, on the project's Node.
 */
import path from 'node:path';
import process from 'node:process';
import { onProjectNode, root, run, scriptOf } from './lib/bootstrap.mjs';

await onProjectNode(import.meta.url);
const [what = '', ...args] = process.argv.slice(2);
const script = /\.m?[jt]s$/.test(what) ? path.join(root, what) : scriptOf(what);
process.exit(await run(process.execPath, [script, ...args]));
