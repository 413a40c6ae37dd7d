import type { WordRefusal } from '../../contract/file-refusals.ts';
import { tagsOf } from '../reading/xml.ts';
import type { Refusal } from '../refusal.ts';
import type { WordParts } from './container.ts';

type Refuse = (reason: WordRefusal, detail?: string) => Refusal;

/** Nothing that could run: macros, controls, objects of other programs. Tables behind a chart (.xlsx) are no such thing. */
export function checkActive(parts: WordParts, contentTypes: string, refuse: Refuse): void {
  if (/macroEnabled|ms-office\.vbaProject/i.test(contentTypes)) throw refuse('macros');
  for (const name of parts.keys()) {
    if (/(^|\/)(vbaProject\w*\.bin|vbaData\w*\.xml)$/i.test(name)) throw refuse('macros', name);
    if (/\.(docm|dotm|xlsm|xltm|xlam|pptm|potm|ppam)$/i.test(name)) throw refuse('macros', name);
    if (/(^|\/)activeX\//i.test(name)) throw refuse('active-content', name);
    if (/(^|\/)embeddings\//i.test(name) && !/\.(xlsx|docx|pptx)$/i.test(name)) throw refuse('embedded-object', name);
    if (/\.(exe|dll|js|vbs|bat|cmd|ps1|hta|scr|jar|html?|mht|swf)$/i.test(name)) throw refuse('active-content', name);
  }
}

/** By the end of a relationship's type (ECMA-376 part 1, 11 and 15): what it would load. */
const loads: Record<string, WordRefusal> = {
  image: 'linked-picture',
  video: 'linked-picture',
  audio: 'linked-picture',
  aFChunk: 'linked-document',
  subDocument: 'linked-document',
  frame: 'linked-document',
  oleObject: 'linked-document',
  package: 'linked-document',
};
/**
 * Where the shop's template itself was made from, and a list of addresses for Word's own mail merge. Both only serve who
 * writes the template; they are cut off.
 */
const cut = /\/(attachedTemplate|mailMergeSource|mailMergeHeaderSource|recipientData)$/;

/**
 * Refuses what would be loaded from elsewhere when the file is opened. Addresses to click on may stay.
 * @throws Refusal `word-file-unusable`
 */
export function cutLinks(parts: WordParts, refuse: Refuse): void {
  for (const [name, content] of parts) {
    if (!name.endsWith('.rels')) continue;
    const text = content.toString('utf8');
    let kept = text;
    for (const { attributes, start, end } of [...tagsOf(text, 'Relationship')].reverse()) {
      const type = attributes.get('Type') ?? '';
      const target = attributes.get('Target') ?? '';
      const isOutside = attributes.get('TargetMode') === 'External' || /^(\w[\w+.-]*:|\/\/|\\\\)/.test(target);
      if (cut.test(type)) kept = kept.slice(0, start) + kept.slice(end).replace(/^\s*<\/[\w.:-]*Relationship>/, '');
      else if (type.endsWith('/aFChunk')) throw refuse('linked-document', target);
      else if (isOutside && !type.endsWith('/hyperlink'))
        throw refuse(loads[type.split('/').at(-1) ?? ''] ?? 'linked-data', target);
    }
    if (kept !== text) parts.set(name, Buffer.from(kept));
  }
  for (const [name, content] of parts) {
    if (!/^word\/.*\.xml$/i.test(name)) continue;
    const text = content.toString('utf8');
    for (const { attributes } of tagsOf(text, 'imagedata'))
      for (const [key, value] of attributes)
        if (/^(src|(\w+:)?href)$/.test(key) && value !== '') throw refuse('linked-picture', value);
    if (/^word\/settings\d*\.xml$/i.test(name)) parts.set(name, Buffer.from(withoutMerge(text)));
  }
}

const withoutMerge = (settings: string): string =>
  settings
    .replace(/<w:attachedTemplate\b[^>]*(?:\/>|>\s*<\/w:attachedTemplate>)/g, '')
    .replace(/<w:mailMerge\b(?:[^>]*\/>|[\s\S]*?<\/w:mailMerge>)/g, '');

/** Fields of Word that run or load something (ECMA-376 part 1, 17.16.5, and the older DDE). */
const loading = /^(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|DATABASE|EMBED|RD)$/;

/** @throws Refusal `word-file-unusable` */
export function checkFields(parts: WordParts, refuse: Refuse): void {
  for (const [name, content] of parts) {
    if (!/^word\/.*\.xml$/i.test(name)) continue;
    const text = content.toString('utf8');
    const simple = [...tagsOf(text, 'fldSimple')].map(({ attributes }) => attributes.get('w:instr') ?? '');
    for (const instruction of [...simple, ...instructionsOf(text)]) {
      const [word = ''] = instruction.trim().split(/[\s\\"]/);
      // A field whose name another field makes could be any of them.
      if (loading.test(word.toUpperCase()) || word.startsWith(INNER)) throw refuse('linked-field', word.toUpperCase());
    }
  }
}

/** Stands for a field inside another one, whose result would be there. */
const INNER = '\uFFFC';

/** What the fields of a part say, each without the fields inside it. */
function instructionsOf(text: string): string[] {
  const found: string[] = [];
  const open: { text: string; isOver: boolean }[] = [];
  const pattern =
    /<w:fldChar\b[^>]*w:fldCharType="(begin|separate|end)"|<w:instrText\b[^>]*>([\s\S]*?)<\/w:instrText>/g;
  for (const [, mark, said] of text.matchAll(pattern)) {
    const last = open.at(-1);
    if (mark === 'begin') {
      if (last && !last.isOver) last.text += INNER;
      open.push({ text: '', isOver: false });
    } else if (mark === 'separate' && last) last.isOver = true;
    else if (mark === 'end' && last) found.push(open.pop()?.text ?? '');
    else if (said !== undefined && last && !last.isOver) last.text += said;
  }
  return [...found, ...open.map((one) => one.text)];
}
