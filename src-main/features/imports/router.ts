import { os } from '../procedures.ts';
import type { ImportsService } from './service.ts';

export const importsRouter = (imports: ImportsService) =>
  os.imports.router({
    preview: os.imports.preview.handler(({ input: { file, ...options }, signal }) =>
      imports.preview(file, options, signal),
    ),
    run: os.imports.run.handler(({ input: { file, id, ...options }, context }) =>
      imports.run(context.caller, file, options, id),
    ),
    progress: os.imports.progress.handler(({ input, signal }) => imports.progress(input.id, signal)),
    cancel: os.imports.cancel.handler(async ({ input }) => ({ cancelled: await imports.cancel(input.id) })),
    list: os.imports.list.handler(({ input }) => imports.list(input)),
    get: os.imports.get.handler(({ input }) => imports.get(input.id)),
    undo: os.imports.undo.handler(({ input, context }) => imports.undo(context.caller, input.id)),
  });
