import { getContext, setContext } from 'svelte';

/** What a Field tells the control inside it, so that label, hint and error belong to it for every reader. */
export interface FieldContext {
  readonly id: string;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
  readonly required: boolean;
  /** The control could not understand what was typed; shown where the Field itself has no error. */
  setProblem(text: string | undefined): void;
}

const key = Symbol('field');

export function setField(context: FieldContext): void {
  setContext(key, context);
}

/** The Field around this control, if there is one. Call while the component is made. */
export function getField(): FieldContext | undefined {
  return getContext<FieldContext | undefined>(key);
}
