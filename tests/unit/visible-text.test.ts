import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findingsIn } from '../support/visible-text.ts';

const files = globSync('src-renderer/**/*.svelte').toSorted();

describe('a component', () => {
  test.each(files)('%s shows only messages and keeps to the tokens', (file) => {
    const strict = /^src-renderer[\\/](features|screens)[\\/]/.test(file);
    const found = findingsIn(readFileSync(file, 'utf8'), strict);
    expect(found.map(({ line, problem, text }) => `${file}:${line} ${problem}: ${text}`)).toEqual([]);
  });

  test('are found at all', () => {
    expect(files.length).toBeGreaterThan(20);
  });
});

describe('the check', () => {
  const texts = (source: string) => findingsIn(source, true).map((finding) => finding.text);

  test('finds text between the tags, in conditions and in templates', () => {
    expect(texts('<p>Simpan</p>')).toEqual(['Simpan']);
    expect(texts(`<p>{open ? 'Buka' : 'Tutup'}</p>`)).toEqual(['Buka', 'Tutup']);
    expect(texts('<p>{`ada ${count} kontak`}</p>')).toEqual(['ada', 'kontak']);
    expect(texts('{#if a}{#each b as c}<b>x{c}</b>{/each}{/if}')).toEqual(['x']);
    expect(texts('<svelte:head><title>Kontak</title></svelte:head>')).toEqual(['Kontak']);
  });

  test('finds text in attributes that are seen or heard', () => {
    expect(texts('<button aria-label="Tutup"></button>')).toEqual(['Tutup']);
    expect(texts(`<img alt={'Logo toko'} src={a} />`)).toEqual(['Logo toko']);
    expect(texts('<Field label="Nama"></Field>')).toEqual(['Nama']);
  });

  test('lets messages, signs and technical words pass', () => {
    expect(texts('<p class="name" id="list">{t.common.save} · {format.civil(date, "long")} 12</p>')).toEqual([]);
    expect(texts('<input name="q" type="text" placeholder={t.common.search} />')).toEqual([]);
    expect(texts('<!-- a comment with words -->')).toEqual([]);
  });

  test('finds style attributes, colours and pixels', () => {
    expect(findingsIn('<p style="color: red"></p>', false).map((finding) => finding.problem)).toEqual([
      'style-attribute',
    ]);
    expect(texts('<p style:width="10px"></p>')).toEqual(['10px']);
    expect(texts('<p></p><style>p { color: #fff; margin: 0 4px; background: rgb(0 0 0); }</style>')).toEqual([
      '#fff',
      '4px',
      'rgb(',
    ]);
    expect(texts('<p></p><style>p { color: var(--text); margin: 0 var(--space-1) 1rem; }</style>')).toEqual([]);
    expect(findingsIn('<p></p><style>p { border: 1px solid; }</style>', false)).toEqual([]);
  });
});
