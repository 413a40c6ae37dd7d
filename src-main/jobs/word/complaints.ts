import type { TemplateProblem, templateProblems } from '../../contract/documents/word.ts';
import { Refusal } from '../refusal.ts';
import { placeOf, plain, textNear } from './places.ts';
import type { Watch } from './watch.ts';

const MOST_PROBLEMS = 50;

/** What the library says of a template, of all it can say (its errors.js). */
interface Complaint {
  id?: string;
  file?: string;
  xtag?: string;
  offset?: number | number[];
  openingtag?: string;
  lastPair?: { left: string };
}
const complaints = new Map<string, (typeof templateProblems)[number]>([
  ['unclosed_tag', 'brace-not-closed'],
  ['unopened_tag', 'brace-not-opened'],
  ['duplicate_open_tag', 'brace-doubled'],
  ['duplicate_close_tag', 'brace-doubled'],
  ['unclosed_loop', 'section-not-closed'],
  ['unopened_loop', 'section-not-opened'],
  ['closing_tag_does_not_match_opening_tag', 'section-closed-by-other'],
  ['unbalanced_loop_tags', 'sections-crossed'],
  ['loop_position_invalid', 'section-out-of-place'],
  ['no_xml_tag_found_at_left', 'section-out-of-place'],
  ['no_xml_tag_found_at_right', 'section-out-of-place'],
]);

/**
 * What the library complained of when it read a template.
 * @throws Refusal `word-file-unusable` where it is no complaint about placeholders
 */
export function problemsOf(error: unknown, file: string, watch: Watch): TemplateProblem[] {
  const causes = (error as { properties?: { errors?: unknown } }).properties?.errors;
  const problems = (Array.isArray(causes) ? causes : [error]).flatMap((cause) => problemOf(cause, watch));
  if (problems.length > 0) return problems.slice(0, MOST_PROBLEMS);
  throw new Refusal('word-file-unusable', { file, reason: 'damaged', detail: '' }, { cause: error });
}

function problemOf(cause: unknown, watch: Watch): TemplateProblem[] {
  const found = (cause as { properties?: Complaint }).properties;
  const problem = found?.id === undefined ? undefined : complaints.get(found.id);
  if (!found || problem === undefined) return [];
  const [offset = 0] = [found.offset ?? 0].flat();
  const pieces = watch.files.get(found.file ?? '')?.pieces ?? [];
  // Of doubled braces the library cuts out a few letters only.
  const tag = problem === 'brace-doubled' ? '' : (found.openingtag ?? found.lastPair?.left ?? found.xtag ?? '');
  return [{ problem, name: plain(tag).slice(0, 80), place: placeOf(found.file ?? ''), near: textNear(pieces, offset) }];
}
