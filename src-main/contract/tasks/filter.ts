import { z } from 'zod';
import { About } from '../agenda/words.ts';
import { Id } from '../shared.ts';
import { Priority, TaskKind, TaskView } from './words.ts';

export const TaskFilter = z.object({
  /** Words of the title or of a contact that it is about. */
  search: z.string().max(200).default(''),
  view: TaskView.default('open'),
  /** Only those of whoever asks. */
  mine: z.boolean().default(false),
  staffId: Id.nullable().default(null),
  /** Only those that this staff member asked for. */
  askedById: Id.nullable().default(null),
  /** Only those that nobody is to do yet. */
  unassigned: z.boolean().default(false),
  kinds: z.array(TaskKind).max(4).default([]),
  priority: Priority.nullable().default(null),
  about: About.nullable().default(null),
  /** The bin instead of the living; `view` then counts too. */
  deleted: z.boolean().default(false),
});
export type TaskFilter = z.infer<typeof TaskFilter>;

/** A set of tasks: chosen one by one, or all that a filter finds less some. */
export const TaskSelection = z.discriminatedUnion('by', [
  z.object({ by: z.literal('ids'), ids: z.array(Id).min(1).max(100_000) }),
  z.object({ by: z.literal('filter'), filter: TaskFilter, except: z.array(Id).max(10_000).default([]) }),
]);
export type TaskSelection = z.infer<typeof TaskSelection>;
