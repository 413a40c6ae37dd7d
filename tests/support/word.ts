import { strFromU8, unzipSync } from 'fflate';
import { zip, type ZipPart } from './files.ts';

/** Word files made byte by byte, good and bad: what a test asks for stands in its body, the rest is as Word writes it. */
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export const escapeXml = (text: string): string => text.replace(/[<>&"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
export const run = (text: string): string => `<w:r><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;
/** A paragraph; more texts than one are as many runs, as Word splits them when it checks spelling. */
export const paragraph = (...texts: string[]): string => `<w:p>${texts.map(run).join('')}</w:p>`;
export const table = (...rows: string[][]): string =>
  `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map((text) => `<w:tc>${paragraph(text)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;

export interface WordFixture {
  /** XML inside `w:body`. */
  body?: string;
  header?: string;
  /** Relationships of the document besides the header's. */
  relations?: { type: string; target: string; outside?: boolean }[];
  /** Of the main part; `document.main` unless said. */
  kind?: string;
  /** More entries of the container. */
  parts?: ZipPart[];
  /** In front of everything in word/document.xml. */
  prolog?: string;
}

export function wordParts({
  body = '',
  header,
  relations = [],
  kind = `${WORD}.document.main+xml`,
  parts = [],
  prolog = head,
}: WordFixture): ZipPart[] {
  const heading = header === undefined ? [] : [{ type: 'header', target: 'header1.xml', outside: false }];
  const own = [...heading, ...relations].map(
    ({ type, target, outside }, index) =>
      `<Relationship Id="rId${index + 1}" Type="${type.includes('/') ? type : `${OFFICE}/${type}`}" Target="${escapeXml(target)}"${outside ? ' TargetMode="External"' : ''}/>`,
  );
  const section = header === undefined ? '' : '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr>';
  return [
    {
      name: '[Content_Types].xml',
      content: `${head}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="${kind}"/>${header === undefined ? '' : `<Override PartName="/word/header1.xml" ContentType="${WORD}.header+xml"/>`}</Types>`,
    },
    {
      name: '_rels/.rels',
      content: `${head}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    {
      name: 'word/document.xml',
      content: `${prolog}<w:document ${W} ${R}><w:body>${body}${section}</w:body></w:document>`,
    },
    {
      name: 'word/_rels/document.xml.rels',
      content: `${head}<Relationships xmlns="${PACKAGE}/relationships">${own.join('')}</Relationships>`,
    },
    ...(header === undefined
      ? []
      : [{ name: 'word/header1.xml', content: `${head}<w:hdr ${W} ${R}>${header}</w:hdr>` }]),
    ...parts,
  ];
}

/** A Word file; a text alone is its only paragraph. */
export const word = (fixture: WordFixture | string): Buffer =>
  zip(wordParts(typeof fixture === 'string' ? { body: paragraph(fixture) } : fixture));

export const partOf = (docx: Uint8Array, name = 'word/document.xml'): string => {
  const content = unzipSync(docx)[name];
  if (!content) throw new Error(`no ${name}`);
  return strFromU8(content);
};

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The text of a part as somebody reads it: paragraphs and line breaks as lines. */
export const textOf = (docx: Uint8Array, name?: string): string =>
  [...partOf(docx, name).matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:br\/>|(<\/w:p>)/g)]
    .map(([whole, text, end]) => (end ? '\n' : whole === '<w:br/>' ? '\n' : (text ?? '')))
    .join('')
    .replace(/&(?:#(\d+)|(\w+));/g, (whole, code?: string, name_?: string) =>
      code ? String.fromCodePoint(Number(code)) : (entities[name_ ?? ''] ?? whole),
    )
    .trimEnd();
