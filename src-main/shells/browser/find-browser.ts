import { accessSync, constants } from 'node:fs';
import path from 'node:path';

export interface BrowserSource {
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  isProgram(file: string): boolean;
}

const thisMachine: BrowserSource = {
  platform: process.platform,
  env: process.env,
  isProgram(file) {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  },
};

const linuxNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const windowsPlaces = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
];
const macPlaces = ['Google Chrome', 'Microsoft Edge', 'Chromium'];

/** The installed Chromium, Chrome or Edge, which alone can show a page as an app window of its own; else undefined. */
export function findBrowser(source: BrowserSource = thisMachine): string | undefined {
  return candidates(source).find((file) => source.isProgram(file));
}

function candidates({ platform, env }: BrowserSource): string[] {
  if (platform === 'win32') {
    const bases = [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LocalAppData']].filter((base) => base);
    return windowsPlaces.flatMap((place) => bases.map((base) => path.win32.join(base ?? '', ...place)));
  }
  if (platform === 'darwin') {
    const bases = ['/Applications', ...(env['HOME'] ? [path.posix.join(env['HOME'], 'Applications')] : [])];
    return macPlaces.flatMap((name) => bases.map((base) => `${base}/${name}.app/Contents/MacOS/${name}`));
  }
  const folders = (env['PATH'] ?? '').split(':').filter((folder) => folder.startsWith('/'));
  return linuxNames.flatMap((name) => folders.map((folder) => path.posix.join(folder, name)));
}

/** Whether a window can be shown at all: Windows and macOS always, elsewhere only with a display server. */
export function hasDisplay(source: Pick<BrowserSource, 'platform' | 'env'> = thisMachine): boolean {
  if (source.platform === 'win32' || source.platform === 'darwin') return true;
  return Boolean(source.env['DISPLAY'] ?? source.env['WAYLAND_DISPLAY']);
}
