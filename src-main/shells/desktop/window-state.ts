import { readFileSync, renameSync, writeFileSync } from 'node:fs';

export interface Bounds {
  x?: number;
  y?: number;
  width: number;
  height: number;
}
export interface WindowState {
  bounds: Bounds;
  maximized: boolean;
}
/** A screen's usable area, in the same units as the bounds. */
export interface WorkArea {
  x: number;
  y: number;
  width: number;
  height: number;
}

const preferred = { width: 1280, height: 800 };
/** This much of the window's upper edge must be on a screen, or nobody could drag it back. */
const grip = { width: 120, height: 32 };

/** The state in a file's text; undefined for anything that is not one. */
export function parseWindowState(text: string): WindowState | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || !('bounds' in value)) return undefined;
  const bounds: unknown = value.bounds;
  if (typeof bounds !== 'object' || bounds === null) return undefined;
  const numbers = ['x', 'y', 'width', 'height'].map((key): unknown => Reflect.get(bounds, key));
  if (!numbers.every((number) => Number.isInteger(number) && Math.abs(number as number) < 100_000)) return undefined;
  const [x = 0, y = 0, width = 0, height = 0] = numbers as number[];
  if (width <= 0 || height <= 0) return undefined;
  return { bounds: { x, y, width, height }, maximized: 'maximized' in value && value.maximized === true };
}

/**
 * Fits kept bounds onto the screens there are now: a window that was on a screen that is gone opens in the middle of
 * the first one, and none is larger than its screen.
 */
export function fitToScreens(state: WindowState | undefined, screens: readonly WorkArea[]): WindowState {
  const first = screens[0];
  const kept = state?.bounds;
  const home = kept && screens.find((screen) => showsGrip(kept, screen));
  const room = home ?? first;
  const width = Math.min(kept?.width ?? preferred.width, room?.width ?? Infinity);
  const height = Math.min(kept?.height ?? preferred.height, room?.height ?? Infinity);
  // Without a position the window opens in the middle. Made smaller, it may have lost its hold on the screen.
  const placed = { ...(home ? { x: kept.x, y: kept.y } : {}), width, height };
  const held = screens.some((screen) => showsGrip(placed, screen));
  return { bounds: held ? placed : { width, height }, maximized: state?.maximized ?? false };
}

function showsGrip(bounds: Bounds, screen: WorkArea): boolean {
  const { x, y, width } = bounds;
  if (x === undefined || y === undefined) return false;
  const across = Math.min(x + width, screen.x + screen.width) - Math.max(x, screen.x);
  return across >= grip.width && y >= screen.y && y + grip.height <= screen.y + screen.height;
}

/** Reads the kept state; a missing or damaged file is no state. */
export function readWindowState(file: string): WindowState | undefined {
  try {
    return parseWindowState(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Keeps the state. A disk that cannot take it costs a position, not the day. */
export function keepWindowState(file: string, state: WindowState): void {
  try {
    writeFileSync(`${file}.new`, JSON.stringify(state));
    renameSync(`${file}.new`, file);
  } catch {
    return;
  }
}
