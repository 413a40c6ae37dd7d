import os from 'node:os';
import path from 'node:path';

/** What decides where the data lives; the operating system's own answers unless a test gives others. */
export interface FolderSource {
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  home: string;
}

const thisMachine: FolderSource = { platform: process.platform, env: process.env, home: os.homedir() };

/**
 * The data folder, absolute: what `LANGGANAN_DATA` names, else the system's own place for application data
 * (Windows: roaming application data; macOS: Application Support; others: the XDG base directory specification,
 * which says that a relative `XDG_DATA_HOME` is to be ignored). Whether it is safe to use, the core decides.
 */
export function dataFolderOf(source: FolderSource = thisMachine): string {
  const { platform, env, home } = source;
  const paths = platform === 'win32' ? path.win32 : path.posix;
  const named = env['LANGGANAN_DATA']?.trim();
  if (named) {
    // Where no shell has put the home folder in, such as in a service's or a shortcut's settings.
    const whole = named.replace(/^~(?=[\\/]|$)/, () => home);
    return paths.isAbsolute(whole) ? paths.normalize(whole) : path.resolve(whole);
  }
  if (platform === 'win32') {
    const roaming = env['APPDATA'];
    return paths.join(
      roaming && paths.isAbsolute(roaming) ? roaming : paths.join(home, 'AppData', 'Roaming'),
      'Langganan',
    );
  }
  if (platform === 'darwin') return paths.join(home, 'Library', 'Application Support', 'Langganan');
  const xdg = env['XDG_DATA_HOME'];
  return paths.join(xdg && paths.isAbsolute(xdg) ? xdg : paths.join(home, '.local', 'share'), 'langganan');
}
