import type { Content } from 'pdfmake';
import type { Paper, Signature } from './paper.ts';
import { pictureOf } from './pictures.ts';
import { points, type Sheet, type Side } from './sheet.ts';

/** What the document says, then what the design says on every one. */
export function termsBlock({ terms }: Paper, { design, look }: Sheet): Content {
  const said: Content[] = [];
  if (terms !== null)
    said.push({ text: terms.label, bold: true, margin: [0, 0, 0, 2] }, { text: terms.value, color: look.muted });
  if (design.terms !== '')
    said.push({ text: design.terms, color: look.muted, margin: [0, terms === null ? 0 : 6, 0, 0] });
  return said.length === 0 ? [] : { stack: said, margin: [0, look.gap, 0, 0] };
}

/** A QRIS code to pay by, and room to sign for both, kept together on one page. */
export function closing(paper: Paper, sheet: Sheet): Content {
  const { design, look, isNarrow } = sheet;
  const qris = qrisBlock(sheet);
  const signing = design.signatures ? paper.signatures : [];
  if (isNarrow)
    return [
      ...(qris === null ? [] : [{ ...qris, margin: [0, 8, 0, 0] as [number, number, number, number] }]),
      ...signing.map((one, at): Content => ({ ...signature(one, at, sheet), margin: [0, 10, 0, 0] })),
    ];
  if (qris === null && signing.length === 0) return [];
  // A line that is wider than its column would push the next one off the paper.
  const besides = qris === null ? 0 : points(34) + GAP;
  const sides = Math.max(2, signing.length);
  const room = (sheet.inner - besides - GAP * (sides - 1)) / sides;
  const columns: Side[] = [
    ...(qris === null ? [] : [{ ...qris, width: points(34) }]),
    // One who signs alone does so at the right.
    ...(signing.length === 1 ? [{ text: '', width: '*' }] : []),
    ...signing.map((one, at): Side => ({ ...signature(one, at, sheet, room), width: '*' })),
  ];
  return { unbreakable: true, margin: [0, look.gap + 6, 0, 0], columns, columnGap: GAP };
}

function qrisBlock({ design, look, isNarrow }: Sheet) {
  const { picture, caption } = design.qris;
  if (picture === null) return null;
  const side = points(isNarrow ? 42 : 34);
  return {
    stack: [
      { image: pictureOf(picture), fit: [side, side * 1.4] as [number, number], alignment: 'center' as const },
      ...(caption === ''
        ? []
        : [{ text: caption, alignment: 'center' as const, color: look.muted, fontSize: look.small }]),
    ],
  };
}

const ROOM = 42;
/** Between those who sign. */
const GAP = 30;

/** The shop's own side bears its signature and stamp, where there are pictures of them. */
function signature({ label, name, materai }: Signature, at: number, { design, look, inner }: Sheet, room = inner) {
  const own = at === 0;
  const images: Content[] = [];
  if (own && design.stamp !== null)
    images.push({ image: pictureOf(design.stamp), fit: [70, 56], relativePosition: { x: 55, y: -6 } });
  if (own && design.signature !== null)
    images.push({ image: pictureOf(design.signature), fit: [110, ROOM + 6], relativePosition: { x: 4, y: -2 } });
  const box: Content[] = materai === undefined ? [] : [materaiBox(materai, { look })];
  const stack: Content[] = [
    { text: label },
    ...images,
    ...(box.length > 0
      ? box
      : [{ text: ' ', fontSize: 1, margin: [0, 0, 0, ROOM] as [number, number, number, number] }]),
    {
      canvas: [
        {
          type: 'line',
          x1: 0,
          y1: 0,
          x2: Math.min(170, inner * 0.36, room),
          y2: 0,
          lineWidth: 0.6,
          lineColor: look.muted,
        },
      ],
    },
    { text: name || ' ', margin: [0, 3, 0, 0] },
  ];
  return { stack };
}

/** Where the duty stamp is stuck: 24 × 18 mm, dashed, with what is said about it. */
const materaiBox = (words: string, { look }: Pick<Sheet, 'look'>): Content => ({
  table: {
    widths: [points(24)],
    heights: [points(16)],
    body: [[{ text: words, alignment: 'center', color: look.muted, fontSize: look.small, margin: [0, 8, 0, 0] }]],
  },
  layout: {
    hLineWidth: () => 0.5,
    vLineWidth: () => 0.5,
    hLineColor: () => look.muted,
    vLineColor: () => look.muted,
    hLineStyle: () => ({ dash: { length: 2, space: 2 } }),
    vLineStyle: () => ({ dash: { length: 2, space: 2 } }),
  },
  margin: [0, 4, 0, 10],
});
