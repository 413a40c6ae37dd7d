import type { WordRefusal } from '../../contract/file-refusals.ts';
import { fileLimits } from '../limits.ts';
import { checkXml, tagsOf } from '../reading/xml.ts';
import { InflateBudget, inflateEntry, listZip } from '../reading/zip.ts';
import { isRefusal, Refusal } from '../refusal.ts';
import { checkActive, checkFields, cutLinks } from './outside.ts';

/** The parts of a Word file by their names, checked. */
export type WordParts = Map<string, Buffer>;

const DOCUMENT = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
/** A .dotx: what is made of it is a document, not another template. */
const TEMPLATE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml';

/**
 * Opens a Word file from outside (.docx, .dotx). What it is is decided by its bytes; nothing in it may run, and nothing
 * may be loaded from elsewhere when somebody opens it or makes a PDF of it.
 *
 * @throws Refusal `word-file-unusable`
 */
export function openWord(bytes: Buffer, file: string): WordParts {
  const refuse = (reason: WordRefusal, detail = '') => new Refusal('word-file-unusable', { file, reason, detail });
  if (bytes.length === 0) throw refuse('empty');
  requireZip(bytes, refuse);
  if (bytes.length > fileLimits.templateBytes) throw refuse('too-large');
  const parts = inWordsOfWord(file, () => partsOf(bytes, file));
  const types = parts.get('[Content_Types].xml');
  if (!types) throw refuse(isOpenDocument(parts) ? 'open-document' : 'not-word');
  const kind = types.toString('utf8');
  checkActive(parts, kind, refuse);
  if (!kind.includes(DOCUMENT) && !kind.includes(TEMPLATE)) throw refuse('not-word');
  if (!mainPart(parts)) throw refuse('damaged');
  parts.set('[Content_Types].xml', Buffer.from(kind.replaceAll(TEMPLATE, DOCUMENT)));
  cutLinks(parts, refuse);
  checkFields(parts, refuse);
  return parts;
}

type Refuse = (reason: WordRefusal, detail?: string) => Refusal;

/** Word's old form and what is locked with a password lie in another kind of container. */
function requireZip(bytes: Buffer, refuse: Refuse): void {
  if (bytes.subarray(0, 4).toString('latin1') === 'PK\x03\x04') return;
  if (bytes.subarray(0, 8).toString('latin1') === '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1') {
    // Names of streams in the container's directory ([MS-CFB] 2.6.1, [MS-OFFCRYPTO] 2.3).
    if (bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))) throw refuse('password');
    if (bytes.includes(Buffer.from('WordDocument', 'utf16le'))) throw refuse('old-word');
  }
  throw refuse('not-word');
}

function partsOf(bytes: Buffer, file: string): WordParts {
  const budget = new InflateBudget();
  const parts: WordParts = new Map();
  for (const entry of listZip(bytes, file)) {
    if (entry.name.endsWith('/')) continue;
    // The filling library keeps parts in a plain object.
    if (entry.name in {}) throw new Refusal('file-suspicious', { file, reason: 'unsafe-name' });
    const content = inflateEntry(bytes, entry, budget, file);
    if (isXml(entry.name)) {
      checkXml(content, file);
      const declared = /^\ufeff?<\?xml[^>]*encoding\s*=\s*["']([^"']*)/i.exec(content.toString('utf8', 0, 200))?.[1];
      if (declared !== undefined && !/^(utf-8|us-ascii)$/i.test(declared))
        throw new Refusal('file-suspicious', { file, reason: 'xml-encoding' });
    }
    parts.set(entry.name, content);
  }
  return parts;
}

/** What the reader of containers says of any file, said of a Word file. */
function inWordsOfWord<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!isRefusal(error)) throw error;
    throw new Refusal('word-file-unusable', { file, reason: reasonOf(error), detail: '' }, { cause: error });
  }
}

function reasonOf({ code, data }: Refusal): WordRefusal {
  if (code === 'file-password-protected') return 'password';
  if (code === 'file-too-large') return 'inflates-too-much';
  if (code !== 'file-suspicious') return 'damaged';
  const { reason } = data as { reason: string };
  if (reason === 'inflates-too-much' || reason === 'xml-entities' || reason === 'xml-encoding') return reason;
  return 'odd-container';
}

export const isXml = (name: string): boolean => /\.(xml|rels)$/i.test(name);

function isOpenDocument(parts: WordParts): boolean {
  const kind = parts.get('mimetype')?.toString('latin1', 0, 200) ?? '';
  return kind.includes('opendocument.text');
}

/** The part that the container names as its document. */
function mainPart(parts: WordParts): string | null {
  const relations = parts.get('_rels/.rels')?.toString('utf8') ?? '';
  for (const { attributes } of tagsOf(relations, 'Relationship')) {
    const target = attributes.get('Target')?.replace(/^\//, '');
    if (attributes.get('Type')?.endsWith('/officeDocument') && target !== undefined && parts.has(target)) return target;
  }
  return null;
}
