import { z } from 'zod';

/** The part of JSON Schema (2020-12) in which zod describes the contract's inputs. */
export interface Shape {
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  default?: unknown;
  format?: string;
  /** A regular expression. */
  pattern?: string;
  properties?: Record<string, Shape>;
  required?: string[];
  items?: Shape;
  anyOf?: Shape[];
  oneOf?: Shape[];
}

/** The shape of what a procedure takes; no input is an object without properties. */
export function shapeOf(schema: unknown): Shape {
  if (!(schema instanceof z.core.$ZodType)) return { type: 'object', properties: {} };
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape;
}

export const alternatives = (shape: Shape): Shape[] => shape.anyOf ?? shape.oneOf ?? [shape];

/** The shape itself or its alternatives, without "null". */
export const present = (shape: Shape): Shape[] => alternatives(shape).filter((one) => !isOnly(one, 'null'));

function typesOf(shape: Shape): string[] {
  if (shape.type === undefined) return shape.properties ? ['object'] : shape.const === null ? ['null'] : ['string'];
  return Array.isArray(shape.type) ? shape.type : [shape.type];
}
export const allows = (shape: Shape, type: string): boolean =>
  alternatives(shape).some((one) => typesOf(one).includes(type));
const isOnly = (shape: Shape, type: string) => typesOf(shape).every((one) => one === type);

export const isFile = (shape: Shape): boolean => present(shape).some((one) => one.format === 'binary');

/** The properties of an object or of all alternatives of a union; a Map, because names come from a command line. */
export function propertiesOf(shape: Shape): Map<string, Shape> {
  const all = new Map<string, Shape>();
  for (const one of present(shape)) {
    for (const [name, inner] of Object.entries(one.properties ?? {})) {
      const before = all.get(name);
      if (!before) all.set(name, inner);
      // The same name in two alternatives, such as the `by` that tells them apart: it may be either.
      else if (before !== inner) all.set(name, { anyOf: [...alternatives(before), ...alternatives(inner)] });
    }
  }
  return all;
}

/** What must be given whichever alternative is meant. */
export function requiredOf(shape: Shape): Set<string> {
  const [first, ...rest] = present(shape).map((one) => new Set(one.required ?? []));
  return new Set([...(first ?? [])].filter((name) => rest.every((other) => other.has(name))));
}

/** For a value that may be given as a bare text: the one text property that an object cannot do without. */
export function soleTextProperty(shape: Shape): string | undefined {
  const [only, ...more] = requiredOf(shape);
  if (only === undefined || more.length > 0) return undefined;
  const inner = propertiesOf(shape).get(only);
  return inner && allows(inner, 'string') ? only : undefined;
}

export const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
