import type { ColumnType } from 'kysely';

/** 0 or 1. */
export type Flag = 0 | 1;
/** May be left out of an insert: the table has a default. */
export type Defaulted<T> = ColumnType<T, T | undefined, T>;
