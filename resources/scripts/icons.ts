/** `npm run icons`: draws resources/icons/mark.svg into the icon files that the installers need. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { chromiumArguments, findChromium } from '../../tests/support/chromium.ts';

const folder = fileURLToPath(new URL('../icons', import.meta.url));
/** On macOS an icon's body fills 824 of its 1024 points; elsewhere all of it. */
const macBody = 824 / 1024;

const windowsSizes = [16, 20, 24, 32, 40, 48, 64, 128, 256];
/** Kinds of entry in an .icns file and their size in pixels; all of them may hold a PNG. */
const macEntries: readonly (readonly [string, number])[] = [
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
];

async function draw(page: Page, svg: string, size: number, body: number): Promise<Buffer> {
  const inner = size * body;
  await page.setViewportSize({ width: size, height: size });
  const picture = Buffer.from(svg).toString('base64');
  await page.setContent(
    `<style>*{margin:0}html{background:transparent}body{display:grid;place-items:center;width:${size}px;height:${size}px}` +
      `img{width:${inner}px;height:${inner}px}</style><img src="data:image/svg+xml;base64,${picture}">`,
    { waitUntil: 'load' },
  );
  return page.screenshot({ omitBackground: true });
}

/** An .ico file: a table of entries, then the PNG of each. */
function ico(pictures: readonly { size: number; png: Buffer }[]): Buffer {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  pictures.forEach(({ size, png }, index) => {
    const at = 6 + 16 * index;
    // 256 is written as 0.
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

/** An .icns file: after its head, each entry is its kind, its length with those eight bytes, and the PNG. */
function icns(entries: readonly { kind: string; png: Buffer }[]): Buffer {
  const block = (kind: string, content: Buffer) => {
    const head = Buffer.alloc(8);
    head.write(kind, 'latin1');
    head.writeUInt32BE(content.length + 8, 4);
    return Buffer.concat([head, content]);
  };
  return block('icns', Buffer.concat(entries.map(({ kind, png }) => block(kind, png))));
}

const svg = await readFile(path.join(folder, 'mark.svg'), 'utf8');
const executablePath = findChromium();
const browser = await chromium.launch({ args: [...chromiumArguments], ...(executablePath ? { executablePath } : {}) });
try {
  const page = await browser.newPage();
  const forWindows = [];
  for (const size of windowsSizes) forWindows.push({ size, png: await draw(page, svg, size, 1) });
  const forMac = [];
  for (const [kind, size] of macEntries) forMac.push({ kind, png: await draw(page, svg, size, macBody) });
  await writeFile(path.join(folder, 'icon.png'), await draw(page, svg, 512, 1));
  await writeFile(path.join(folder, 'icon.ico'), ico(forWindows));
  await writeFile(path.join(folder, 'icon.icns'), icns(forMac));
} finally {
  await browser.close();
}
