import type { NamedAbout, Priority, Task, TaskKind, TaskUpdate } from '../../../../src-main/contract/tasks.ts';
import { noRepeat, type RepeatDraft, repeatDraft, ruleOf } from '../../agenda/repeat-draft.ts';
import type { TaskPreset } from './task-form.svelte.ts';

/** What the form holds while it is filled in. */
export interface Draft {
  kind: TaskKind;
  title: string;
  note: string;
  priority: Priority;
  progress: number | null;
  dueDay: string | null;
  dueTime: string | null;
  staffId: string;
  askedById: string;
  about: readonly NamedAbout[];
  reminderMinutes: number | null;
  repeat: RepeatDraft;
}

export const emptyDraft = (preset: Partial<TaskPreset>, staffId: string): Draft => ({
  kind: preset.kind ?? 'todo',
  title: preset.title ?? '',
  note: '',
  priority: 'normal',
  progress: 0,
  dueDay: preset.dueDay ?? null,
  dueTime: null,
  staffId,
  askedById: '',
  about: preset.about ?? [],
  reminderMinutes: null,
  repeat: noRepeat(),
});

export const draftOf = (task: Task): Draft => ({
  kind: task.kind,
  title: task.title,
  note: task.note,
  priority: task.priority,
  progress: Math.min(task.progress, 99),
  dueDay: task.dueDay,
  dueTime: task.dueTime,
  staffId: task.staff?.id ?? '',
  askedById: task.askedBy?.id ?? '',
  about: task.about,
  reminderMinutes: task.reminderMinutes,
  repeat: repeatDraft(task.repeat),
});

/** What the form says, as the contract takes it. Nobody asked: then whoever adds it for somebody else did. */
export function toInput(draft: Draft) {
  return {
    kind: draft.kind,
    title: draft.title.trim(),
    note: draft.note.trim(),
    priority: draft.priority,
    progress: draft.progress ?? 0,
    dueDay: draft.dueDay,
    dueTime: draft.dueDay === null ? null : draft.dueTime,
    staffId: draft.staffId || null,
    askedById: draft.askedById || null,
    about: draft.about.map(({ entity, id }) => ({ entity, id })),
    reminderMinutes: draft.dueTime === null ? null : draft.reminderMinutes,
    repeat: ruleOf(draft.repeat) ?? null,
  };
}

/** Only what differs from how the form was opened: what another one changes meanwhile elsewhere stays. */
export function changesOf(now: Draft, opened: Draft): Omit<TaskUpdate, 'id'> {
  const [input, before] = [toInput(now), toInput(opened)];
  return Object.fromEntries(
    Object.entries(input).filter(
      ([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field as keyof typeof before]),
    ),
  );
}
