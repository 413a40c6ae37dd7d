import type { CDPSession, Page } from '@playwright/test';
import type { Figure } from './figure.ts';

interface TraceEvent {
  name: string;
  ph: string;
  ts: number;
  dur?: number;
  /** Time on the processor, without what the machine gave to others. */
  tdur?: number;
  pid: number;
  tid: number;
  args?: { name?: string };
}

/** Everything that runs the page's own code; nested ones count once. */
const SCRIPT = new Set(['FunctionCall', 'EvaluateScript', 'v8.callFunction', 'RunMicrotasks', 'V8.GCScavenger']);

/** The longest script in one frame of the page while `work` runs, in milliseconds, from Chromium's own trace. */
export async function longestScript(page: Page, work: () => Promise<unknown>): Promise<Partial<Figure>> {
  const session = await page.context().newCDPSession(page);
  const events = await traced(session, work);
  const frames = framesOf(events);
  if (frames.length === 0) throw new Error('Chromium traced no script');
  const longest = Math.max(...frames);
  return {
    value: longest,
    note: `${frames.length} frames with script, ${frames.filter((ms) => ms > 50).length} over 50 ms`,
  };
}

async function traced(session: CDPSession, work: () => Promise<unknown>): Promise<TraceEvent[]> {
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  const complete = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['devtools.timeline', 'v8', '__metadata'] },
  });
  try {
    await work();
  } finally {
    await session.send('Tracing.end');
    await complete;
  }
  return events;
}

/** Milliseconds of script between one beginning of a frame and the next, of the page's main thread. */
function framesOf(events: readonly TraceEvent[]): number[] {
  const calls = events.filter((event) => event.ph === 'X' && event.name === 'FunctionCall');
  const busiest = mostOften(calls.map(({ pid, tid }) => `${pid} ${tid}`));
  const ours = events
    .filter((event) => `${event.pid} ${event.tid}` === busiest && event.ph === 'X')
    .sort((a, b) => a.ts - b.ts);
  const beginnings = ours.filter(({ name }) => name === 'FireAnimationFrame').map(({ ts }) => ts);
  const frames = new Map<number, number>();
  let end = 0;
  let frame = 0;
  for (const { name, ts, dur = 0, tdur } of ours) {
    if (!SCRIPT.has(name) || ts < end) continue;
    end = ts + dur;
    while (frame < beginnings.length && (beginnings[frame] ?? 0) <= ts) frame += 1;
    frames.set(frame, (frames.get(frame) ?? 0) + (tdur ?? dur) / 1000);
  }
  return [...frames.values()];
}

function mostOften(keys: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}
