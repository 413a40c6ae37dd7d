import { setTimeout as pause } from 'node:timers/promises';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { wordsFor } from '../../src-renderer/i18n/words.ts';
import { chromiumArguments, findChromium } from '../support/chromium.ts';
import { openCore } from '../support/core.ts';
import { type RunningDoor, startDoor } from '../support/door.ts';
import { openScreen } from '../support/walk.ts';
import { figure, type Figure, type Group, median, percentile, unmeasured } from './figure.ts';
import { longestScript } from './frames.ts';
import { memoryOf } from './memory.ts';

const words = wordsFor('id');
const VIEWPORT = { width: 1366, height: 768 };
const TYPED = ['sulastri', 'bandung', 'wijaya', '4455', 'katering', 'dewi'];

async function openBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium is installed');
  return chromium.launch({ executablePath, args: [...chromiumArguments] });
}
/** The app opens with Today; the card file is one step further. */
async function openContacts(page: Page, door: RunningDoor): Promise<void> {
  await page.goto(door.url);
  await page.getByRole('navigation').first().waitFor();
  await page.evaluate(() => (window.location.hash = '#/contacts'));
}
const newContext = (browser: Browser): Promise<BrowserContext> =>
  browser.newContext({ viewport: VIEWPORT, locale: 'id-ID' });

/** The list of contacts as a table, in Indonesian: what the window shall open with. */
async function chooseTable(folder: string): Promise<void> {
  const core = await openCore(folder);
  await core.client.settings.update({ contactFace: 'table', language: 'id' });
  await core.close();
}

const grid = (page: Page) => page.getByRole('grid', { name: words.shell.nav.contacts });
const searchField = (page: Page) => page.getByRole('textbox', { name: words.contacts.searchLabel });
const firstRow = (page: Page) => grid(page).locator('[role=row][aria-rowindex="2"]').filter({ hasText: /\p{L}/u });

/** One in the middle of what is in sight, wherever the table is scrolled to. */
const someRow = (page: Page) => grid(page).locator('[role=row][aria-rowindex]').nth(10);

/** A minute of use of a large shop: typing, scrolling from end to end, opening contacts. */
export async function useOfWindow(folder: string): Promise<Group> {
  await chooseTable(folder);
  let door: RunningDoor | undefined;
  let browser: Browser | undefined;
  const figures: Figure[] = [];
  try {
    browser = await openBrowser();
    door = await startDoor({ dataFolder: folder });
    const page = await (await newContext(browser)).newPage();
    const began = performance.now();
    await openContacts(page, door);
    await firstRow(page).waitFor({ timeout: 60_000 });
    figures.push(await attempt('typing one letter to rows painted: p95', { mark: 100 }, () => typing(page)));
    figures.push(await attempt('scrolling end to end: longest script in a frame', { mark: 50 }, () => scrolling(page)));
    while (performance.now() - began < 60_000) await wander(page);
    const memory = memoryOf(door.pid);
    figures.push(
      memory
        ? figure('memory of the main process after a minute of use', {
            value: memory.now,
            unit: 'MB',
            mark: 200,
            note: `at most ${memory.peak.toFixed(0)} MB`,
          })
        : unmeasured('memory of the main process after a minute of use', 'the system does not tell', {
            unit: 'MB',
            mark: 200,
          }),
    );
    return { figures, peakMB: memory?.peak ?? null };
  } finally {
    await browser?.close();
    await door?.stop();
  }
}

async function attempt(name: string, marks: Partial<Figure>, work: () => Promise<Partial<Figure>>): Promise<Figure> {
  try {
    return figure(name, { ...marks, ...(await work()) });
  } catch (error) {
    return unmeasured(name, error, marks);
  }
}

async function typing(page: Page): Promise<Partial<Figure>> {
  const field = searchField(page);
  const times: number[] = [];
  for (const text of TYPED) {
    await field.fill('');
    await settle(page);
    for (const letter of text) {
      await field.focus();
      const painted = page.evaluate(paintedAfterKey);
      await field.press(letter);
      const ms = await painted;
      if (ms !== null) times.push(ms);
      await settle(page);
    }
  }
  await field.fill('');
  await settle(page);
  if (times.length < TYPED.length) throw new Error('the rows did not follow what was typed');
  return { value: percentile(times, 95), note: `median ${median(times).toFixed(0)} ms of ${times.length} letters` };
}

/** Runs in the page: from the next key to the frame after the rows have become others; null where they stay the same. */
function paintedAfterKey(): Promise<number | null> {
  const table = document.querySelector('main [role=grid]') ?? document.body;
  return new Promise((resolve) => {
    window.addEventListener(
      'keydown',
      (event) => {
        const pressed = event.timeStamp;
        const end = (ms: number | null) => {
          observer.disconnect();
          clearTimeout(never);
          resolve(ms);
        };
        const never = setTimeout(() => end(null), 2_000);
        // To read the rows themselves in every frame would be part of what is measured.
        const observer = new MutationObserver(() => {
          requestAnimationFrame(() => {
            // They are in the frame that is about to be drawn; the message comes after it.
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => end(performance.now() - pressed);
            port2.postMessage(null);
          });
        });
        observer.observe(table, { subtree: true, childList: true, characterData: true });
      },
      { once: true, capture: true },
    );
  });
}

/** Waits until the rows have stopped changing. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const table = document.querySelector('main [role=grid]') ?? document.body;
        const done = () => {
          observer.disconnect();
          resolve();
        };
        let timer = setTimeout(done, 150);
        const observer = new MutationObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(done, 150);
        });
        observer.observe(table, { subtree: true, childList: true, characterData: true });
      }),
  );
}

/** From the first row to the last and back: once quickly, by pages of the scroll bar, and stretches row by row. */
async function scrolling(page: Page): Promise<Partial<Figure>> {
  return longestScript(page, () =>
    page.evaluate(async () => {
      const table = document.querySelector('main [role=grid]');
      if (!table) throw new Error('there is no table');
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      const end = table.scrollHeight - table.clientHeight;
      for (let at = 0; at <= 300; at += 1) {
        table.scrollTop = (end * at) / 300;
        await frame();
      }
      for (const start of [end, end / 2, 0])
        for (let at = 0; at < 120; at += 1) {
          table.scrollTop = start === end ? end - at * 90 : start + at * 90;
          await frame();
        }
    }),
  );
}

/** What one does in a quiet minute. */
async function wander(page: Page): Promise<void> {
  const field = searchField(page);
  for (const text of ['sari', 'bandung', '']) {
    await field.fill(text);
    await settle(page);
    // A second click on the same row opens the contact.
    await someRow(page).click();
    await pause(400);
    await openScreen(page, '#/contacts');
    await someRow(page).waitFor();
  }
}

const STARTS = 5;

/** From starting the process to the first rows painted (an empty shop: what it shows instead), large against empty. */
export async function start(large: string, empty: string): Promise<Figure[]> {
  const name = 'start to first rows painted';
  const browser = await openBrowser();
  try {
    for (const folder of [large, empty]) await chooseTable(folder);
    const times: Record<'large' | 'empty', number[]> = { large: [], empty: [] };
    for (let i = 0; i <= STARTS; i += 1) {
      const [full, bare] = [await startOnce(browser, large, true), await startOnce(browser, empty, false)];
      // The first one warms the disk.
      if (i > 0) {
        times.large.push(full);
        times.empty.push(bare);
      }
    }
    return [
      figure(name, {
        value: median(times.large),
        floor: median(times.empty),
        ratioMark: 1.3,
        note: 'floor: the same with an empty file',
      }),
    ];
  } finally {
    await browser.close();
  }
}

async function startOnce(browser: Browser, folder: string, hasRows: boolean): Promise<number> {
  const context = await newContext(browser);
  const page = await context.newPage();
  const began = performance.now();
  const door = await startDoor({ dataFolder: folder });
  try {
    await openContacts(page, door);
    await (hasRows ? firstRow(page) : page.getByRole('heading', { name: words.contacts.empty.title })).waitFor();
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
    return performance.now() - began;
  } finally {
    await context.close();
    await door.stop();
  }
}
