import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { colors } from '../../src-main/contract/shared.ts';

const css = readFileSync('src-renderer/styles/tokens.css', 'utf8');

/** The values of a block of tokens that begins with a selector. */
function tokensOf(selector: string, from = 0): Map<string, string> {
  const start = css.indexOf(selector, from);
  if (start < 0) throw new Error(`tokens.css has no ${selector}`);
  const block = css.slice(css.indexOf('{', start) + 1, css.indexOf('}', start));
  return new Map([...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((match) => [match[1] ?? '', match[2] ?? '']));
}

// The first `:root` holds sizes, the second the light colours.
const light = tokensOf(':root {', css.indexOf(':root {') + 1);
const dark = tokensOf(":root[data-theme='dark'] {");
const system = tokensOf(":root[data-theme='system'] {");

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const surfaces = ['surface', 'surface-bar', 'surface-raised', 'surface-sunken', 'surface-hover', 'accent-soft'];
const texts = ['text', 'text-muted', 'text-faint', 'accent-text', 'bad'];
const pairs: [string, string][] = [
  ...surfaces.flatMap((ground) => texts.map((text): [string, string] => [text, ground])),
  ...['good', 'warn', 'bad', 'info', 'points'].map((tone): [string, string] => [tone, `${tone}-soft`]),
  ...colors.map((color): [string, string] => [`tag-${color}`, `tag-${color}-soft`]),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['on-bad-strong', 'bad-strong'],
  ['text', 'mark'],
];

describe.each([
  ['light', light],
  ['dark', dark],
])('in the %s theme', (_, tokens) => {
  const value = (name: string) => {
    const found = tokens.get(name);
    if (!found?.startsWith('#')) throw new Error(`--${name} is no plain colour`);
    return found;
  };

  test.each(pairs)('%s can be read on %s (4.5 to 1)', (text, ground) => {
    expect(contrast(value(text), value(ground))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(['surface', 'surface-bar', 'surface-raised', 'surface-sunken'])('edges show on %s (3 to 1)', (ground) => {
    expect(contrast(value('line-control'), value(ground))).toBeGreaterThanOrEqual(3);
    expect(contrast(value('focus'), value(ground))).toBeGreaterThanOrEqual(3);
  });
});

test('the dark theme by choice and by the system are the same', () => {
  expect([...system]).toEqual([...dark]);
});

test('every colour of the light theme has its dark counterpart', () => {
  expect([...dark.keys()]).toEqual([...light.keys()]);
});
