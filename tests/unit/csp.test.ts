import { expect, it } from 'vitest';
import { contentSecurityPolicy, pageHeaders } from '../../src-main/shells/content-security.ts';

const directives = new Map(
  contentSecurityPolicy.split('; ').map((directive) => {
    const [name = '', ...sources] = directive.split(' ');
    return [name, sources] as const;
  }),
);

it('nothing is allowed that is not named', () => expect(directives.get('default-src')).toEqual(["'none'"]));

it('neither inline code nor eval is possible', () => {
  expect(contentSecurityPolicy).not.toMatch(/unsafe|nonce|sha\d|strict-dynamic|\*|https?:/);
});

it.each(['script-src', 'style-src', 'connect-src', 'font-src'])('%s is the app itself', (name) => {
  expect(directives.get(name)).toEqual(["'self'"]);
});

it.each(['frame-ancestors', 'base-uri', 'form-action'])('%s, which default-src does not cover, is closed', (name) => {
  expect(directives.get(name)).toEqual(["'none'"]);
});

it('what a window receives is kept from being guessed at, framed or shared', () => {
  expect(pageHeaders['x-content-type-options']).toBe('nosniff');
  expect(pageHeaders['cross-origin-opener-policy']).toBe('same-origin');
  expect(pageHeaders['cross-origin-resource-policy']).toBe('same-origin');
  expect(Object.isFrozen(pageHeaders)).toBe(true);
});
