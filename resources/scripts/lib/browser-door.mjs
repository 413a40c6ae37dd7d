/** How the browser door is started, by `npm start` as by the tests and the bench. */
import path from 'node:path';
import { root } from './bootstrap.mjs';

/**
 * What Node is given to run the built browser door. While very much streams through (an import), a larger young
 * generation, and an old one that is let grow to several times what is in use, only put off clearing up: two hundred
 * megabytes for nothing.
 */
export const browserDoor = [
  '--max-semi-space-size=8',
  '--heap-growing-percent=40',
  path.join(root, 'out', 'main', 'browser.js'),
];
