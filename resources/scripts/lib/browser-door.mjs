/** How the browser door is started, by `npm start` as by the tests and the bench. */
import path from 'node:path';
import { root } from './bootstrap.mjs';

/**
 * What Node is given to run the built browser door. While very much streams through (an import), a larger young
 * generation only puts off clearing up after it: a hundred megabytes for nothing.
 */
export const browserDoor = ['--max-semi-space-size=8', path.join(root, 'out', 'main', 'browser.js')];
