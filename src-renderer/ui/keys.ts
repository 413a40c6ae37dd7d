import type { Words } from '../i18n/words.ts';

const signs: Record<string, string> = {
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  enter: '↵',
  backspace: '⌫',
};

type Named = Exclude<keyof Words['ui']['keys'], 'shift'>;
const named: Record<string, Named> = {
  space: 'space',
  escape: 'escape',
  delete: 'delete',
  home: 'home',
  end: 'end',
  pageup: 'pageUp',
  pagedown: 'pageDown',
};

const mac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);

/** How a key is written on a key cap: `mod+k` is `Ctrl K`, on a Mac `⌘ K`. */
export function keyCap(keys: string, words: Words['ui']['keys'], onMac = mac): string {
  const parts = keys.endsWith('+') ? [...keys.slice(0, -1).split('+').filter(Boolean), '+'] : keys.split('+');
  return parts
    .map((part) => {
      if (part === 'mod') return onMac ? '⌘' : 'Ctrl';
      if (part === 'alt') return onMac ? '⌥' : 'Alt';
      if (part === 'shift') return onMac ? '⇧' : words.shift;
      const name = named[part];
      return signs[part] ?? (name ? words[name] : part.toUpperCase());
    })
    .join(' ');
}

/** The same for `aria-keyshortcuts`, which has its own names. */
export function ariaKeys(keys: string, onMac = mac): string {
  return keys
    .split('+')
    .map((part) => (part === 'mod' ? (onMac ? 'Meta' : 'Control') : part.charAt(0).toUpperCase() + part.slice(1)))
    .join('+');
}
