import { readFile } from 'node:fs/promises';
import { BrowserWindow, nativeTheme, protocol, screen, session, shell } from 'electron';
import type { Assets } from '../assets.ts';
import { pageHeaders } from '../content-security.ts';
import { appOrigin, appScheme, decideNavigation, decideNewWindow, isOwnPage } from './navigation.ts';
import { mayHave } from './permissions.ts';
import { answerAppRequest } from './protocol.ts';
import { windowOptions } from './window-options.ts';
import { fitToScreens, keepWindowState, readWindowState } from './window-state.ts';

/** Must be called before Electron is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built renderer under the app's own scheme, and refuses every permission that is not named. */
export function guardSession(assets: Assets, devOrigin: string | undefined): void {
  protocol.handle(appScheme, async (request) => {
    const answer = answerAppRequest(assets, request.method, request.url);
    const headers = { ...pageHeaders };
    if (answer.status !== 200) return new Response(null, { status: answer.status, headers });
    const body = request.method === 'HEAD' ? null : new Uint8Array(await readFile(answer.asset.file));
    return new Response(body, { headers: { ...headers, 'content-type': answer.asset.mediaType } });
  });
  session.defaultSession.setPermissionRequestHandler((contents, permission, callback, details) => {
    callback(mayHave(permission, details.requestingUrl || contents.getURL(), devOrigin));
  });
  session.defaultSession.setPermissionCheckHandler((_contents, permission, origin, details) =>
    mayHave(permission, details.requestingUrl ?? `${origin}/`, devOrigin),
  );
  session.defaultSession.setDevicePermissionHandler(() => false);
}

export interface WindowPlaces {
  preload: string;
  stateFile: string;
  devOrigin: string | undefined;
}

/** Opens the one window, where it was when it was closed last. */
export function openMainWindow({ preload, stateFile, devOrigin }: WindowPlaces): BrowserWindow {
  const state = fitToScreens(
    readWindowState(stateFile),
    screen.getAllDisplays().map((display) => display.workArea),
  );
  const window = new BrowserWindow(
    windowOptions({ preload, bounds: state.bounds, dark: nativeTheme.shouldUseDarkColors }),
  );
  if (state.maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => {
    keepWindowState(stateFile, { bounds: window.getNormalBounds(), maximized: window.isMaximized() });
  });

  const contents = window.webContents;
  const leave = (details: { url: string; preventDefault(): void }) => {
    const decision = decideNavigation(details.url, devOrigin);
    if (decision.to === 'page') return;
    details.preventDefault();
    if (decision.to === 'outside') void shell.openExternal(decision.url);
  };
  contents.on('will-navigate', leave);
  contents.on('will-redirect', leave);
  contents.on('will-frame-navigate', (details) => {
    // Langganan shows no frames; only the top one may go anywhere, and that is decided above.
    if (!details.isMainFrame || !isOwnPage(details.url, devOrigin)) details.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    const decision = decideNewWindow(url);
    if (decision.to === 'outside') void shell.openExternal(decision.url);
    return { action: 'deny' };
  });
  void window.loadURL(devOrigin ?? `${appOrigin}/`);
  return window;
}
