/** `npm run -s crm -- <group> <command> [--flags]`: the command line door, straight from its source. */
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { onProjectNode, root } from './lib/bootstrap.mjs';

await onProjectNode(import.meta.url);
const { main } = await import(pathToFileURL(path.join(root, 'src-main', 'shells', 'cli', 'main.ts')).href);
process.exitCode = await main(process.argv.slice(2));
