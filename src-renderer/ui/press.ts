/**
 * Whether a mouse button, pen or finger is down. Pressing something takes the keyboard from a field before the press ends:
 * what moves in between is missed by the click.
 */
let isDown = false;
if (typeof window !== 'undefined') {
  window.addEventListener('pointerdown', () => (isDown = true), true);
  for (const end of ['pointerup', 'pointercancel']) window.addEventListener(end, () => (isDown = false), true);
}

/** Does something that changes the layout: at once, or as soon as what is being pressed has been clicked. */
export function afterPress(run: () => void): void {
  if (!isDown) return run();
  const ended = new AbortController();
  for (const end of ['pointerup', 'pointercancel'])
    window.addEventListener(
      end,
      () => {
        ended.abort();
        // The click follows in the same turn.
        setTimeout(run);
      },
      { signal: ended.signal },
    );
}
