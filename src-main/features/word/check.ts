import { fieldsOf } from '../../contract/documents/fields.ts';
import type { DocumentKind } from '../../contract/documents/words.ts';
import type { CheckedPlaceholder, WordCheck } from '../../contract/word-templates.ts';
import { flawOf } from '../../domain/placeholders.ts';
import type { CheckWordResult } from '../../jobs/use-word.ts';

/** More kinds of placeholders than any kind of document has. */
const MOST = 500;

/** What a Word file asks for as a template of this kind: each placeholder once for each way in which it is used. */
export function checked({ problems, placeholders }: CheckWordResult, kind: DocumentKind): WordCheck {
  const known = fieldsOf(kind);
  const found = new Map<string, CheckedPlaceholder>();
  for (const { name, use, within, place, near } of placeholders) {
    const key = JSON.stringify([name, use, within]);
    const before = found.get(key);
    if (before) before.times += 1;
    else {
      const flaw = flawOf({ name, within, isSection: use !== 'text' }, known);
      found.set(key, { name, use, within, place, near, times: 1, flaw });
    }
  }
  // What needs a look first.
  const all = [...found.values()].sort((a, b) => Number(b.flaw !== null) - Number(a.flaw !== null));
  return { usable: problems.length === 0, problems, placeholders: all.slice(0, MOST) };
}
