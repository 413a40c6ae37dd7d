import { readCalendar } from '../domain/ics/read.ts';
import type { IcsEvent, SkippedIcs } from '../domain/ics/event.ts';
import type { JobContext } from './kinds.ts';
import { decodeText } from './reading/encoding.ts';
import { wholeOf } from './reading/source.ts';
import { Refusal } from './refusal.ts';

export interface ReadCalendarInput {
  /** The file's name, for the words of a refusal. */
  file: string;
  /** Of times that name none. */
  zone: string;
}
export interface ReadCalendarResult {
  events: IcsEvent[];
  skipped: SkippedIcs[];
}

/** Reads a calendar file. @throws Refusal `file-not-a-calendar`, `file-unreadable` */
// eslint-disable-next-line require-yield -- a job without pieces: its result is all there is
export async function* readCalendarFile(
  { file, zone }: ReadCalendarInput,
  { source }: JobContext,
): AsyncGenerator<never, ReadCalendarResult> {
  const found = readCalendar(decodeText(await wholeOf(source, file)).text, zone);
  if (found === null) throw new Refusal('file-not-a-calendar', { file });
  return found;
}
