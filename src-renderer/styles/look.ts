import type { Settings } from '../../src-main/contract/settings.ts';

/** Puts theme and text size on the page; the tokens do the rest, at once. */
export function applyLook(look: Pick<Settings, 'theme' | 'textSize'>): void {
  const root = document.documentElement;
  root.dataset.theme = look.theme;
  root.dataset.textSize = look.textSize;
}
