import { os } from '../procedures.ts';
import type { WordService } from './service.ts';

/** What Word files add to templates, and to documents. */
export const wordRouters = (word: WordService) => ({
  templates: {
    check: os.templates.check.handler(({ input, signal }) => word.check(input.file, input.kind, signal)),
    addWord: os.templates.addWord.handler(({ input, context }) => word.add(context.caller, input)),
    replaceWord: os.templates.replaceWord.handler(({ input, context }) => word.replace(context.caller, input)),
    file: os.templates.file.handler(({ input }) => word.file(input.id)),
    sample: os.templates.sample.handler(({ input }) => word.sample(input.kind, input.language)),
  },
  documents: {
    fill: os.documents.fill.handler(({ input, context, signal }) => word.fill(context.caller, input, signal)),
    office: os.documents.office.handler(() => word.program()),
  },
});
