import { ImportSession } from './import-session.svelte.ts';

/** The import of this window: it goes on while one looks at something else, and is there when one comes back. */
export const importSession = new ImportSession();
