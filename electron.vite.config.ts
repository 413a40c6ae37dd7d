import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';
import { documentFonts } from './resources/scripts/lib/document-fonts.mjs';

/**
 * Three builds: the main process (with the browser door and the workers beside it), the preload, the renderer.
 *
 * What stays outside the bundle is what package.json calls `dependencies`, because only those are packed:
 * better-sqlite3 (a native file) and electron-updater (it reads files beside itself). Everything else is bundled.
 */
export default defineConfig({
  main: {
    plugins: [documentFonts()],
    // What fflate has for Node declares a `require` of its own, and electron-vite adds one to the same file: the worker
    // would not even be parsed. Its other build differs only in how it would start threads, which is never asked of it.
    resolve: { alias: { fflate: 'fflate/browser' } },
    build: {
      rolldownOptions: {
        input: {
          desktop: 'src-main/shells/desktop/main.ts',
          browser: 'src-main/shells/browser/main.ts',
          worker: 'src-main/jobs/worker.ts',
        },
        // Fixed names: package.json and the scripts name the two doors, and the code starts `./worker.js` from whatever
        // chunk it lands in, so every chunk lies beside it.
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      // A sandboxed window loads no ESM and requires nothing but `electron`: one CommonJS file holds it all.
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: 'src-main/shells/desktop/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    // Where `npm run dev` looks first; the next free port is taken when it is in use.
    server: { host: '127.0.0.1', port: 5173 },
    plugins: [svelte()],
    // What draws papers is a module.
    worker: { format: 'es' },
    build: {
      rolldownOptions: { input: 'src-renderer/index.html' },
      // A small picture or font inlined as a data: address would need a wider Content-Security-Policy.
      assetsInlineLimit: 0,
      minify: true,
    },
  },
});
