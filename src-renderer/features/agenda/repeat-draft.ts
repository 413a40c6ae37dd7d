import type { Repeat } from '../../../src-main/contract/tasks.ts';

/** A rule of repetition while it is filled in; `unit` '' is none. */
export interface RepeatDraft {
  unit: Repeat['unit'] | '';
  every: number | null;
  days: number[];
  on: Repeat['on'];
  missing: Repeat['missing'];
  end: 'never' | 'until' | 'count';
  until: string | null;
  count: number | null;
}

export const noRepeat = (): RepeatDraft => ({
  unit: '',
  every: 1,
  days: [],
  on: 'day',
  missing: 'last',
  end: 'never',
  until: null,
  count: 10,
});

export function repeatDraft(rule: Repeat | null): RepeatDraft {
  if (rule === null) return noRepeat();
  const { end, unit, every, days, on, missing } = rule;
  return {
    ...noRepeat(),
    unit,
    every,
    days: [...days],
    on,
    missing,
    end: end.by,
    ...(end.by === 'until' ? { until: end.until } : {}),
    ...(end.by === 'count' ? { count: end.count } : {}),
  };
}

/** The rule that is meant; null for none, undefined while something of it is missing. */
export function ruleOf(draft: RepeatDraft): Repeat | null | undefined {
  if (draft.unit === '') return null;
  if (draft.every === null) return undefined;
  const end: Repeat['end'] | undefined =
    draft.end === 'never'
      ? { by: 'never' }
      : draft.end === 'until'
        ? draft.until === null
          ? undefined
          : { by: 'until', until: draft.until }
        : draft.count === null
          ? undefined
          : { by: 'count', count: draft.count };
  if (!end) return undefined;
  const { unit, every, missing } = draft;
  return {
    unit,
    every,
    days: unit === 'week' ? draft.days.toSorted((a, b) => a - b) : [],
    on: unit === 'month' || unit === 'year' ? draft.on : 'day',
    missing,
    end,
  };
}
