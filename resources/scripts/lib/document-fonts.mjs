import { readFileSync } from 'node:fs';

const weights = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'];
const files = [...weights.map((name) => `${name}/NotoSans_${name}.ttf`), 'LICENSE_FONT'];
const from = new URL('../../../node_modules/@expo-google-fonts/noto-sans/', import.meta.url);

/**
 * The typeface of documents, with its licence, beside the worker that draws them (src-main/jobs/drawing/fonts.ts): part of
 * every build that makes a worker.
 * @returns {import('vite').Plugin}
 */
export const documentFonts = () => ({
  name: 'document-fonts',
  generateBundle() {
    for (const file of files)
      this.emitFile({ type: 'asset', fileName: `fonts/${file}`, source: readFileSync(new URL(file, from)) });
  },
});
