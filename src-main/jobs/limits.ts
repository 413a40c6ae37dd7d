/**
 * The limits on files from outside, all in one place. A file past one of them is refused in words before, or while,
 * it is read; nothing of it is kept.
 */
const KB = 1024;
const MB = 1024 * KB;

export const fileLimits = {
  /** Size of a workbook, which is read whole. */
  fileBytes: 100 * MB,
  /** Size of a text, which is read in pieces. */
  textBytes: 500 * MB,
  /** Size of a template in Word's form: it lies in the shop's file, and every paper made of it is as large. */
  templateBytes: 16 * MB,
  /** Entries in a zip container. */
  zipEntries: 1_000,
  /** Everything inflated, counted while inflating. */
  inflatedBytes: 300 * MB,
  /** Everything inflated of a file that is read row by row and never held whole. */
  streamedBytes: 2_000 * MB,
  /** An entry may inflate to this many times its packed size … */
  inflateRatio: 100,
  /** … once it is larger than this. */
  inflateRatioFrom: 100 * KB,
  /** Rows of one sheet, which is what Excel itself can hold. */
  rows: 1_048_576,
  /** Columns in use in one sheet. */
  columns: 1_000,
  /** Columns a sheet may claim; Excel has no more. */
  sheetColumns: 16_384,
  /** Characters of one cell, which is what Excel itself allows. */
  cellCharacters: 32_767,
} as const;

export const jobLimits = {
  /** Old generation of the worker's heap, in MB. */
  memoryMb: 1_536,
  /**
   * Young generation of it, in MB. Left alone it grows to 128 and more while rows stream through, which only puts off
   * clearing up after them.
   */
  youngMemoryMb: 24,
  /** Time for a step of the job (until its next chunk or its end), in milliseconds. */
  deadlineMs: 120_000,
  /** How long a worker that stays after its job waits for the next one, in milliseconds. */
  idleMs: 3 * 60_000,
} as const;
