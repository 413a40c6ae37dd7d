import type { BrowserWindowConstructorOptions } from 'electron';
import type { Bounds } from './window-state.ts';

export interface WindowRequest {
  /** Absolute path of the built preload. */
  preload: string;
  bounds: Bounds;
  dark: boolean;
}

function freeze<T extends object>(value: T): Readonly<T> {
  for (const inner of Object.values(value)) if (typeof inner === 'object' && inner !== null) freeze(inner);
  return Object.freeze(value);
}

/**
 * The options of every window of Langganan; there is no other place where a window is described. The page is in
 * Chromium's sandbox, sees nothing of Node, and shares no world with the preload.
 */
export function windowOptions({ preload, bounds, dark }: WindowRequest): Readonly<BrowserWindowConstructorOptions> {
  return freeze({
    ...bounds,
    minWidth: 900,
    minHeight: 600,
    show: false,
    // What is seen for the moment before the page paints: the page's own ground (styles/tokens.css).
    backgroundColor: dark ? '#151817' : '#f6f4ef',
    autoHideMenuBar: false,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      navigateOnDragDrop: false,
      disableBlinkFeatures: 'Auxclick',
      spellcheck: false,
      devTools: true,
    },
  });
}
