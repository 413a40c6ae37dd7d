import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { contract } from '../../src-main/contract/index.ts';
import { isErrorCode } from '../../src-main/contract/errors.ts';
import { digestOf } from '../../src-main/database/digest.ts';
import { propertiesOf, shapeOf } from '../../src-main/shells/cli/schema.ts';
import { openCore, type OpenCore } from '../support/core.ts';

const huge = 'a'.repeat(10 * 1024 * 1024);
const deep = () => {
  let value: unknown = 'x';
  for (let at = 0; at < 2_000; at++) value = { value };
  return value;
};

/** Values that no field is made for, whatever it is called. */
const values: readonly unknown[] = [
  NaN,
  Infinity,
  -Infinity,
  -1,
  2 ** 53,
  1e308,
  0.1,
  huge,
  'a\u0000b',
  '../../../../etc/passwd',
  '..\\..\\..\\Windows\\win.ini',
  '\\\\server\\share\\x',
  'file:///etc/passwd',
  "'; DROP TABLE contacts; --",
  '<script>alert(1)</script>',
  '=HYPERLINK("http://example.com")',
  '__proto__',
  '\ud800',
  '',
  true,
  null,
  Symbol('x'),
  10n ** 30n,
  () => 'x',
  new Date(NaN),
  /x/,
  new Map([['a', 1]]),
  new Set([1]),
  new Uint8Array(4),
  [],
  [[]],
  [null],
  Array.from({ length: 20_000 }, () => 'x'),
  {},
  { length: -1 },
  JSON.parse('{"__proto__":{"polluted":true}}') as unknown,
  { constructor: { prototype: { polluted: true } } },
  { toString: 'x', valueOf: 'x' },
  { then: 'x' },
];

interface Procedure {
  name: string;
  schema: z.core.$ZodType | undefined;
  payloads: unknown[];
}

/** At least 200 for every procedure: the values as they are, and each in each of its fields. */
function payloadsFor(schema: unknown): unknown[] {
  const fields = [...propertiesOf(shapeOf(schema)).keys(), 'id', '__proto__', 'prototype', 'extra'];
  const inFields = fields.flatMap((field) => values.map((value) => Object.fromEntries([[field, value]])));
  return [...values, ...inFields, deep()];
}

const procedures: Procedure[] = Object.entries(contract).flatMap(([group, of]) =>
  Object.entries<{ '~orpc': { inputSchema?: unknown } }>(of).map(([name, { '~orpc': definition }]) => ({
    name: `${group}.${name}`,
    schema: definition.inputSchema instanceof z.core.$ZodType ? definition.inputSchema : undefined,
    payloads: payloadsFor(definition.inputSchema),
  })),
);

let folder: string;
let core: OpenCore;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'langganan-'));
  core = await openCore(folder);
  await core.client.contacts.create({ name: 'Sulastri Handayani', phones: [{ raw: '0812-7788-4455' }] });
});
afterAll(async () => {
  await core.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 10 });
});

/** Whether the contract itself takes a payload, so that it is nobody's attack; what breaks the parser is not taken. */
async function isTaken(schema: z.core.$ZodType, payload: unknown): Promise<boolean> {
  try {
    return (await z.safeParseAsync(schema, payload)).success;
  } catch {
    return false;
  }
}

describe.each(procedures.filter(({ schema }) => schema !== undefined))('$name', ({ name, schema, payloads }) => {
  it('refuses what its contract does not take by a code, and changes nothing', { timeout: 120_000 }, async () => {
    expect(payloads.length).toBeGreaterThanOrEqual(200);
    const client: unknown = createRouterClient(core.router, { context: () => core.context() });
    const [group = '', procedure = ''] = name.split('.');
    const call = Reflect.get(Object(Reflect.get(Object(client), group)), procedure) as (
      input: unknown,
    ) => Promise<unknown>;
    const before = await digestOf(core.store.db);
    let refused = 0;
    for (const payload of payloads) {
      if (await isTaken(schema!, payload)) continue;
      const code: unknown = await call(payload).then(
        () => 'taken',
        (error: unknown) => Reflect.get(Object(error), 'code') as unknown,
      );
      expect(isErrorCode(code), `${name} answered ${String(code)}`).toBe(true);
      expect(code).not.toBe('unexpected');
      refused++;
    }
    expect(refused).toBeGreaterThan(20);
    expect(await digestOf(core.store.db)).toBe(before);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});
