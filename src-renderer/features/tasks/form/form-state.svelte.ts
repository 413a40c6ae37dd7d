import type { Task } from '../../../../src-main/contract/tasks.ts';
import { actOrThrow, api } from '../../../api/index.ts';
import { t } from '../../../i18n/index.svelte.ts';
import { ruleOf } from '../../agenda/repeat-draft.ts';
import type { FormRequest } from '../../forms/form-opener.svelte.ts';
import { type Expected, type Problem, RecordForm, refusedFields } from '../../forms/record-form.svelte.ts';
import { shopStatus } from '../../lists/shop-status.svelte.ts';
import { changesOf, type Draft, draftOf, emptyDraft, toInput } from './draft.ts';
import type { TaskPreset } from './task-form.svelte.ts';

/** What the form for a task is about, from opening to saving. */
export class TaskForm extends RecordForm<TaskPreset, Task> {
  draft: Draft = $state(emptyDraft({}, ''));
  titleError = $state<string>();
  repeatError = $state<string>();
  /** For whom and by whom it is as saved, also where they no longer work here. */
  saved = $state.raw<Pick<Task, 'staff' | 'askedBy'>>({ staff: null, askedBy: null });

  #opened: Draft = $state.raw(emptyDraft({}, ''));

  readonly dirty: boolean = $derived(
    this.unclear().length > 0 || JSON.stringify(toInput(this.draft)) !== JSON.stringify(toInput(this.#opened)),
  );

  protected read(id: string): Promise<Task> {
    return api.tasks.get({ id });
  }

  protected async begin({ preset = {} }: FormRequest<TaskPreset>): Promise<void> {
    const me = shopStatus.current?.staff ?? (await api.shop.status()).staff;
    this.draft = emptyDraft(preset, me.id);
    this.#opened = emptyDraft(preset, me.id);
  }

  protected show(task: Task): void {
    this.saved = task;
    this.draft = draftOf(task);
    this.#opened = draftOf(task);
    this.titleError = undefined;
    this.repeatError = undefined;
  }

  protected nameOf(task: Task): string {
    return task.title;
  }

  protected missing(): boolean {
    const { draft } = this;
    this.titleError = draft.title.trim() === '' ? t.tasks.form.titleMissing : undefined;
    this.repeatError =
      ruleOf(draft.repeat) === undefined
        ? t.agenda.repeat.endMissing
        : draft.repeat.unit !== '' && draft.dueDay === null
          ? t.agenda.repeat.needsDay
          : undefined;
    return this.titleError !== undefined || this.repeatError !== undefined;
  }

  protected override refusal(error: unknown): Problem {
    const names: Record<string, string> = { title: t.tasks.form.title, dueDay: t.tasks.form.dueDay };
    return refusedFields(error, (field) => names[field] ?? field);
  }

  protected async write(expected: Expected): Promise<string> {
    const words = t.tasks.form;
    const { id } = this;
    if (id === undefined) {
      const { askedById, ...input } = toInput(this.draft);
      const work = api.tasks.create(askedById === null ? input : { ...input, askedById });
      const made = await actOrThrow(work, (one) => words.added(one.title));
      return made.id;
    }
    const changes = changesOf(this.draft, this.#opened);
    if (Object.keys(changes).length === 0) return id;
    const work = api.tasks.update({ id, ...expected, ...changes });
    await actOrThrow(work, (saved) => words.saved(saved.title));
    return id;
  }
}
