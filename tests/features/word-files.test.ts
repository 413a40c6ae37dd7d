import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAppError } from '../../src-main/contract/errors.ts';
import { openWordFiles, type WordFiles } from '../../src-main/jobs/word-files.ts';
import { en } from '../../src-renderer/i18n/en/index.ts';
import { sentenceFor } from '../../src-renderer/i18n/sentence.ts';
import { zip, workbookParts } from '../support/files.ts';
import { paragraph, partOf, textOf, word, wordParts, type WordFixture } from '../support/word.ts';

let files: WordFiles;
beforeAll(() => {
  files = openWordFiles();
});
afterAll(() => files.close());

/** What the worker says of a file: its refusal as `reason` or `reason detail`, with the sentence shown; or how it reads. */
async function answer(
  bytes: Uint8Array<ArrayBuffer> | Buffer | WordFixture,
): Promise<{ said: string; sentence: string }> {
  const file = bytes instanceof Uint8Array ? bytes : word(bytes);
  try {
    const { problems } = await files.check(new Blob([new Uint8Array(file)]), 'surat.docx');
    return { said: problems.map(({ problem }) => problem).join() || 'read', sentence: '' };
  } catch (error) {
    if (!isAppError(error)) throw error;
    const { text, next = '' } = sentenceFor(en.errors, error.code, error.data);
    const { reason = error.code, detail = '' } = error.data as { reason?: string; detail?: string };
    return { said: detail === '' ? reason : `${reason} ${detail}`, sentence: `${text} ${next}` };
  }
}
const said = async (bytes: Parameters<typeof answer>[0]) => (await answer(bytes)).said;
const fill = (bytes: Buffer, texts: Record<string, string>, signal?: AbortSignal) =>
  files.fill(
    new Blob([new Uint8Array(bytes)]),
    'surat.docx',
    { fields: new Map(Object.entries(texts)), lists: new Map() },
    signal,
  );
const field = (instruction: string) =>
  `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`;
const compound = (stream: string) =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(600),
    Buffer.from(stream, 'utf16le'),
    Buffer.alloc(600),
  ]);

describe('what a file is, is decided by its bytes', () => {
  it.each([
    ['an empty file', Buffer.alloc(0), 'empty'],
    ['a text', Buffer.from('Kepada {customer.name}'), 'not-word'],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'not-word'],
    ['a workbook', zip(workbookParts([['a']])), 'not-word'],
    ['an archive', zip([{ name: 'a.txt', content: 'a' }]), 'not-word'],
    [
      'a document of LibreOffice',
      zip([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.text' }]),
      'open-document',
    ],
    ['an old .doc', compound('WordDocument'), 'old-word'],
    ['a locked document', compound('EncryptedPackage'), 'password'],
    ['a locked container', zip(wordParts({}).map((part) => ({ ...part, flags: 1 }))), 'password'],
    ['one cut off in the middle', word('halo').subarray(0, 500), 'damaged'],
    ['one without its document', zip(wordParts({}).slice(0, 2)), 'damaged'],
    ['one with a wrong sum', zip(wordParts({}).map((part) => ({ ...part, crc: 1 }))), 'damaged'],
  ])('%s is refused as such', async (_, bytes, expected) => {
    const { said: what, sentence } = await answer(bytes);
    expect(what).toBe(expected);
    expect(sentence).toContain('surat.docx');
  });

  it('an honest one is read', async () => {
    expect(await said({ body: paragraph('{customer.name}') })).toBe('read');
  });
});

describe('a container that means harm', () => {
  const bomb = { name: 'word/media/image1.png', content: Buffer.alloc(60 * 1024 * 1024) };

  it('a picture that is a bomb', async () => {
    expect(await said({ parts: [bomb] })).toBe('inflates-too-much');
  });

  it('a document of many parts that each stay just below', async () => {
    const parts = [...wordParts({}), { name: 'word/media/image0.png', content: randomBytes(400 * 1024) }];
    const last = parts.length - 1;
    // They all share the bytes of the first, so that the file itself is small.
    const many = Array.from({ length: 900 }, (_, at) => ({
      name: `word/media/image${at + 1}.png`,
      content: '',
      sharing: last,
    }));
    const bytes = zip([...parts, ...many]);
    expect(bytes.length).toBeLessThan(1024 * 1024);
    expect(await said(bytes)).toBe('inflates-too-much');
  });

  it('more than 1,000 parts', async () => {
    const parts = Array.from({ length: 1_000 }, (_, at) => ({ name: `word/media/${at}.png`, content: '' }));
    expect(await said({ parts })).toBe('odd-container');
  });

  it.each([
    '/etc/passwd',
    '../../evil.xml',
    'C:/Windows/evil.xml',
    'word/../../evil.xml',
    'word\\..\\..\\evil.xml',
    '__proto__',
    'constructor',
  ])('a part called %s', async (name) => {
    expect(await said({ parts: [{ name, content: '<a/>' }] })).toBe('odd-container');
  });

  it('two parts of one name', async () => {
    expect(await said({ parts: [{ name: 'WORD/document.xml', content: '<a/>' }] })).toBe('odd-container');
  });

  it('entities of its own', async () => {
    const prolog = '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>';
    expect(await said({ prolog, body: paragraph('x') })).toBe('xml-entities');
  });

  it('a text in an encoding that hides it', async () => {
    expect(await said({ prolog: '<?xml version="1.0" encoding="UTF-7"?>' })).toBe('xml-encoding');
    const wide = Buffer.from('\ufeff<w:document/>', 'utf16le');
    expect(await said({ parts: [{ name: 'word/header9.xml', content: wide }] })).toBe('xml-encoding');
  });

  it('a picture of 32 MB makes the template too large', async () => {
    const picture = randomBytes(32 * 1024 * 1024);
    expect(await said({ parts: [{ name: 'word/media/image1.png', content: picture }] })).toBe('too-large');
  });
});

describe('what could run, or reach out', () => {
  const macroKind = 'application/vnd.ms-word.document.macroEnabled.main+xml';

  it.each<[string, WordFixture, string]>([
    ['a .docm under another name', { kind: macroKind }, 'macros'],
    ['macros', { parts: [{ name: 'word/vbaProject.bin', content: 'x' }] }, 'macros word/vbaProject.bin'],
    [
      'a control',
      { parts: [{ name: 'word/activeX/activeX1.xml', content: '<a/>' }] },
      'active-content word/activeX/activeX1.xml',
    ],
    [
      'a wrapped program',
      { parts: [{ name: 'word/embeddings/oleObject1.bin', content: 'x' }] },
      'embedded-object word/embeddings/oleObject1.bin',
    ],
    [
      'a linked picture',
      { relations: [{ type: 'image', target: 'https://example.com/a.png', outside: true }] },
      'linked-picture https://example.com/a.png',
    ],
    [
      'a linked picture that says it is inside',
      { relations: [{ type: 'image', target: '\\\\server\\share\\a.png' }] },
      'linked-picture \\\\server\\share\\a.png',
    ],
    [
      'a linked picture of the old way',
      {
        body: '<w:p><w:r><w:pict><v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" src="http://example.com/a.png"/></w:pict></w:r></w:p>',
      },
      'linked-picture http://example.com/a.png',
    ],
    ['a page inside', { relations: [{ type: 'aFChunk', target: 'afchunk.xml' }] }, 'linked-document afchunk.xml'],
    [
      'another document',
      { relations: [{ type: 'subDocument', target: 'file:///C:/b.docx', outside: true }] },
      'linked-document file:///C:/b.docx',
    ],
    [
      'a linked object',
      { relations: [{ type: 'oleObject', target: 'file:///C:/b.xlsx', outside: true }] },
      'linked-document file:///C:/b.xlsx',
    ],
    [
      'a field that includes a picture',
      { body: field(' INCLUDEPICTURE "http://example.com/a.png" \\d') },
      'linked-field INCLUDEPICTURE',
    ],
    ['a field that starts a program', { body: field('dde excel "x"') }, 'linked-field DDE'],
    [
      'such a field cut in two',
      { body: field('</w:instrText></w:r><w:r><w:instrText>DDEA</w:instrText></w:r><w:r><w:instrText>UTO c') },
      'linked-field DDEAUTO',
    ],
    [
      'a simple field',
      { body: '<w:p><w:fldSimple w:instr=" INCLUDETEXT &quot;C:\\a.txt&quot;"/></w:p>' },
      'linked-field INCLUDETEXT',
    ],
    [
      'a field named by another field',
      {
        body: `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>${field('QUOTE 68 68 69').slice(5, -6)}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`,
      },
      'linked-field \uFFFC',
    ],
  ])('%s is refused', async (_, fixture, expected) => {
    const { said: what, sentence } = await answer(fixture);
    expect(what).toBe(expected);
    expect(sentence.length).toBeGreaterThan(40);
  });

  it('addresses to click on, page numbers and sums of Word may stay', async () => {
    const body = field(' PAGE ') + field(' HYPERLINK "https://example.com" ') + field(' = SUM(ABOVE) ');
    const relations = [{ type: 'hyperlink', target: 'https://example.com', outside: true }];
    expect(await said({ body, relations })).toBe('read');
  });

  it('the template that a document was written with, and its list for mail merge, are cut off', async () => {
    const bytes = word({
      body: paragraph('{notes}'),
      parts: [
        {
          name: 'word/settings.xml',
          content:
            '<w:settings xmlns:w="w" xmlns:r="r"><w:zoom/><w:attachedTemplate r:id="rId1"/><w:mailMerge><w:query w:val="x"/></w:mailMerge></w:settings>',
        },
        {
          name: 'word/_rels/settings.xml.rels',
          content:
            '<Relationships><Relationship Id="rId1" Type="http://x/attachedTemplate" Target="file:///C:/Users/rina/Normal.dotm" TargetMode="External"/><Relationship Id="rId2" Type="http://x/mailMergeSource" Target="file:///C:/pelanggan.xlsx" TargetMode="External"/></Relationships>',
        },
      ],
    });
    const { docx } = await fill(bytes, { notes: 'ya' });
    expect(partOf(docx, 'word/settings.xml')).toBe('<w:settings xmlns:w="w" xmlns:r="r"><w:zoom/></w:settings>');
    expect(partOf(docx, 'word/_rels/settings.xml.rels')).toBe('<Relationships></Relationships>');
    expect(textOf(docx)).toBe('ya');
  });
});

describe('a template that cannot be filled', () => {
  it('a section that never closes is told with its place, and nothing is made', async () => {
    const bytes = word({ body: paragraph('Daftar barang: {#lines}{description}') });
    expect(await said(bytes)).toBe('section-not-closed');
    const error: unknown = await fill(bytes, {}).catch((caught: unknown) => caught);
    if (!isAppError(error)) throw error;
    const { text } = sentenceFor(en.errors, error.code, error.data);
    expect(text).toContain('{#lines} never ends');
    expect(text).toContain('near “Daftar barang: {#lines}{description}”');
  });
});

describe('the thread', () => {
  it('a filling that is cancelled ends at once, and the next one is filled', async () => {
    const bytes = word('{notes}');
    const cancelled = await fill(bytes, {}, AbortSignal.abort()).catch((error: unknown) => error);
    expect(isAppError(cancelled) && cancelled.code).toBe('job-cancelled');
    expect(textOf((await fill(bytes, { notes: 'ya' })).docx)).toBe('ya');
  });
});
