import type { Content } from 'pdfmake';
import { definitionOf, type DrawPaperInput } from './document.ts';
import type { Paper } from './paper.ts';
import type { Definition, Sheet } from './sheet.ts';

/** Papers of one design that are printed together. */
export interface DrawPapersInput extends Omit<DrawPaperInput, 'paper'> {
  papers: readonly Paper[];
}

type PageContent = (page: number, pages: number, size: never) => Content;

/**
 * What pdfmake is given to draw many papers at once. Each begins a page: on which one, pdfmake writes into its first node
 * while it lays out, so that once it asks for footers each paper can count its own pages.
 * @param tell how many pages are begun
 */
export function definitionOfMany(
  { papers, ...common }: DrawPapersInput,
  widthOf: Sheet['widthOf'],
  tell: (page: number) => void,
): Definition {
  const parts = papers.map((paper) => definitionOf({ ...common, paper }, widthOf));
  const [first] = parts;
  if (!first) throw new RangeError('no paper');
  const starts = parts.map((part, at): Start => ({
    stack: [...bandOf(part), ...listOf(part.content)],
    id: `paper-${at}`,
    ...(at > 0 ? { pageBreak: 'before' as const } : {}),
  }));
  const pageOf = (at: number): number | undefined => starts[at]?.positions?.[0]?.pageNumber;
  /** Which paper a page belongs to, which page of it that is, and how many it has. */
  const placeOf = (page: number, pages: number) => {
    let at = 0;
    while (at + 1 < starts.length && (pageOf(at + 1) ?? Number.POSITIVE_INFINITY) <= page) at += 1;
    const begin = pageOf(at) ?? 1;
    return { at, page: page - begin + 1, pages: (pageOf(at + 1) ?? pages + 1) - begin };
  };
  const within = (which: 'header' | 'footer') => (page: number, pages: number, size: never) => {
    const place = placeOf(page, pages);
    const said = parts[place.at]?.[which];
    return typeof said === 'function' ? (said as PageContent)(place.page, place.pages, size) : (said ?? null);
  };
  return {
    ...first,
    content: starts,
    ...(first.header === undefined ? {} : { header: within('header') }),
    ...(first.footer === undefined ? {} : { footer: within('footer') }),
    background: (page: number) => {
      tell(page);
      return null;
    },
  } as Definition;
}

interface Start {
  stack: Content[];
  id: string;
  pageBreak?: 'before';
  /** Written by pdfmake. */
  positions?: { pageNumber: number }[];
}

const listOf = (content: Content): Content[] => (Array.isArray(content) ? content : [content]);

/** A background of the first page stands on each paper's first page, at its place on the sheet. */
function bandOf({ background }: Definition): Content[] {
  if (typeof background !== 'function') return [];
  const drawn = (background as (page: number) => Content | null)(1);
  return drawn === null ? [] : [{ stack: [drawn], absolutePosition: { x: 0, y: 0 } }];
}
