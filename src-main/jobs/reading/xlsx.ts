import { MARKER } from '../../domain/exporting/marker.ts';
import { Refusal } from '../refusal.ts';
import { withMerges } from './merges.ts';
import { isBuiltInDate, showsDate } from './number-format.ts';
import { readSharedStrings, readSheet } from './xlsx-sheet.ts';
import type { ReadFile, Table } from './table.ts';
import { partText, tagsOf } from './xml.ts';

/**
 * Reads the parts of an .xlsx or .xlsm (ECMA-376). By ourselves and not by SheetJS, which makes an object of each cell,
 * formatted emptiness included: a list of 100,000 rows would take three times the time and many times the memory.
 *
 * @param parts by their name in lower case
 * @throws Refusal `file-damaged`, `file-too-large`, `file-empty`
 */
export function readXlsx(parts: ReadonlyMap<string, Buffer>, file: string): ReadFile {
  const damaged = (cause?: unknown) => new Refusal('file-damaged', { file }, { cause });
  const bookName = bookNameIn(parts);
  const book = parts.get(bookName);
  if (!book) throw damaged();
  const bookText = partText(book);
  const relations = relationsOf(parts, bookName);
  const first = (tag: string) => [...tagsOf(bookText, tag)][0]?.attributes;
  const is1904 = isOn(first('workbookPr')?.get('date1904'));
  const part = (type: RegExp) => {
    const found = [...relations.values()].find((relation) => type.test(relation.type));
    return found && parts.get(found.target);
  };
  const strings = part(/\/sharedStrings$/);
  const context = {
    strings: strings ? readSharedStrings(strings) : [],
    dates: dateStyles(part(/\/styles$/)),
    is1904,
    file,
  };

  const tables: Table[] = [];
  for (const { attributes } of tagsOf(bookText, 'sheet')) {
    const id = [...attributes].find(([name]) => /(^|:)id$/.test(name))?.[1];
    const relation = id === undefined ? undefined : relations.get(id);
    if (!relation || !/\/worksheet$/.test(relation.type)) continue;
    const content = parts.get(relation.target);
    if (!content) throw damaged();
    const { rows, merges } = readSheet(content, context);
    const isHidden = /hidden/i.test(attributes.get('state') ?? '');
    tables.push(withMerges(rows.table(attributes.get('name') ?? '', isHidden), merges, rows.columns));
    // Before the rest of it is read: it may be a large one.
    if (isBusinessMark(tables)) throw new Refusal('file-is-the-business', { file });
  }
  if (tables.length === 0) throw damaged();
  if (tables.every((table) => table.rowCount === 0)) throw new Refusal('file-empty', { file });
  return { source: { format: 'xlsx', encoding: null, separator: null }, tables };
}

/** The first sheet of a workbook of a whole business says so in its first cell. */
const isBusinessMark = ([first]: readonly Table[]): boolean =>
  first?.name === MARKER && first.rowCount > 0 && first.row(0)[0] === MARKER;

interface Relation {
  type: string;
  /** In lower case, from the root of the container. */
  target: string;
}

/** Where the workbook itself is; the container's root says it. */
function bookNameIn(parts: ReadonlyMap<string, Buffer>): string {
  const root = [...relationsOf(parts, '').values()].find(({ type }) => /\/officeDocument$/.test(type));
  return root?.target ?? 'xl/workbook.xml';
}

/** What a part points at, by id; what lies outside of the container is never looked at. */
function relationsOf(parts: ReadonlyMap<string, Buffer>, name: string): Map<string, Relation> {
  const slash = name.lastIndexOf('/') + 1;
  const folder = name.slice(0, slash);
  const content = parts.get(`${folder}_rels/${name.slice(slash)}.rels`);
  const relations = new Map<string, Relation>();
  if (!content) return relations;
  for (const { attributes } of tagsOf(partText(content), 'Relationship')) {
    const [id, target] = [attributes.get('Id'), attributes.get('Target')];
    if (id === undefined || target === undefined || /^external$/i.test(attributes.get('TargetMode') ?? '')) continue;
    relations.set(id, { type: attributes.get('Type') ?? '', target: inContainer(folder, target) });
  }
  return relations;
}

function inContainer(folder: string, target: string): string {
  const from = target.startsWith('/') ? [] : folder.split('/').filter(Boolean);
  for (const step of target.replaceAll('\\', '/').split('/')) {
    if (step === '..') from.pop();
    else if (step !== '' && step !== '.') from.push(step);
  }
  return from.join('/').toLowerCase();
}

/** Which styles of cells show a date, by their number. */
function dateStyles(styles: Buffer | undefined): boolean[] {
  if (!styles) return [];
  const text = partText(styles);
  const own = new Map<number, boolean>();
  for (const { attributes } of tagsOf(text, 'numFmt')) {
    own.set(Number(attributes.get('numFmtId')), showsDate(attributes.get('formatCode') ?? ''));
  }
  const cells = /<(?:[\w.-]+:)?cellXfs\b[\s\S]*?<\/(?:[\w.-]+:)?cellXfs>/.exec(text)?.[0] ?? '';
  return [...tagsOf(cells, 'xf')].map(({ attributes }) => {
    const format = Number(attributes.get('numFmtId') ?? 0);
    return own.get(format) ?? isBuiltInDate(format);
  });
}

const isOn = (text: string | undefined) => text === '1' || text === 'true';
