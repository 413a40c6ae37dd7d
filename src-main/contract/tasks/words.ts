import { z } from 'zod';

/** `todo` is anything; the others are a touch with a contact: a follow-up, whose note lands on the timeline as just that. */
export const taskKinds = ['todo', 'call', 'visit', 'message'] as const;
export const TaskKind = z.enum(taskKinds);
export type TaskKind = z.infer<typeof TaskKind>;
/** Of the kinds, those that Today shows as follow-ups. */
export const followUpKinds = ['call', 'visit', 'message'] as const satisfies readonly TaskKind[];

export const priorities = ['high', 'normal', 'low'] as const;
export const Priority = z.enum(priorities);
export type Priority = z.infer<typeof Priority>;

/**
 * Which tasks a list shows. `open` are all that are not done; `overdue`, `today`, `later` and `undated` are those of them
 * by the day on which they are to be done: the day they are due, or until which they are snoozed if that is later.
 */
export const taskViews = ['open', 'overdue', 'today', 'later', 'undated', 'done', 'all'] as const;
export const TaskView = z.enum(taskViews);
export type TaskView = z.infer<typeof TaskView>;
