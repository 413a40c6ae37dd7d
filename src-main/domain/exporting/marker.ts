/** What a workbook of a whole business is known by, agreed on by who writes it and who reads it. */

/** Name of the first sheet, and its first cell. */
export const MARKER = 'Langganan';
/** Raise it when what is written could be misunderstood by an older version. */
export const FORMAT = 1;

/** In the place of a row's id: this row only goes on with the long texts of the one above. */
export const continues = (id: string): string => `…${id}`;
export const isContinued = (id: string): boolean => id.startsWith('…');
