import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asJson, NotWritable, save } from '../../src-main/shells/cli/save.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'langganan-save-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A file whose bytes end in the middle, as a disk that fails would end them. */
class Broken extends Blob {
  readonly #code: string;
  constructor(code: string) {
    super(['x'.repeat(10)]);
    this.#code = code;
  }
  override stream(): ReturnType<Blob['stream']> {
    const error = Object.assign(new Error(this.#code), { code: this.#code });
    return new ReadableStream({
      start(controller) {
        controller.enqueue(new Uint8Array(5));
        controller.error(error);
      },
    });
  }
}

describe('a file that --out names', () => {
  it('is written whole, over what lay there, with what else was answered', async () => {
    const out = path.join(folder, 'a.csv');
    writeFileSync(out, 'before');
    expect(await save({ file: new File(['after'], 'x.csv'), rows: 3 }, out)).toEqual({ file: out, rows: 3, bytes: 5 });
    expect(readFileSync(out, 'utf8')).toBe('after');
    expect(readdirSync(folder)).toEqual(['a.csv']);
  });

  it.each([
    ['ENOSPC', { code: 'disk-full' }],
    ['EBUSY', { obstacle: 'in-use' }],
    ['EROFS', { obstacle: 'read-only' }],
    ['EIO', { obstacle: 'other' }],
  ])('stays as it was when writing ends in %s, and nothing else is left', async (code, refusal) => {
    const out = path.join(folder, 'a.csv');
    writeFileSync(out, 'before');
    await expect(save(new Broken(code), out)).rejects.toMatchObject(refusal);
    expect(readFileSync(out, 'utf8')).toBe('before');
    expect(readdirSync(folder)).toEqual(['a.csv']);
  });

  it('is refused where there is no folder, and where it is one', async () => {
    const file = new File(['x'], 'x.csv');
    await expect(save(file, path.join(folder, 'gone', 'a.csv'))).rejects.toMatchObject({ obstacle: 'no-folder' });
    mkdirSync(path.join(folder, 'sub'));
    const refused = save(file, path.join(folder, 'sub'));
    await expect(refused).rejects.toBeInstanceOf(NotWritable);
    await expect(refused).rejects.toMatchObject({ obstacle: 'is-folder' });
    expect(readdirSync(folder)).toEqual(['sub']);
  });
});

describe('an answer', () => {
  it('names where its file is kept, and shows no empty braces in the place of the file itself', () => {
    expect(JSON.parse(asJson({ file: new File(['x'], 'x.pdf'), kept: 'documents/x.pdf', skipped: [] }))).toEqual({
      kept: 'documents/x.pdf',
      skipped: [],
    });
    expect(asJson(undefined)).toBe('null');
  });
});
