import { openAsBlob } from 'node:fs';
import path from 'node:path';
import { AppError } from '../../contract/errors.ts';
import type { UsageProblem } from '../../../src-renderer/i18n/usage.ts';
import { allows, isFile, kebab, present, propertiesOf, requiredOf, soleTextProperty, type Shape } from './schema.ts';

export class UsageError extends Error {
  readonly usage: UsageProblem;
  constructor(usage: UsageProblem) {
    super(usage.problem);
    this.usage = usage;
  }
}

interface Given {
  flag: string;
  shape: Shape;
  /** Property names from the input's root. */
  path: string[];
  text: string | undefined;
}

/**
 * Reads `--flag value`, `--flag=value`, `--flag` and `--no-flag` by the shape of an input.
 * @throws UsageError for anything that the shape does not know
 */
export async function readInput(shape: Shape, args: readonly string[]): Promise<Record<string, unknown>> {
  const input = new Map<string, unknown>();
  for (const given of flagsIn(shape, args)) {
    put(input, given.path, given, await valueOf(given));
  }
  for (const name of requiredOf(shape)) {
    if (!input.has(name) && !isConstant(propertiesOf(shape).get(name))) {
      throw new UsageError({ problem: 'missing-flag', flag: `--${kebab(name)}` });
    }
  }
  return toObject(input, shape);
}

function* flagsIn(shape: Shape, args: readonly string[]): Generator<Given> {
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (!arg.startsWith('--') || arg.length < 3) throw new UsageError({ problem: 'not-a-flag', text: arg });
    const equals = arg.indexOf('=');
    const flag = equals < 0 ? arg : arg.slice(0, equals);
    let target = resolve(shape, flag.slice(2));
    let text = equals < 0 ? undefined : arg.slice(equals + 1);
    if (!target && flag.startsWith('--no-') && text === undefined) {
      target = resolve(shape, flag.slice('--no-'.length));
      if (target && allows(target.shape, 'boolean')) text = 'false';
      else target = undefined;
    }
    if (!target) throw new UsageError({ problem: 'unknown-flag', flag });
    const next = args[at + 1];
    // A yes/no flag stands alone; everything else takes the next word, even one that begins with a dash.
    const alone = allows(target.shape, 'boolean') && !/^(true|false|yes|no|null)$/.test(next ?? '');
    if (text === undefined && !alone && next !== undefined) {
      text = next;
      at++;
    }
    yield { ...target, flag, text };
  }
}

/**
 * Follows `contact-id` or `selection.filter.search` down the shape; `phone` stands for one of `phones`, and `contact` for
 * `contact-id`.
 */
function resolve(shape: Shape, name: string): { shape: Shape; path: string[] } | undefined {
  const found: string[] = [];
  let here = shape;
  for (const part of name.split('.')) {
    const properties = propertiesOf(here);
    const exact = [...properties].find(([property]) => kebab(property) === part || property === part);
    const hit =
      exact ??
      [...properties].find(([key, inner]) => allows(inner, 'array') && kebab(key) === `${part}s`) ??
      [...properties].find(([key]) => kebab(key) === `${part}-id`);
    if (!hit) return undefined;
    found.push(hit[0]);
    here = hit[1];
  }
  return { shape: here, path: found };
}

async function valueOf({ flag, shape, text }: Given): Promise<unknown> {
  if (text === undefined) {
    if (allows(shape, 'boolean')) return true;
    throw new UsageError({ problem: 'missing-value', flag });
  }
  if (isFile(shape)) return readFileArgument(text);
  return convert(shape, text, flag);
}

function convert(shape: Shape, text: string, flag: string): unknown {
  if (text === 'null' && allows(shape, 'null')) return null;
  if (allows(shape, 'array')) {
    if (text.trimStart().startsWith('[')) return parseJson(text, flag);
    const items = present(shape).find((one) => one.items)?.items ?? {};
    return [convert(items, text, flag)];
  }
  if (allows(shape, 'object')) {
    const sole = text.trimStart().startsWith('{') ? undefined : soleTextProperty(shape);
    return sole === undefined ? parseJson(text, flag) : { [sole]: text };
  }
  if (allows(shape, 'string')) return text;
  if (allows(shape, 'number') || allows(shape, 'integer')) {
    const number = Number(text);
    if (text.trim() === '' || !Number.isFinite(number)) throw new UsageError({ problem: 'not-a-number', flag, text });
    return number;
  }
  if (allows(shape, 'boolean')) {
    if (text === 'true' || text === 'yes') return true;
    if (text === 'false' || text === 'no') return false;
    throw new UsageError({ problem: 'not-yes-or-no', flag, text });
  }
  return text;
}

function parseJson(text: string, flag: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError({ problem: 'not-json', flag });
  }
}

async function readFileArgument(file: string): Promise<File> {
  try {
    const content = await openAsBlob(file);
    return new File([content], path.basename(file));
  } catch {
    throw new AppError('file-unreadable', { file: path.basename(file) });
  }
}

/** Lists grow when a flag is repeated; anything else may be given once. */
function put(into: Map<string, unknown>, [name = '', ...rest]: string[], given: Given, value: unknown): void {
  const before = into.get(name);
  if (rest.length > 0) {
    const inner = before instanceof Map ? (before as Map<string, unknown>) : new Map<string, unknown>();
    if (before !== undefined && inner !== before) throw new UsageError({ problem: 'given-twice', flag: given.flag });
    into.set(name, inner);
    put(inner, rest, given, value);
  } else if (Array.isArray(before) && Array.isArray(value)) {
    into.set(name, [...(before as unknown[]), ...(value as unknown[])]);
  } else if (before !== undefined) {
    throw new UsageError({ problem: 'given-twice', flag: given.flag });
  } else {
    into.set(name, value);
  }
}

function isConstant(shape: Shape | undefined): boolean {
  return shape !== undefined && present(shape).every((one) => one.const !== undefined);
}

/** The maps as objects. Where the alternatives of a union differ by a constant, what was given tells which is meant. */
function toObject(values: Map<string, unknown>, shape: Shape | undefined): Record<string, unknown> {
  const properties = shape ? propertiesOf(shape) : new Map<string, Shape>();
  const object: Record<string, unknown> = {};
  for (const [name, value] of values) {
    object[name] = value instanceof Map ? toObject(value as Map<string, unknown>, properties.get(name)) : value;
  }
  const meant =
    shape &&
    present(shape).filter((one) => [...values.keys()].every((name) => Object.hasOwn(one.properties ?? {}, name)));
  const [only, ...others] = meant ?? [];
  if (only && others.length === 0) {
    for (const [name, inner] of Object.entries(only.properties ?? {})) {
      if (inner.const !== undefined && !values.has(name) && only.required?.includes(name)) object[name] = inner.const;
    }
  }
  return object;
}
