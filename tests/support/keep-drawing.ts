import { openDrawer } from '../../src-main/jobs/draw.ts';

/**
 * Keeps the thread that draws papers through all tests of a process, as a day at a counter does: to load it anew for every
 * shop that a test opens and closes took a third of their time. What its end needs is tested with threads of their own
 * (features/drawing.test.ts).
 */
const kept = globalThis as { drawer?: ReturnType<typeof openDrawer> };
kept.drawer ??= openDrawer();
