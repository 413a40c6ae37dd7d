import type { Design } from '../../contract/documents/design.ts';
import type { Layout, LineColumn } from '../../contract/documents/words.ts';

const columns = (...shown: LineColumn[]): Design['columns'] => [
  ...shown.map((key) => ({ key, shown: true, name: '' })),
  ...(['no', 'sku', 'description', 'quantity', 'unit', 'price', 'discount', 'tax', 'amount'] as const)
    .filter((key) => !shown.includes(key))
    .map((key) => ({ key, shown: false, name: '' })),
];

const usual: Omit<Design, 'layout'> = {
  paper: 'a4',
  margins: { top: 15, right: 15, bottom: 12, left: 15 },
  textSize: 9,
  accent: '#1f2328',
  logo: { shown: true, side: 'left', height: 20 },
  columns: columns('no', 'description', 'quantity', 'price', 'discount', 'amount'),
  header: '',
  footer: '',
  terms: '',
  signatures: true,
  signature: null,
  stamp: null,
  qris: { picture: null, caption: '' },
  pageNumbers: true,
  carriedForward: true,
  inWords: true,
  language: null,
};

/** The designs that the app brings along: where an owner begins, and what counts while there is no other. */
export const builtInDesigns: Record<Layout, Design> = {
  classic: { ...usual, layout: 'classic' },
  modern: {
    ...usual,
    layout: 'modern',
    margins: { ...usual.margins, top: 17 },
    accent: '#0f6b66',
    logo: { shown: true, side: 'right', height: 24 },
  },
  compact: {
    ...usual,
    layout: 'compact',
    margins: { top: 9, right: 10, bottom: 8, left: 10 },
    textSize: 7.5,
    accent: '#000000',
    logo: { shown: true, side: 'left', height: 12 },
  },
  receipt: {
    ...usual,
    layout: 'receipt',
    paper: 'roll-80',
    margins: { top: 4, right: 4, bottom: 8, left: 4 },
    textSize: 8,
    accent: '#000000',
    logo: { shown: true, side: 'center', height: 16 },
    columns: columns('description', 'quantity', 'price', 'discount', 'amount'),
    signatures: false,
    pageNumbers: false,
    carriedForward: false,
    inWords: false,
  },
};

export const designFor = (layout: Layout): Design => builtInDesigns[layout];
