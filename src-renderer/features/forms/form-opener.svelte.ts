/** Why a form is opened. */
export interface FormRequest<Preset> {
  /** The record to edit; without it a new one is made. */
  id?: string;
  /** The record that a new one is like, where its form can do that. */
  likeId?: string;
  /** What is known of a new one. */
  preset?: Partial<Preset>;
  /** Told of the record once it is saved. */
  onsaved?: (id: string) => void;
}

/** The one form for a kind of record, opened from wherever somebody wants to add or edit one. */
export class FormOpener<Preset> {
  #current = $state.raw<FormRequest<Preset>>();

  /** What is being filled in now; read by the host. */
  get current(): FormRequest<Preset> | undefined {
    return this.#current;
  }

  /** Opens the form. While one is open already nothing happens: what is typed there is not lost. */
  open(request: FormRequest<Preset> = {}): void {
    this.#current ??= request;
  }

  close(): void {
    this.#current = undefined;
  }
}
