import { type Separator, separators } from '../../contract/file-formats.ts';
import { readQuoted } from './quoted.ts';

export const signs: Readonly<Record<Separator, string>> = { comma: ',', semicolon: ';', tab: '\t', pipe: '|' };

/** Excel's own hint in the first line ("sep=;"), which is no data. */
export function separatorHint(text: string): { separator: Separator | undefined; length: number } | null {
  const hint = /^sep=(.)(\r\n|\n|\r|$)/i.exec(text);
  if (!hint) return null;
  return { separator: separators.find((one) => signs[one] === hint[1]), length: hint[0].length };
}

/** The separator that cuts the first records into the same number of values most often; a comma where none does. */
export function findSeparator(head: string): Separator {
  let best: Separator = 'comma';
  let bestScore = 0;
  for (const separator of separators) {
    const delimiter = signs[separator];
    const widths = new Map<number, number>();
    let records = 0;
    for (let at = 0; at < head.length && records < 50; records += 1) {
      let width = 1;
      for (;;) {
        const quoted = head[at] === '"' ? readQuoted(head, at, delimiter) : null;
        if (quoted) at = quoted.end;
        while (at < head.length && head[at] !== delimiter && head[at] !== '\n' && head[at] !== '\r') at += 1;
        if (head[at] !== delimiter) break;
        width += 1;
        at += 1;
      }
      at += head[at] === '\r' && head[at + 1] === '\n' ? 2 : 1;
      if (width > 1) widths.set(width, (widths.get(width) ?? 0) + 1);
    }
    const score = Math.max(0, ...[...widths].map(([width, count]) => (count / records) * Math.log2(width + 1)));
    if (score > bestScore) [best, bestScore] = [separator, score];
  }
  return best;
}
