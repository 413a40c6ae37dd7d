import { findHeader } from './header.ts';
import { chooseMapping, type SavedMapping } from './mapping.ts';
import type { NamedSheet, PlanChoices } from './plan.ts';
import type { Target } from './target.ts';
import { type TargetName, targetOf, targets } from './targets/index.ts';

export interface Recognised {
  /** What it may be, the likeliest first: the next one counts where no header of it is found. */
  candidates: PlanChoices[];
  /** What it looks like more than any of those that may be; null where it looks like the one that was taken. */
  looksLike: TargetName | null;
}

/** How a file was read before says more than all words. */
const REMEMBERED = 1_000;

/**
 * Tells what a file holds by its headings: the kind of list of which it names the most, or whose headings are remembered.
 *
 * @param among what it may be, with the usual one first
 * @param expected what it is where its headings do not say it
 */
export function recognise(
  sheets: readonly NamedSheet[],
  among: readonly [PlanChoices, ...PlanChoices[]],
  expected?: TargetName,
): Recognised {
  const offered = new Map(among.map((choices) => [choices.target, choices]));
  const ranked = (Object.keys(targets) as TargetName[])
    .map((name) => {
      const score = scoreOf(sheets, targetOf(name), offered.get(name)?.saved ?? []);
      return { name, score: score > 0 && name === expected ? score + 0.5 : score };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const best = ranked[0]?.name;
  const likely = [...ranked.map(({ name }) => name), expected].flatMap((name) => offered.get(name) ?? []);
  return {
    candidates: [...new Set([...likely, ...among])],
    looksLike: best === undefined || offered.has(best) ? null : best,
  };
}

/** How many different fields its headings name, a heading that says just that twice; 0 where it is no list of the kind. */
function scoreOf(sheets: readonly NamedSheet[], target: Target<unknown>, saved: readonly SavedMapping[]): number {
  const scores = sheets.map((sheet) => {
    const header = findHeader(sheet, target.words);
    if (!header) return 0;
    const named = new Map<string, number>();
    for (const name of header.names) {
      const match = target.words.match(name);
      if (match?.field) named.set(match.field, Math.max(match.strength, named.get(match.field) ?? 0));
    }
    const score = [...named.values()].reduce((sum, strength) => sum + strength, 0);
    if (chooseMapping(saved, undefined, header.names)) return REMEMBERED + score;
    return header.identifies ? score : 0;
  });
  return Math.max(0, ...scores);
}
