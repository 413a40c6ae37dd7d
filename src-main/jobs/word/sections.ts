import type { DXT } from 'docxtemplater';

/**
 * Whether a part stays whole when what a section holds is left out or repeated. The library does not look: a section that
 * begins in a table and ends below it would tear the table apart.
 */
export function isWhole(section: DXT.Part): boolean {
  const closed: string[] = [];
  const opened: string[] = [];
  for (const [, end, name = '', isOnItsOwn] of xmlOf(section.subparsed ?? []).matchAll(TAG)) {
    if (isOnItsOwn) continue;
    if (!end) opened.push(name);
    else if (opened.length === 0) closed.push(name);
    else if (opened.pop() !== name) return false;
  }
  // What it closes of what is around it, it opens again.
  return closed.length === opened.length && opened.every((name, index) => name === closed.at(-1 - index));
}

const TAG = /<(\/)?([\w:.-]+)(?:\s(?:[^>"']|"[^"]*"|'[^']*')*?)?(\/)?>/g;

const xmlOf = (parts: readonly DXT.Part[]): string =>
  parts.map((part) => (part.type === 'placeholder' ? xmlOf(part.subparsed ?? []) : part.value)).join('');
