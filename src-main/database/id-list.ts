import { sql } from 'kysely';

/** The ids of a list as a sub-select: one prepared statement however many there are. */
export const idList = (ids: readonly string[]) => sql<string>`(select value from json_each(${JSON.stringify(ids)}))`;
