/** The few things of WordprocessingML (ECMA-376 part 1, 17) of which our own Word files are made. Sizes are twips: 1/1440 inch. */

/** Width between the margins of an A4 page of {@link documentXml}. */
export const TEXT_WIDTH = 9_638;

/** Space at the sides of a cell. */
const CELL_SIDE = 80;
const ACCENT = '0F766E';
const RULE = 'D4D4D4';
const SHADE = 'F1F5F4';
const QUIET = '6B6B6B';

export interface TextLook {
  bold?: boolean;
  quiet?: boolean;
  accent?: boolean;
  /** Points. */
  size?: number;
}
export interface ParagraphLook extends TextLook {
  align?: 'left' | 'right' | 'center';
  /** Space above and below. */
  before?: number;
  after?: number;
  /** Stays on the page of the paragraph below. */
  keep?: boolean;
}
export interface Cell extends ParagraphLook {
  /** Paragraphs; a line break inside one is one. */
  texts: readonly string[];
  /** Columns that it goes over. */
  span?: number;
}
export interface TableRow {
  cells: readonly Cell[];
  /** Repeated on each page, and shaded. */
  isHead?: boolean;
  /** No line below it. */
  plain?: boolean;
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** A text as XML, without what XML cannot hold (XML 1.0, 2.2). */
export const xmlText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"]/g, (sign) => signs[sign] ?? '');

function run(text: string, { bold, quiet, accent, size }: TextLook): string {
  const look = [
    bold ? '<w:b/>' : '',
    accent ? `<w:color w:val="${ACCENT}"/>` : quiet ? `<w:color w:val="${QUIET}"/>` : '',
    size === undefined ? '' : `<w:sz w:val="${Math.round(size * 2)}"/>`,
  ].join('');
  const lines = text.split('\n').map((line) => `<w:t xml:space="preserve">${xmlText(line)}</w:t>`);
  return `<w:r>${look === '' ? '' : `<w:rPr>${look}</w:rPr>`}${lines.join('<w:br/>')}</w:r>`;
}

/** A paragraph; a text in `**` is bold. */
export function paragraph(text: string, look: ParagraphLook = {}): string {
  const { align, before = 0, after = 0, keep } = look;
  const runs = text
    .split(/\*\*/)
    .map((part, index) => (part === '' ? '' : run(part, index % 2 === 1 ? { ...look, bold: true } : look)))
    .join('');
  const properties = [
    keep ? '<w:keepNext/>' : '',
    `<w:spacing w:before="${before}" w:after="${after}"/>`,
    align === undefined ? '' : `<w:jc w:val="${align}"/>`,
  ].join('');
  return `<w:p><w:pPr>${properties}</w:pPr>${runs}</w:p>`;
}

const edge = (name: string, color: string | null) =>
  color === null ? `<w:${name} w:val="nil"/>` : `<w:${name} w:val="single" w:sz="4" w:space="0" w:color="${color}"/>`;

/** A table as wide as the text; columns are parts of its width. */
export function table(columns: readonly number[], rows: readonly TableRow[]): string {
  const whole = columns.reduce((sum, part) => sum + part, 0);
  const widths = columns.map((part) => Math.round((part / whole) * TEXT_WIDTH));
  const body = rows.map(({ cells, isHead, plain }) => {
    let column = 0;
    const made = cells.map(({ texts, span = 1, ...look }) => {
      const width = widths.slice(column, column + span).reduce((sum, one) => sum + one, 0);
      column += span;
      const borders = `<w:tcBorders>${edge('bottom', plain ? null : isHead ? ACCENT : RULE)}</w:tcBorders>`;
      const properties = `<w:tcW w:w="${width}" w:type="dxa"/>${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''}${borders}${isHead ? `<w:shd w:val="clear" w:color="auto" w:fill="${SHADE}"/>` : ''}`;
      const space = plain ? 20 : 60;
      const own = isHead ? { ...look, bold: true } : look;
      const inside = texts.map((text) => paragraph(text, { before: space, after: space, ...own })).join('');
      return `<w:tc><w:tcPr>${properties}</w:tcPr>${inside || paragraph('')}</w:tc>`;
    });
    // A row is never parted by a page.
    const properties = `<w:trPr><w:cantSplit/>${isHead ? '<w:tblHeader/>' : ''}</w:trPr>`;
    return `<w:tr>${properties}${made.join('')}</w:tr>`;
  });
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  const look = `<w:tblW w:w="${TEXT_WIDTH}" w:type="dxa"/><w:tblInd w:w="${CELL_SIDE}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="${CELL_SIDE}" w:type="dxa"/><w:right w:w="${CELL_SIDE}" w:type="dxa"/></w:tblCellMar>`;
  return `<w:tbl><w:tblPr>${look}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>${body.join('')}</w:tbl>`;
}

/** A thin line across the page. */
export const rule = (after = 200): string =>
  `<w:p><w:pPr><w:pBdr><w:bottom w:val="single" w:sz="8" w:space="1" w:color="${ACCENT}"/></w:pBdr><w:spacing w:before="0" w:after="${after}"/></w:pPr></w:p>`;

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The parts of a Word file by their names: an A4 page with margins of 2 cm, and a footer with the page's number. */
export function documentParts(body: string, { pageWord, language }: { pageWord: string; language: string }) {
  const field = (name: string) =>
    [
      '<w:fldChar w:fldCharType="begin"/>',
      `<w:instrText xml:space="preserve"> ${name} </w:instrText>`,
      '<w:fldChar w:fldCharType="separate"/>',
      '<w:t>1</w:t>',
      '<w:fldChar w:fldCharType="end"/>',
    ]
      .map((part) => `<w:r><w:rPr><w:color w:val="${QUIET}"/></w:rPr>${part}</w:r>`)
      .join('');
  const numbers = pageWord
    .split(/(\{page\}|\{pages\})/)
    .map((part) =>
      part === '{page}' ? field('PAGE') : part === '{pages}' ? field('NUMPAGES') : run(part, { quiet: true }),
    )
    .join('');
  const page = `<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>`;
  return new Map([
    [
      '[Content_Types].xml',
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${WORD}.styles+xml"/><Override PartName="/word/footer1.xml" ContentType="${WORD}.footer+xml"/></Types>`,
    ],
    [
      '_rels/.rels',
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ],
    ['word/document.xml', `${HEAD}<w:document ${W} ${R}><w:body>${body}${page}</w:body></w:document>`],
    [
      'word/_rels/document.xml.rels',
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${OFFICE}/footer" Target="footer1.xml"/></Relationships>`,
    ],
    [
      'word/styles.xml',
      `${HEAD}<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri" w:eastAsia="Calibri"/><w:sz w:val="21"/><w:lang w:val="${language}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>`,
    ],
    ['word/footer1.xml', `${HEAD}<w:ftr ${W}><w:p><w:pPr><w:jc w:val="center"/></w:pPr>${numbers}</w:p></w:ftr>`],
  ]);
}
