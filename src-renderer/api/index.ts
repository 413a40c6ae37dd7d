/** The only place that talks to the main process. */
export { api, type Api } from './client.ts';
export { type ConnectionProblem, openSession } from './connection.ts';
export { codeOf, connectionSentence, sentenceOf } from './problems.ts';
export { LongRun, type LongWork } from './long-run.svelte.ts';
export { followChanges, query, queryClient, refresh } from './queries.ts';
export { act, actOrThrow, takeBack, tellProblem } from './act.ts';
