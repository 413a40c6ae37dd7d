import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Office, openOffice } from '../../src-main/jobs/office.ts';
import { findOffice, type Surroundings } from '../../src-main/jobs/office/programs.ts';
import { paragraph, table, word } from '../support/word.ts';
import { pagesOf } from '../support/quotes.ts';

let folder: string;
let office: Office | undefined;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'langganan-test-office-'));
});
afterEach(async () => {
  await office?.close();
  office = undefined;
  rmSync(folder, { recursive: true, force: true });
});

/** A program that stands in for LibreOffice: `body` is shell, with the folder of its result in $OUT. */
function standIn(body: string): string {
  const file = path.join(folder, 'soffice');
  writeFileSync(
    file,
    `#!/bin/sh\nfor arg; do [ "$last" = --outdir ] && OUT="$arg"; last="$arg"; done\nprintf '%s\\n' "$@" > "${folder}/arguments"\n${body}\n`,
    { mode: 0o755 },
  );
  return file;
}
const withProgram = (file: string | null, deadlineMs?: number): Office => {
  const find = () => Promise.resolve(file === null ? null : { kind: 'libreoffice' as const, path: file });
  office = openOffice({ find, ...(deadlineMs === undefined ? {} : { deadlineMs }) });
  return office;
};
const rooms = () => readdirSync(tmpdir()).filter((name) => name.startsWith('langganan-office-'));
/** Waits until a process is gone, or has ended and is only not yet counted off by the system. */
async function gone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    const state = existsSync(`/proc/${pid}/stat`) ? readFileSync(`/proc/${pid}/stat`, 'utf8') : '';
    if (/\) Z /.test(state)) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

describe.skipIf(process.platform === 'win32')('a PDF of a Word file', () => {
  it('is made in a profile and a folder of its own, whatever the document is called, and leaves nothing behind', async () => {
    const before = rooms();
    const made = await withProgram(standIn('printf %s "%PDF-1.7 made" > "$OUT/document.pdf"')).toPdf(
      word('x'),
      '--headless; rm -rf $HOME.docx',
    );
    expect(Buffer.from(made).toString('latin1')).toBe('%PDF-1.7 made');
    const given = readFileSync(path.join(folder, 'arguments'), 'utf8').trimEnd().split('\n');
    expect(given[0]).toMatch(/^-env:UserInstallation=file:\/\/\/.*langganan-office-.*\/profile$/);
    expect(given).toContain('--headless');
    expect(given.join(' ')).not.toContain('rm -rf');
    expect(given.at(-1)).toMatch(/langganan-office-[^/]*\/paper-[^/]*\/document\.docx$/);
    await office?.close();
    expect(rooms()).toEqual(before);
  });

  it('is refused in words where there is no such program', async () => {
    expect(await withProgram(null).program()).toBeNull();
    await expect(office?.toPdf(word('x'), 'a.docx')).rejects.toMatchObject({ code: 'office-missing' });
  });

  it.each([
    ['makes nothing', 'exit 1'],
    ['makes something else', 'echo no > "$OUT/document.pdf"'],
  ])('is refused in words where the program %s', async (_, body) => {
    await expect(withProgram(standIn(body)).toPdf(word('x'), 'a.docx')).rejects.toMatchObject({
      code: 'office-failed',
      data: { file: 'a.docx' },
    });
  });

  it('is refused in words where the program cannot be started', async () => {
    const file = path.join(folder, 'broken');
    writeFileSync(file, 'no program', { mode: 0o644 });
    await expect(withProgram(file).toPdf(word('x'), 'a.docx')).rejects.toMatchObject({ code: 'office-failed' });
  });

  const pidOf = async (name: string): Promise<number> => {
    const file = path.join(folder, name);
    while (!existsSync(file) || readFileSync(file, 'utf8').trim() === '')
      await new Promise((resolve) => setTimeout(resolve, 10));
    return Number(readFileSync(file, 'utf8'));
  };
  /** Starts another program, as soffice does, and waits for it. */
  const lasting = () => standIn(`sleep 60 & echo $! > "${folder}/child"; echo $$ > "${folder}/self"; wait`);

  it('that takes too long is stopped with all that the program has started', async () => {
    const making = withProgram(lasting(), 300).toPdf(word('x'), 'a.docx');
    await expect(making).rejects.toMatchObject({ code: 'job-timed-out' });
    await Promise.all([gone(await pidOf('self')), gone(await pidOf('child'))]);
  });

  it('that is cancelled is stopped likewise, and the next one is made', async () => {
    const cancel = new AbortController();
    const making = withProgram(lasting()).toPdf(word('x'), 'a.docx', cancel.signal);
    const pids = [await pidOf('self'), await pidOf('child')];
    cancel.abort();
    await expect(making).rejects.toMatchObject({ code: 'job-cancelled' });
    await Promise.all(pids.map(gone));
    standIn('printf %s "%PDF-1.7 next" > "$OUT/document.pdf"');
    expect(Buffer.from((await office?.toPdf(word('x'), 'b.docx')) ?? []).toString('latin1')).toBe('%PDF-1.7 next');
  });

  it('that is being made when the shop is closed is stopped too', async () => {
    const making = withProgram(lasting()).toPdf(word('x'), 'a.docx');
    const pids = [await pidOf('self'), await pidOf('child')];
    const closed = office?.close();
    await expect(making).rejects.toMatchObject({ code: 'job-cancelled' });
    await closed;
    await Promise.all(pids.map(gone));
  });
});

describe('where LibreOffice and Word are found', () => {
  const on = (platform: NodeJS.Platform, there: string[], env: Record<string, string> = {}): Promise<unknown> => {
    const system: Surroundings = {
      platform,
      env,
      exists: (file) => Promise.resolve(there.includes(file)),
      list: (at) =>
        Promise.resolve(at === '/opt' ? ['google', 'libreoffice7.6', 'libreoffice24.8', 'libreofficeX'] : []),
    };
    return findOffice(system);
  };
  const programs = { ProgramFiles: 'C:\\Program Files', 'ProgramFiles(x86)': 'C:\\Program Files (x86)' };

  it('on Linux on the path, and in /opt the newest', async () => {
    expect(await on('linux', ['/home/r/bin/soffice'], { PATH: '.:bin:/home/r/bin' })).toMatchObject({
      path: '/home/r/bin/soffice',
    });
    expect(await on('linux', ['bin/soffice', './soffice'], { PATH: '.:bin' })).toBeNull();
    expect(await on('linux', ['/opt/libreoffice24.8/program/soffice'])).toMatchObject({ kind: 'libreoffice' });
  });

  it('on macOS among the applications', async () => {
    const app = '/Users/r/Applications/LibreOffice.app/Contents/MacOS/soffice';
    expect(await on('darwin', [app], { HOME: '/Users/r' })).toEqual({ kind: 'libreoffice', path: app });
  });

  it('on Windows LibreOffice before Word', async () => {
    const libre = 'C:\\Program Files\\LibreOffice\\program\\soffice.com';
    const winword = 'C:\\Program Files (x86)\\Microsoft Office\\root\\Office16\\WINWORD.EXE';
    expect(await on('win32', [winword, libre], programs)).toEqual({ kind: 'libreoffice', path: libre });
    expect(await on('win32', [winword], programs)).toEqual({ kind: 'word', path: winword });
    expect(await on('win32', [], {})).toBeNull();
  });
});

const real = await findOffice();
// A machine without LibreOffice tries all but this: nothing of it can be stood in for.
describe.skipIf(real?.kind !== 'libreoffice')('the LibreOffice of this machine', () => {
  it('makes a PDF that says what the Word file says', { timeout: 150_000 }, async () => {
    office = openOffice();
    const docx = word({ body: paragraph('Yth. Toko Melati') + table(['Kopi', 'Rp 40.000']) });
    const pdf = await office.toPdf(docx, 'surat.docx');
    expect((await pagesOf(new Blob([pdf]))).join(' ')).toContain('Yth. Toko Melati');
  });
});
