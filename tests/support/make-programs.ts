import { build } from 'vite';
import { documentFonts } from '../../resources/scripts/lib/document-fonts.mjs';
import { makeEmptyShop } from './empty-shop.ts';
import { programFolder, programs } from './programs.ts';

/** Makes the programs that tests start, once before all of them; `npm test` says where an earlier stage just did. */
export default async function makePrograms(): Promise<void> {
  if (process.env['LANGGANAN_TEST_PROGRAMS'] === 'made') return;
  await build({
    configFile: false,
    plugins: [documentFonts()],
    logLevel: 'error',
    // As the build of the app has it: see electron.vite.config.ts.
    resolve: { alias: { fflate: 'fflate/browser' } },
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: {
      ssr: true,
      target: 'node24',
      minify: false,
      outDir: programFolder,
      emptyOutDir: true,
      rolldownOptions: {
        input: { ...programs },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
  await makeEmptyShop();
}
