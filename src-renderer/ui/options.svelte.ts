export interface OptionsInput<T> {
  /** Everything there is to choose from, filtered here by what is typed … */
  options?: () => readonly T[];
  /** … or asked for as it is typed; the signal ends what is overtaken. */
  search?: (text: string, signal: AbortSignal) => Promise<readonly T[]>;
  keyOf: (option: T) => string;
  labelOf: (option: T) => string;
  /** What typed text may be turned into; without it only what exists can be chosen. */
  create?: (text: string) => T | undefined | Promise<T | undefined>;
  /** Left out of the list, such as what is chosen already. */
  hidden?: (option: T) => boolean;
  choose: (option: T) => void;
}

export type Line<T> = { kind: 'option'; key: string; option: T } | { kind: 'create'; key: 'create'; text: string };

const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** What a combobox does, whatever it looks like: typed text, the lines it finds, which one is meant. */
export class Options<T> {
  text = $state('');
  open = $state(false);
  waiting = $state(false);
  #active = $state(0);
  #found = $state.raw<readonly T[]>([]);
  #failed = $state(false);
  /** What could not be made, as it was typed. */
  #refused = $state('');
  #running: AbortController | undefined;
  #creating = false;
  readonly #input: OptionsInput<T>;

  readonly lines: Line<T>[] = $derived.by(() => {
    const { options, keyOf, labelOf, create, hidden } = this.#input;
    const wanted = this.text.trim();
    const all = options ? options().filter((option) => folded(labelOf(option)).includes(folded(wanted))) : this.#found;
    const shown = hidden ? all.filter((option) => !hidden(option)) : all;
    const lines: Line<T>[] = shown.map((option) => ({ kind: 'option', key: keyOf(option), option }));
    const known = all.some((option) => folded(labelOf(option)) === folded(wanted));
    if (create && wanted && !known && !this.waiting) lines.push({ kind: 'create', key: 'create', text: wanted });
    return lines;
  });

  constructor(input: OptionsInput<T>) {
    this.#input = input;
  }

  get active(): Line<T> | undefined {
    return this.lines[Math.min(this.#active, this.lines.length - 1)];
  }

  get failed(): boolean {
    return this.#failed;
  }

  /** What could not be made; '' where nothing was refused since the last letter. */
  get refused(): string {
    return this.#refused;
  }

  /** Opens the list for a text. */
  async look(text: string): Promise<void> {
    this.text = text;
    this.#refused = '';
    this.open = true;
    this.#active = 0;
    const { search } = this.#input;
    if (!search) return;
    this.#running?.abort();
    const mine = new AbortController();
    this.#running = mine;
    this.waiting = true;
    this.#failed = false;
    try {
      const found = await search(text.trim(), mine.signal);
      if (!mine.signal.aborted) this.#found = found;
    } catch {
      if (!mine.signal.aborted) {
        this.#failed = true;
        this.#found = [];
      }
    } finally {
      if (!mine.signal.aborted) this.waiting = false;
    }
  }

  close(): void {
    this.#running?.abort();
    this.waiting = false;
    this.open = false;
  }

  point(line: Line<T>): void {
    this.#active = this.lines.indexOf(line);
  }

  async choose(line: Line<T>): Promise<void> {
    if (line.kind === 'option') this.#input.choose(line.option);
    else if (!this.#creating) {
      this.#creating = true;
      this.#refused = '';
      try {
        const made = await this.#input.create?.(line.text);
        if (made !== undefined) this.#input.choose(made);
      } catch {
        // Whoever makes it says why; here it is said that it was not made, and what was typed stays.
        this.#refused = line.text;
      } finally {
        this.#creating = false;
      }
    }
  }

  /** The keys of a list; true where the key was one. */
  handle(event: KeyboardEvent): boolean {
    if (event.isComposing) return false;
    const last = this.lines.length - 1;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (!this.open) void this.look(this.text);
      else if (last >= 0) {
        const step = event.key === 'ArrowDown' ? 1 : -1;
        this.#active = (Math.min(this.#active, last) + step + last + 1) % (last + 1);
      }
    } else if (event.key === 'Enter' && this.open && this.active) {
      void this.choose(this.active);
    } else if (event.key === 'Escape' && this.open) {
      this.close();
    } else {
      return false;
    }
    event.preventDefault();
    event.stopPropagation();
    return true;
  }
}
