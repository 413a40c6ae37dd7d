export { nameColumns, type NameColumns } from '../../domain/name-columns.ts';
