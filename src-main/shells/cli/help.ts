import type { Words } from '../../../src-renderer/i18n/words.ts';
import type { Command } from './commands.ts';
import { allows, isFile, kebab, present, propertiesOf, requiredOf, type Shape } from './schema.ts';

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

function valueHint(shape: Shape): string {
  if (isFile(shape)) return 'FILE';
  const choices = choicesOf(shape);
  if (choices.length > 0) return choices.join('|');
  if (allows(shape, 'array')) {
    const items = present(shape).find((one) => one.items)?.items;
    return `${items ? valueHint(items) : 'TEXT'} …`;
  }
  if (allows(shape, 'object')) return 'JSON';
  if (allows(shape, 'string')) return 'TEXT';
  if (allows(shape, 'number') || allows(shape, 'integer')) return 'NUMBER';
  return '';
}

function choicesOf(shape: Shape): string[] {
  const values = present(shape).flatMap((one) => one.enum ?? (one.const === undefined ? [] : [one.const]));
  return values.filter((value): value is string => typeof value === 'string');
}

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
