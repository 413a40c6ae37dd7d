import type { z } from 'zod';
import type { ListExport } from '../../../src-main/contract/exports.ts';

type FileForm = 'format' | 'vcard' | 'columns' | 'language' | 'separator' | 'id';

/** The rows of a list, each kind as the contract asks for it. */
type RowsOf<List> = List extends unknown ? Omit<List, FileForm> : never;

/** What a list offers to have exported. A later list opens the same dialog with its own. */
export interface ExportOffer {
  /** All that the filter finds; `rows` as the contract asks for them. */
  all: { count: number; rows: RowsOf<z.input<typeof ListExport>> };
  /** The rows that are chosen, where any are. */
  chosen?: ExportOffer['all'];
  /** Columns as they stand in the table. */
  columns: string[];
  /** Whether the rows are people, who can go out as contact cards. */
  cards: boolean;
}

class Exporting {
  #offer = $state.raw<ExportOffer>();

  get offer(): ExportOffer | undefined {
    return this.#offer;
  }
  open(offer: ExportOffer): void {
    this.#offer = offer;
  }
  close(): void {
    this.#offer = undefined;
  }
}

/** The one export dialog of the window. */
export const exporting = new Exporting();
