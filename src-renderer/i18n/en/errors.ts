import type { ErrorSentences } from '../sentence.ts';
import { shopErrors } from './errors/shop.ts';
import { productsErrors } from './errors/products.ts';
import { agendaErrors } from './errors/agenda.ts';
import { dealsErrors } from './errors/deals.ts';
import { documentsErrors } from './errors/documents.ts';
import { filesErrors } from './errors/files.ts';

/** What went wrong and what to do next, for each code of contract/errors.ts; a file for each area. */
export const errors: ErrorSentences = {
  ...shopErrors,
  ...productsErrors,
  ...agendaErrors,
  ...dealsErrors,
  ...documentsErrors,
  ...filesErrors,
};
