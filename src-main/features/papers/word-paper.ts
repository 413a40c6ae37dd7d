import type { PaperFolder } from './folder.ts';
import type { Laid } from './lay.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A paper made of a Word file of the shop's own. */
export interface WordPaper {
  docx: Bytes;
  /** Null where nothing on this PC makes one. */
  pdf: Bytes | null;
}

/** A paper before it lies anywhere: drawn by the app, or filled into a Word file. */
export interface MadePaper {
  docx: Bytes | null;
  /** Never null where there is no Word file. */
  pdf: Bytes | null;
  /** Characters that it cannot show. */
  missing: string[];
}

/** What was filled, else what is drawn. */
export async function filledOrDrawn(
  filled: WordPaper | null | undefined,
  draw: () => Promise<{ pdf: Bytes; missing: string[] }>,
): Promise<MadePaper> {
  return filled ? { ...filled, missing: [] } : { docx: null, ...(await draw()) };
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** What a paper is, by the end of its name. */
export const typeOfPaper = (name: string): string => (name.endsWith('.docx') ? DOCX : 'application/pdf');

const asWord = (name: string): string => name.replace(/\.pdf$/, '.docx');

/**
 * Lays a paper under a free name, the Word file and the PDF beside each other.
 * @param free ends in `.pdf`
 * @returns the name of what goes out: the PDF where there is one
 * @throws AppError `disk-full`, `folder-unusable`
 */
export async function layPaper(laid: Laid, free: string, { docx, pdf }: MadePaper): Promise<string> {
  if (docx) await laid.lay(asWord(free), docx);
  if (pdf) await laid.lay(free, pdf);
  return pdf ? free : asWord(free);
}

/** The paper as a file to hand out. @param name where it lies, or shall be called; its ending follows what it is */
export function fileOf({ docx, pdf }: Pick<MadePaper, 'docx' | 'pdf'>, name: string): File {
  const stem = (name.split('/').at(-1) ?? '').replace(/\.\w+$/, '');
  const called = `${stem}${pdf ? '.pdf' : '.docx'}`;
  return new File([pdf ?? docx ?? ''], called, { type: typeOfPaper(called) });
}

/** What was kept under this name; of a PDF that is gone the Word file beside it. Undefined where both are. */
export async function keptPaper(folder: PaperFolder, name: string): Promise<File | undefined> {
  if (name === '') return undefined;
  for (const place of new Set([name, asWord(name)])) {
    const bytes = await folder.read(place);
    if (bytes) return new File([bytes], place.split('/').at(-1) ?? place, { type: typeOfPaper(place) });
  }
  return undefined;
}
