import type { Content, TableCell } from 'pdfmake';
import type { Layout } from '../../contract/documents/words.ts';
import type { Labelled, Paper } from './paper.ts';
import { plain, points, rule, type Sheet, type Side } from './sheet.ts';

/** Who writes and what it is: the top of the first page. */
export const letterhead = (paper: Paper, sheet: Sheet): Content =>
  (sheet.isNarrow ? narrow : heads[sheet.design.layout])(paper, sheet);

const heads: Record<Layout, (paper: Paper, sheet: Sheet) => Content> = {
  classic: (paper, sheet) => [
    besideLogo(sheet, [
      { stack: business(paper, sheet), width: '*' },
      {
        ...title(paper.title.toUpperCase(), sheet, Math.min(200, sheet.inner * 0.38)),
        alignment: 'right',
        characterSpacing: 1,
      },
    ]),
    rule(sheet, [0, 8, 0, 0]),
  ],
  modern: (paper, sheet) =>
    besideLogo(sheet, [
      {
        stack: [
          { ...title(paper.title, sheet, sheet.inner * 0.6), color: sheet.look.accentInk, margin: [0, 0, 0, 4] },
          ...business(paper, sheet),
        ],
        width: '*',
      },
    ]),
  compact: (paper, sheet) =>
    besideLogo(sheet, [
      { stack: business({ ...paper.business, lines: [paper.business.lines.join(' · ')] }, sheet), width: '*' },
      { ...title(paper.title, sheet, Math.min(160, sheet.inner * 0.35)), alignment: 'right' },
    ]),
  receipt: (paper, sheet) => narrow(paper, sheet),
};

/** All in the middle, as tills print it. */
function narrow(paper: Paper, sheet: Sheet): Content {
  return [
    ...(sheet.logo === null
      ? []
      : [{ ...picture(sheet, sheet.logo), margin: [0, 0, 0, 4] as [number, number, number, number] }]),
    { stack: business(paper, sheet), alignment: sheet.design.logo.side },
    rule(sheet, [0, 5, 0, 4]),
    { ...title(paper.title, sheet, sheet.inner), alignment: 'center' },
  ];
}

/** So large that its longest word stays on its line: bold letters with air between them are a fifth wider. */
function title(text: string, { look, widthOf }: Sheet, width: number) {
  const longest = Math.max(1, ...text.split(' ').map((word) => widthOf(word, 1.2)));
  return { text, fontSize: Math.min(look.titleSize, width / longest), bold: true, width };
}

function business(given: Paper | Paper['business'], { look }: Sheet): Content[] {
  const { name, lines } = 'business' in given ? given.business : given;
  return [
    { text: name, fontSize: look.nameSize, bold: true },
    ...lines.map((text) => ({ text, color: look.muted, fontSize: look.size * 0.94 })),
  ];
}

const picture = ({ design, inner, isNarrow }: Sheet, logo: string) => ({
  image: logo,
  fit: [inner * (isNarrow || design.logo.side === 'center' ? 0.7 : 0.28), points(design.logo.height)] as [
    number,
    number,
  ],
  alignment: design.logo.side,
});

/** The logo on its side of these columns, or in the middle above them. */
function besideLogo(sheet: Sheet, columns: Side[]): Content {
  if (sheet.logo === null) return { columns, columnGap: 12 };
  const logo = picture(sheet, sheet.logo);
  if (sheet.design.logo.side === 'center')
    return [
      { ...logo, margin: [0, 0, 0, 8] },
      { columns, columnGap: 12 },
    ];
  const beside: Side = { stack: [logo], width: 'auto' };
  return { columns: sheet.design.logo.side === 'left' ? [beside, ...columns] : [...columns, beside], columnGap: 12 };
}

/** Whom it is for to the left, number and days to the right; below each other on a roll. */
export function parties(paper: Paper, sheet: Sheet): Content {
  const { look, inner, isNarrow } = sheet;
  const { customer, subject } = paper;
  const facts: Content = {
    table: {
      body: paper.facts.map(({ label, value }): TableCell[] => [
        { text: label, color: look.muted },
        { text: value, bold: true, alignment: 'right' },
      ]),
      widths: ['*', 'auto'],
    },
    layout: plain,
  };
  const to: Content[] =
    customer === null
      ? []
      : [
          { text: customer.label, color: look.muted },
          { text: customer.name, bold: true, fontSize: isNarrow ? look.size : look.size + 2 },
          ...customer.lines.map((text) => ({ text })),
        ];
  const above = paper.facts.length === 0 ? [] : [facts];
  return [
    isNarrow
      ? { stack: [...above, { stack: to, margin: [0, 4, 0, 0] }], margin: [0, 4, 0, 4] }
      : {
          columns: [
            { stack: to, width: '*' },
            { stack: above, width: Math.min(220, inner * 0.45) },
          ],
          columnGap: 20,
          margin: [0, look.gap, 0, subject === null ? look.gap - 2 : 8],
        },
    ...(subject === null ? [] : [labelled(subject, sheet)]),
  ];
}

export const labelled = ({ label, value }: Labelled, { look }: Sheet): Content => ({
  text: [{ text: `${label}: `, color: look.muted }, { text: value }],
  margin: [0, 0, 0, 8],
});
