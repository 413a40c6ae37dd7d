export interface Placement {
  /** Which edge of the anchor the float begins at. */
  align?: 'start' | 'end';
  /** As wide as the anchor, at least. */
  matchWidth?: boolean;
}

const GAP = 4;
const MARGIN = 8;

/**
 * Puts a popover (which lies in the top layer and knows nothing of its surroundings) under its anchor, or above it
 * where there is more room, never outside the window. Keeps it there until the returned function is called.
 */
export function keepPlaced(float: HTMLElement, anchor: HTMLElement, placement: Placement = {}): () => void {
  const place = () => {
    const from = anchor.getBoundingClientRect();
    float.style.minWidth = placement.matchWidth ? `${from.width}px` : '';
    float.style.maxHeight = '';
    const below = window.innerHeight - from.bottom - GAP - MARGIN;
    const above = from.top - GAP - MARGIN;
    const size = float.getBoundingClientRect();
    const under = size.height <= below || below >= above;
    const room = Math.max(under ? below : above, 0);
    const height = Math.min(size.height, room);
    const left = placement.align === 'end' ? from.right - size.width : from.left;
    float.style.maxHeight = `${room}px`;
    float.style.left = `${Math.max(MARGIN, Math.min(left, window.innerWidth - size.width - MARGIN))}px`;
    float.style.top = `${under ? from.bottom + GAP : from.top - GAP - height}px`;
    float.dataset.placed = '';
  };
  place();
  const observer = new ResizeObserver(place);
  observer.observe(float);
  observer.observe(anchor);
  window.addEventListener('resize', place);
  window.addEventListener('scroll', place, { capture: true, passive: true });
  return () => {
    observer.disconnect();
    window.removeEventListener('resize', place);
    window.removeEventListener('scroll', place, { capture: true });
    delete float.dataset.placed;
  };
}
