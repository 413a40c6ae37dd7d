import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, type BrowserWindow, dialog, ipcMain, Menu, shell } from 'electron';
import { RPCHandler } from '@orpc/server/message-port';
import { createApp, type App } from '../../app.ts';
import { systemClock } from '../../contract/host.ts';
import { localeOfSystem } from '../../../src-renderer/i18n/format.ts';
import { listAssets } from '../assets.ts';
import { dataFolderOf } from '../data-folder.ts';
import { version } from '../version.ts';
import { channels, type MenuCommand } from '../../contract/desktop-bridge.ts';
import { mayConnect } from './connection.ts';
import { desktopHost } from './host.ts';
import { menuTemplate } from './menu.ts';
import { readOpenedFile, spreadsheetsIn } from './opened-files.ts';
import { recoveryBox } from './recovery.ts';
import { offerUpdate } from './updater.ts';
import { guardSession, openMainWindow, registerAppScheme } from './window.ts';

const here = path.dirname(fileURLToPath(import.meta.url));
const dataFolder = dataFolderOf();
/** The renderer's own server while developing; an installed copy never listens to this variable. */
const devOrigin = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL'];
// Beside the shop's file, so that two data folders are two shops, each with a lock and a window state of its own.
const windowFolder = path.join(dataFolder, 'window');

let house: App | undefined;
let mainWindow: BrowserWindow | undefined;
let pageListens = false;
const waiting: string[] = [];

async function passOpenedFiles(files: readonly string[]): Promise<void> {
  waiting.push(...files);
  while (pageListens && mainWindow && waiting.length > 0) {
    const file = await readOpenedFile(waiting.shift() ?? '');
    if (file) mainWindow.webContents.send(channels.file, file);
  }
}

function showWindow(): void {
  if (!mainWindow) {
    pageListens = false;
    mainWindow = openMainWindow({
      preload: path.join(here, '..', 'preload', 'preload.cjs'),
      stateFile: path.join(windowFolder, 'window-state.json'),
      devOrigin,
    });
    mainWindow.on('closed', () => (mainWindow = undefined));
  }
  if (mainWindow.isMinimized()) mainWindow.restore();
  mainWindow.focus();
}

async function start(): Promise<void> {
  const locale = localeOfSystem(app.getPreferredSystemLanguages());
  try {
    guardSession(await listAssets(path.join(here, '..', 'renderer')), devOrigin);
    house = await createApp({ dataFolder, clock: systemClock, host: desktopHost(() => mainWindow), version });
  } catch (error) {
    const { showFolder, ...box } = recoveryBox(error, locale);
    const { response } = await dialog.showMessageBox(box);
    if (response === showFolder) await shell.openPath(dataFolder);
    app.exit(1);
    return;
  }

  const handler = new RPCHandler(house.router);
  const context = house.context();
  ipcMain.on(channels.connect, (event) => {
    const frame = event.senderFrame;
    const sender = { address: frame?.url, isOwnMainFrame: !!frame && frame === mainWindow?.webContents.mainFrame };
    if (!mayConnect(sender, event.ports.length, devOrigin)) {
      for (const port of event.ports) port.close();
      return;
    }
    for (const port of event.ports) {
      handler.upgrade(port, { context });
      port.start();
    }
  });
  ipcMain.on(channels.listening, (event) => {
    if (event.senderFrame !== mainWindow?.webContents.mainFrame) return;
    pageListens = true;
    void passOpenedFiles([]);
  });

  const actions = {
    command: (command: MenuCommand) => {
      showWindow();
      mainWindow?.webContents.send(channels.command, command);
    },
    showDataFolder: () => void shell.openPath(dataFolder),
  };
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(locale, process.platform, actions)));
  showWindow();
  void passOpenedFiles(spreadsheetsIn(process.argv.slice(1), process.cwd()));
  void offerUpdate(locale);
}

/** Quitting waits until the file is closed properly; a second request while it closes changes nothing. */
function quitWhenClosed(event: { preventDefault(): void }): void {
  if (!house) return;
  event.preventDefault();
  const closing = house;
  house = undefined;
  void closing.close().finally(() => app.quit());
}

mkdirSync(windowFolder, { recursive: true });
app.setPath('userData', windowFolder);
registerAppScheme();
// A message that no page of ours would send must not end the app.
process.on('unhandledRejection', (reason) => process.stderr.write(`${String(reason)}\n`));

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', (_event, args, folder) => {
    showWindow();
    void passOpenedFiles(spreadsheetsIn(args.slice(1), folder));
  });
  app.on('open-file', (event, file) => {
    event.preventDefault();
    void passOpenedFiles(spreadsheetsIn([file], '/'));
  });
  app.on('activate', () => house && showWindow());
  app.on('window-all-closed', () => process.platform !== 'darwin' && app.quit());
  app.on('will-quit', quitWhenClosed);
  void app.whenReady().then(start);
} else {
  app.quit();
}
