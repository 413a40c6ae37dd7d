import { figure, type Figure } from './figure.ts';
import { measureImport } from './import.ts';

/** Brings in 10,000 rows, and takes them back. */
export async function importing(): Promise<Figure[]> {
  const { rows, longestBlockMs, longestUndoBlockMs, previewMs, runMs, undoMs } = await measureImport();
  const note = `${rows} rows: preview ${previewMs} ms, run ${runMs} ms, undo ${undoMs} ms`;
  return [
    figure('import: longest block of the main thread', { value: longestBlockMs, mark: 50, note }),
    figure('import undone: longest block of the main thread', { value: longestUndoBlockMs, mark: 50 }),
  ];
}
