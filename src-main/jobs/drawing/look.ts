import type { CustomTableLayout } from 'pdfmake';
import type { Design } from '../../contract/documents/design.ts';
import type { Layout } from '../../contract/documents/words.ts';

/** How a layout looks; sizes in points. */
export interface Look {
  ink: string;
  muted: string;
  /** Of the fine lines in tables. */
  line: string;
  /** The owner's colour for areas, and for letters: dark enough to be read on white. */
  accent: string;
  accentInk: string;
  headFill: string;
  headInk: string;
  size: number;
  small: number;
  nameSize: number;
  titleSize: number;
  lineHeight: number;
  rowPadding: number;
  /** Above a block. */
  gap: number;
  rules: Required<Pick<CustomTableLayout, 'hLineWidth' | 'vLineWidth'>>;
}

type Drawn = Omit<Look, 'accent' | 'accentInk' | 'size' | 'small'>;

const looks: Record<Layout, (design: Design) => Drawn> = {
  classic: ({ textSize }) => ({
    ...{ ink: '#1f2328', muted: '#5c6570', line: '#c9ced6', headFill: '#eef0f3', headInk: '#1f2328' },
    ...{ nameSize: textSize * 1.65, titleSize: textSize * 2.1, lineHeight: 1.15, rowPadding: 4, gap: 14 },
    rules: {
      hLineWidth: (row, node) => (row <= 1 || row === node.table.body.length ? 0.8 : 0.4),
      vLineWidth: () => 0,
    },
  }),
  modern: ({ textSize, accent }) => ({
    ...{ ink: '#1b2733', muted: '#61707f', line: '#e3e8ee', headFill: accent, headInk: inkOn(accent) },
    ...{ nameSize: textSize * 1.35, titleSize: textSize * 2.65, lineHeight: 1.2, rowPadding: 6, gap: 16 },
    rules: {
      hLineWidth: (row, node) => (row <= 1 ? 0 : row === node.table.body.length ? 1 : 0.5),
      vLineWidth: () => 0,
    },
  }),
  compact: ({ textSize }) => ({
    ...{ ink: '#000000', muted: '#444444', line: '#000000', headFill: '#ffffff', headInk: '#000000' },
    ...{ nameSize: textSize * 1.35, titleSize: textSize * 1.75, lineHeight: 1.05, rowPadding: 1.5, gap: 10 },
    rules: { hLineWidth: () => 0.4, vLineWidth: () => 0.4 },
  }),
  receipt: ({ textSize }) => ({
    ...{ ink: '#000000', muted: '#333333', line: '#000000', headFill: '#ffffff', headInk: '#000000' },
    ...{ nameSize: textSize * 1.4, titleSize: textSize * 1.25, lineHeight: 1.1, rowPadding: 1.5, gap: 8 },
    rules: {
      hLineWidth: (row, node) => (row === 0 || row === node.table.body.length ? 0.6 : 0),
      vLineWidth: () => 0,
    },
  }),
};

export const lookOf = (design: Design): Look => ({
  ...looks[design.layout](design),
  accent: design.accent,
  accentInk: readable(design.accent),
  size: design.textSize,
  small: design.textSize * 0.85,
});

/** Relative luminance of `#rrggbb` (WCAG 2.2). */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((from) => {
    const part = parseInt(color.slice(from, from + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const inkOn = (fill: string): string => (luminance(fill) > 0.35 ? '#000000' : '#ffffff');

/** The colour, darkened until letters of it can be read on white: a yellow shop still gets a title. */
function readable(color: string): string {
  let shown = color;
  // 4.5:1 against white, what WCAG asks of text.
  for (let step = 0; step < 20 && luminance(shown) > 1.05 / 4.5 - 0.05; step += 1)
    shown = `#${[1, 3, 5]
      .map((from) =>
        Math.round(parseInt(shown.slice(from, from + 2), 16) * 0.88)
          .toString(16)
          .padStart(2, '0'),
      )
      .join('')}`;
  return shown;
}
