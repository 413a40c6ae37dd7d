import { getContext, setContext } from 'svelte';

export interface Shortcut {
  /** `mod+k` (Ctrl, on a Mac Cmd), `shift+n`, `alt+1`, `f2`, `n`, `?`, `arrowdown`, `space`, `enter`. */
  keys: string;
  /** What it does, in the language of the screen. */
  label: () => string;
  /** Heading under which the list of keys shows it; without one it works everywhere. */
  scope?: () => string;
  /** `false` lets the key through to whoever wants it next. */
  run: (event: KeyboardEvent) => unknown;
  enabled?: () => boolean;
}

/** What lies over everything else, such as a dialog: keys of what is beneath it do not work meanwhile. */
export type Layer = symbol;
const layerKey = Symbol('layer');

const onMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);
const notTyped = new Set(['button', 'checkbox', 'color', 'file', 'image', 'radio', 'range', 'reset', 'submit']);

/** Whether letters pressed here are meant as text. */
export function isTypingIn(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !notTyped.has(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
}

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** The name of what was pressed. Shift does not count for signs: on every keyboard it sits elsewhere under `?`. */
export function nameOfKeys(event: Pressed, mac = onMac): string {
  const key = event.key === ' ' ? 'space' : event.key.toLowerCase();
  const sign = key.length === 1 && key.toUpperCase() === key.toLowerCase();
  const parts: string[] = [];
  if (mac ? event.metaKey : event.ctrlKey) parts.push('mod');
  if (mac ? event.ctrlKey : event.metaKey) parts.push('other');
  if (event.altKey) parts.push('alt');
  if (event.shiftKey && !sign) parts.push('shift');
  return [...parts, key].join('+');
}

interface Entry {
  shortcut: Shortcut;
  layer: Layer | undefined;
}

class Shortcuts {
  /** The truth; `#entries` shows it. While a component goes away, reactive state still reads as it was before. */
  #known: readonly Entry[] = [];
  #entries = $state.raw<readonly Entry[]>([]);
  #layers: readonly Layer[] = [];
  /** Shows the last of `#layers`. */
  #top = $state.raw<Layer>();

  /** All keys that could work now, for the help. */
  get active(): Shortcut[] {
    return this.#entries
      .map((entry) => entry.shortcut)
      .filter((shortcut, index, all) => all.findLastIndex((other) => other.keys === shortcut.keys) === index);
  }

  /** Adds keys; returns how to take them away again. Of two on one key the later one goes first. */
  add(list: Shortcut[], layer?: Layer): () => void {
    const entries = list.map((shortcut) => ({ shortcut, layer }));
    this.#set([...this.#known, ...entries]);
    return () => this.#set(this.#known.filter((entry) => !entries.includes(entry)));
  }

  #set(known: readonly Entry[]): void {
    this.#known = known;
    this.#entries = known;
  }

  /** Lays something over everything else; returns how to take it away again. */
  openLayer(layer: Layer): () => void {
    this.#lay([...this.#layers, layer]);
    return () => this.#lay(this.#layers.filter((other) => other !== layer));
  }

  /** What lies on top of everything else; undefined where nothing does. */
  get top(): Layer | undefined {
    return this.#top;
  }

  #lay(layers: readonly Layer[]): void {
    this.#layers = layers;
    this.#top = layers.at(-1);
  }

  /** Runs what is meant by a key press, if anything is. */
  handle(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return;
    const keys = nameOfKeys(event);
    const chord = /^(mod|alt)\+/.test(keys) || /^f\d+$/.test(keys);
    if (!chord && isTypingIn(event.target)) return;
    const presses = keys === 'enter' || keys === 'space';
    if (presses && event.target instanceof Element && event.target.closest('button, a[href], summary, input')) return;
    if (this.press(keys, event)) event.preventDefault();
  }

  /** Does what a key stands for, by whatever way it was meant: a key press, or an entry of a native menu. */
  press(keys: string, event = new KeyboardEvent('keydown')): boolean {
    const top = this.#layers.at(-1);
    return this.#known.toReversed().some(({ shortcut, layer }) => {
      const meant = shortcut.keys === keys && layer === top && shortcut.enabled?.() !== false;
      return meant && shortcut.run(event) !== false;
    });
  }
}

export const shortcuts = new Shortcuts();

/** Makes the component (and what is in it) a layer of its own. Call while the component is made. */
export function setLayer(): Layer {
  const layer = Symbol('layer');
  setContext(layerKey, layer);
  return layer;
}

/** Keys that work while this component is on the screen. Call while the component is made. */
export function useShortcuts(list: () => Shortcut[]): void {
  const layer = getContext<Layer | undefined>(layerKey);
  $effect(() => shortcuts.add(list(), layer));
}
