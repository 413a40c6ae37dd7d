import { os } from '../procedures.ts';
import type { ImportsService } from './service.ts';
import type { FolderWatch } from './watch.ts';

export const importsRouter = (imports: ImportsService, watch: FolderWatch) =>
  os.imports.router({
    preview: os.imports.preview.handler(({ input: { file, ...options }, signal }) =>
      imports.previews.preview({ file }, options, signal),
    ),
    reread: os.imports.reread.handler(({ input: { held, ...options }, signal }) =>
      imports.previews.preview({ held }, options, signal),
    ),
    run: os.imports.run.handler(({ input: { file, id, ...options }, context }) =>
      imports.run(context.caller, file, options, id),
    ),
    progress: os.imports.progress.handler(({ input, signal }) => imports.progress(input.id, signal)),
    cancel: os.imports.cancel.handler(async ({ input }) => ({ cancelled: await imports.cancel(input.id) })),
    list: os.imports.list.handler(({ input }) => imports.list(input)),
    get: os.imports.get.handler(({ input }) => imports.get(input.id)),
    undo: os.imports.undo.handler(({ input, context }) => imports.undo(context.caller, input.id, input.followAs)),
    rejects: os.imports.rejects.handler(({ input }) => imports.rejects(input.id)),
    rejectsFile: os.imports.rejectsFile.handler(({ input }) => imports.rejectsFile(input.id, input.language)),
    mend: os.imports.mend.handler(({ input, context }) =>
      imports.mend(context.caller, input.id, input.rows, input.newId),
    ),
    mappings: os.imports.mappings.handler(() => imports.mappings.list()),
    saveMapping: os.imports.saveMapping.handler(({ input }) => imports.mappings.saveOf(input.importId, input.name)),
    renameMapping: os.imports.renameMapping.handler(({ input }) => imports.mappings.rename(input.id, input.name)),
    removeMapping: os.imports.removeMapping.handler(({ input }) => imports.mappings.remove(input.id)),
    exportMapping: os.imports.exportMapping.handler(({ input }) => imports.mappings.exportFile(input.id)),
    addMapping: os.imports.addMapping.handler(({ input }) => imports.mappings.add(input.file)),
    watchedFolder: os.imports.watchedFolder.handler(() => watch.state()),
    watchFolder: os.imports.watchFolder.handler(({ input }) => watch.set(input)),
    chooseFolder: os.imports.chooseFolder.handler(async () => ({ folder: await watch.chooseFolder() })),
  });
