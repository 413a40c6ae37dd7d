/**
 * What a file with rows can be, found out from its bytes, and the two things about a text that bytes may leave open, so
 * that a person may choose them. Without zod, which the worker that reads files would otherwise load with them.
 */
export const fileFormats = ['xlsx', 'xls', 'ods', 'csv', 'html', 'vcard'] as const;
export type FileFormat = (typeof fileFormats)[number];

export const textEncodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type TextEncoding = (typeof textEncodings)[number];

export const separators = ['comma', 'semicolon', 'tab', 'pipe'] as const;
export type Separator = (typeof separators)[number];

/** What was found out about a file. Null where there is nothing of that kind in it, and so nothing to choose. */
export interface FileSource {
  format: FileFormat;
  encoding: TextEncoding | null;
  separator: Separator | null;
}

/** What a person chose where the bytes leave it open. */
export interface FileChoices {
  encoding?: TextEncoding;
  separator?: Separator;
  /** The text comes from the clipboard, where Excel puts quotes only around cells with line breaks or tabs. */
  pasted?: boolean;
}
