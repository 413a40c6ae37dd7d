import { dialog, Notification, shell, type BrowserWindow } from 'electron';
import type { Host } from '../../contract/host.ts';
import { externalLink } from './external-links.ts';

/** What the desktop can do for the core. The window is asked for each time: on macOS it may be closed and come back. */
export function desktopHost(window: () => BrowserWindow | undefined): Host {
  return {
    shell: 'desktop',
    async openExternal(url) {
      const link = externalLink(url);
      if (link === undefined) return false;
      await shell.openExternal(link);
      return true;
    },
    revealFile(path) {
      shell.showItemInFolder(path);
      return Promise.resolve(true);
    },
    async openFile(file) {
      // What the core makes for others to go on with; a program never.
      if (!/\.(eml|pdf)$/i.test(file)) return false;
      return (await shell.openPath(file)) === '';
    },
    async chooseFolder() {
      const options = { properties: ['openDirectory', 'createDirectory'] } satisfies Electron.OpenDialogOptions;
      const parent = window();
      const chosen = await (parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options));
      return chosen.filePaths[0] ?? null;
    },
    notify(title, body) {
      if (!Notification.isSupported()) return Promise.resolve(false);
      new Notification({ title, body }).show();
      return Promise.resolve(true);
    },
  };
}
