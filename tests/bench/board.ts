import { type Browser, chromium, type Page } from '@playwright/test';
import { chromiumArguments, findChromium } from '../support/chromium.ts';
import { openCore } from '../support/core.ts';
import { type RunningDoor, startDoor } from '../support/door.ts';
import { openScreen } from '../support/walk.ts';
import { dealsFolder } from './data.ts';
import { figure, type Figure, median, percentile } from './figure.ts';
import { longestScript } from './frames.ts';

const TIMES = 12;

/** The board of 5,000 open deals in the built window: until its cards are painted, and cards dragged. */
export async function board(): Promise<Figure[]> {
  const folder = await dealsFolder((line) => process.stderr.write(`${line}\n`));
  const core = await openCore(folder);
  await core.client.settings.update({ language: 'id' });
  await core.close();
  let door: RunningDoor | undefined;
  let browser: Browser | undefined;
  try {
    const executablePath = findChromium();
    if (!executablePath) throw new Error('no Chromium is installed');
    browser = await chromium.launch({ executablePath, args: [...chromiumArguments] });
    door = await startDoor({ dataFolder: folder });
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'id-ID' });
    const page = await context.newPage();
    await page.goto(door.url);
    await page.getByRole('main').waitFor();
    const first = await opening(page);
    const asked: string[] = [];
    const note = (request: { url(): string }) => {
      const { pathname } = new URL(request.url());
      if (!pathname.includes('.')) asked.push(pathname.split('/').slice(-2).join('.'));
    };
    const times: number[] = [];
    for (let at = 0; at < TIMES; at += 1) {
      if (at === TIMES - 1) page.on('request', note);
      times.push(await opening(page));
    }
    page.off('request', note);
    // Frames are told by their callbacks: there is one in each from here on.
    await page.evaluate(() => {
      const again = () => requestAnimationFrame(again);
      again();
    });
    const moves = await longestScript(page, async () => {
      for (let at = 0; at < 6; at += 1) await drag(page, at % 2, 1 - (at % 2));
    });
    return [
      figure('board, from the click to its cards painted: median', {
        value: median(times),
        mark: 200,
        note: `first ${first.toFixed(0)}, p95 ${percentile(times, 95).toFixed(0)} ms; asks ${asked.join(', ')}`,
      }),
      figure('board, cards dragged to another stage: longest script in a frame', { mark: 50, ...moves }),
    ];
  } finally {
    await browser?.close();
    await door?.stop();
  }
}

/** Goes to the board from another screen; milliseconds until the frame with its cards has been drawn. */
async function opening(page: Page): Promise<number> {
  await openScreen(page, '#/settings');
  await page.locator('[data-deal]').first().waitFor({ state: 'detached' });
  await page.waitForTimeout(300);
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const start = performance.now();
        window.location.hash = '#/deals';
        const frame = () => {
          if (document.querySelectorAll('[data-stage] [data-deal]').length < 8)
            return void requestAnimationFrame(frame);
          // They are in the frame that is about to be drawn; the message comes after it.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now() - start);
          port2.postMessage(null);
        };
        requestAnimationFrame(frame);
      }),
  );
}

/** Drags the first card of one column into another, as a hand does. */
async function drag(page: Page, from: number, to: number): Promise<void> {
  const lanes = page.locator('[data-stage]');
  const card = lanes.nth(from).locator('[data-deal]').first();
  const id = await card.getAttribute('data-deal');
  await card.hover();
  await page.mouse.down();
  const box = await lanes.nth(to).boundingBox();
  if (!box) throw new Error('the column is not in sight');
  await page.mouse.move(box.x + box.width / 2, box.y + 200, { steps: 12 });
  await page.mouse.up();
  await lanes
    .nth(to)
    .locator(`[data-deal="${id ?? ''}"]`)
    .waitFor({ timeout: 10_000 });
  await page.waitForTimeout(400);
}
