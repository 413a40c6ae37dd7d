import { existsSync } from 'node:fs';
import path from 'node:path';
import { app, dialog } from 'electron';
import type { Locale } from '../../../src-renderer/i18n/format.ts';
import { wordsFor } from '../../../src-renderer/i18n/words.ts';

/** Updates are looked for only in an installed copy that was packed with a place to get them from. */
function looksForUpdates(packaged: boolean, hasFeed: boolean): boolean {
  return packaged && hasFeed;
}

/**
 * Looks for a newer version once, and asks twice: before it is fetched and before it is installed. Being offline, or
 * a server that is away, is no news for a shop: it stays silent.
 */
export async function offerUpdate(locale: Locale): Promise<void> {
  const feed = path.join(process.resourcesPath, 'app-update.yml');
  if (!looksForUpdates(app.isPackaged, existsSync(feed))) return;
  const { autoUpdater } = (await import('electron-updater')).default;
  const words = wordsFor(locale);
  autoUpdater.autoDownload = false;
  autoUpdater.autoInstallOnAppQuit = false;
  autoUpdater.logger = null;
  const agrees = async (message: string, yes: string) => {
    const { response } = await dialog.showMessageBox({
      type: 'question',
      title: words.common.appName,
      message,
      buttons: [yes, words.desktop.updateLater],
      defaultId: 0,
      cancelId: 1,
    });
    return response === 0;
  };
  try {
    const found = await autoUpdater.checkForUpdates();
    if (!found?.isUpdateAvailable) return;
    if (!(await agrees(words.desktop.updateFound(found.updateInfo.version), words.desktop.updateFetch))) return;
    await autoUpdater.downloadUpdate();
    if (await agrees(words.desktop.updateReady, words.desktop.updateInstall)) autoUpdater.quitAndInstall();
  } catch {
    return;
  }
}
