import { os } from '../procedures.ts';
import type { DocumentsService } from './service.ts';

/** Without what Word files add to the group (features/word), which app.ts puts beside it. */
export const documentsRouter = (documents: DocumentsService) => ({
  list: os.documents.list.handler(({ input }) => documents.list(input)),
  get: os.documents.get.handler(({ input }) => documents.get(input.id)),
  basis: os.documents.basis.handler(({ input, context }) => documents.basis(context.caller, input)),
  preview: os.documents.preview.handler(({ input, context, signal }) =>
    documents.preview(context.caller, input, signal),
  ),
  make: os.documents.make.handler(({ input, context }) => documents.make(context.caller, input)),
  cancel: os.documents.cancel.handler(({ input, context }) => documents.cancel(context.caller, input)),
  paper: os.documents.paper.handler(({ input }) => documents.paper(input.id)),
  letters: os.documents.letters.handler(({ input, context, signal }) =>
    documents.letters(context.caller, input, signal),
  ),
  labels: os.documents.labels.handler(({ input, signal }) => documents.labels(input, signal)),
  progress: os.documents.progress.handler(({ input, signal }) => documents.progress(input.id, signal)),
  stop: os.documents.stop.handler(({ input }) => documents.stop(input.id)),
  numbering: os.documents.numbering.handler(({ input }) => documents.numbering(input.kind)),
  setNumbering: os.documents.setNumbering.handler(({ input, context }) =>
    documents.setNumbering(context.caller, input),
  ),
});
