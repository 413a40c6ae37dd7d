import type { Words } from '../../../src-renderer/i18n/words.ts';
import type { Command } from './commands.ts';
import { TimeOfDay } from '../../contract/agenda/words.ts';
import { Month } from '../../contract/reports.ts';
import { CivilDate, Id } from '../../contract/shared.ts';
import { allows, isFile, kebab, present, propertiesOf, requiredOf, type Shape, shapeOf } from './schema.ts';

const invocation = 'npm run -s crm --';

function columns(rows: (readonly [string, string])[]): string {
  const width = Math.max(0, ...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`.trimEnd()).join('\n');
}

export function helpOverview(words: Words['cli'], commands: readonly Command[]): string {
  const groups = Map.groupBy(commands, ({ group }) => group);
  const rows = [...groups].map(([group, of]) => [group, of.map(({ name }) => name).join(', ')] as const);
  return [
    `${words.usage}: ${invocation} <${words.group}> <${words.command}> [--${words.flags}]`,
    '',
    columns(rows),
    '',
    words.overview,
    '',
  ].join('\n');
}

export function helpGroup(words: Words['cli'], group: string, commands: readonly Command[]): string {
  return [
    `${words.usage}: ${invocation} ${group} <${words.command}> [--${words.flags}]`,
    '',
    columns(commands.map(({ name, summary }) => [name, summary] as const)),
    '',
  ].join('\n');
}

export function helpCommand(words: Words['cli'], command: Command): string {
  const required = requiredOf(command.shape);
  const rows = [...propertiesOf(command.shape)].map(
    ([name, shape]) =>
      [`--${kebab(name)} ${valueHint(shape)}`.trimEnd(), remark(words, shape, required.has(name))] as const,
  );
  if (command.givesFile) rows.push(['--out FILE', words.required]);
  return [
    `${words.usage}: ${invocation} ${command.group} ${command.name}${rows.length > 0 ? ` [--${words.flags}]` : ''}`,
    command.summary,
    '',
    ...(rows.length > 0 ? [columns(rows), '', words.values, ''] : []),
  ].join('\n');
}

/** How texts of a fixed form are written. */
const written = new Map([
  [shapeOf(Id).pattern, 'ID'],
  [shapeOf(CivilDate).pattern, 'YYYY-MM-DD'],
  [shapeOf(Month).pattern, 'YYYY-MM'],
  [shapeOf(TimeOfDay).pattern, 'HH:MM'],
]);

/** Which flags do not fit, and what each of them takes: the way out of a refused input. */
export function whatFits(words: Words['cli'], command: Command, paths: readonly string[]): string {
  const properties = propertiesOf(command.shape);
  const names = [...new Set(paths.map((path) => path.split('.')[0] ?? ''))].filter((name) => properties.has(name));
  return names.map((name) => words.takes(`--${kebab(name)}`, valueHint(properties.get(name) ?? {}))).join(' ');
}

function valueHint(shape: Shape): string {
  if (isFile(shape)) return 'FILE';
  const choices = choicesOf(shape);
  if (choices.length > 0) return [...choices, ...formsOf(shape)].join('|');
  if (allows(shape, 'array')) {
    const items = present(shape).find((one) => one.items)?.items;
    return `${items ? valueHint(items) : 'TEXT'} …`;
  }
  if (allows(shape, 'object')) return 'JSON';
  if (allows(shape, 'string')) return formsOf(shape)[0] ?? 'TEXT';
  if (allows(shape, 'number') || allows(shape, 'integer')) return 'NUMBER';
  return '';
}

function choicesOf(shape: Shape): string[] {
  const values = present(shape).flatMap((one) => one.enum ?? (one.const === undefined ? [] : [one.const]));
  // A flag that several kinds of a record share has its words in each of them.
  return [...new Set(values.filter((value): value is string => typeof value === 'string'))];
}

const formsOf = (shape: Shape): string[] => [
  ...new Set(present(shape).flatMap(({ pattern }) => written.get(pattern) ?? [])),
];

function remark(words: Words['cli'], shape: Shape, required: boolean): string {
  if (required) return words.required;
  const { default: standard } = shape;
  const empty =
    standard === undefined ||
    standard === null ||
    standard === '' ||
    (Array.isArray(standard) && standard.length === 0);
  return empty ? '' : `${words.standard} ${typeof standard === 'string' ? standard : JSON.stringify(standard)}`;
}
