/**
 * Where the worker's code lies. Bundled, it is beside the main file as worker.js; unbundled Node runs the TypeScript
 * itself.
 */
export const workerFile = (): URL =>
  new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);
