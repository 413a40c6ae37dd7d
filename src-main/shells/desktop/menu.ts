import type { MenuItemConstructorOptions } from 'electron';
import type { Locale } from '../../../src-renderer/i18n/format.ts';
import { wordsFor } from '../../../src-renderer/i18n/words.ts';
import type { MenuCommand } from '../../contract/desktop-bridge.ts';

export interface MenuActions {
  command(command: MenuCommand): void;
  showDataFolder(): void;
}

/**
 * The native menu with the accelerators people know. Only a template: building it needs Electron, deciding what is in
 * it does not. Every item has its own label, because the labels that come with roles follow the system's language.
 */
export function menuTemplate(
  locale: Locale,
  platform: NodeJS.Platform,
  actions: MenuActions,
): MenuItemConstructorOptions[] {
  const words = wordsFor(locale).desktop.menu;
  const mac = platform === 'darwin';
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const item = (label: string, command: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    ...(accelerator ? { accelerator } : {}),
    click: () => actions.command(command),
  });
  const role = (label: string, name: NonNullable<MenuItemConstructorOptions['role']>): MenuItemConstructorOptions => ({
    label,
    role: name,
  });
  const settings = item(words.settings, 'settings', 'CmdOrCtrl+,');
  const appMenu: MenuItemConstructorOptions = {
    label: 'Langganan',
    submenu: [
      role(words.about, 'about'),
      separator,
      settings,
      separator,
      role(words.hide, 'hide'),
      role(words.hideOthers, 'hideOthers'),
      role(words.showAll, 'unhide'),
      separator,
      role(words.quit, 'quit'),
    ],
  };
  return [
    ...(mac ? [appMenu] : []),
    {
      label: words.file,
      submenu: [
        item(words.newContact, 'new-contact', 'CmdOrCtrl+N'),
        item(words.import, 'import', 'CmdOrCtrl+I'),
        separator,
        item(words.print, 'print', 'CmdOrCtrl+P'),
        ...(mac ? [role(words.closeWindow, 'close')] : [separator, settings, separator, role(words.quit, 'quit')]),
      ],
    },
    {
      label: words.edit,
      submenu: [
        role(words.undo, 'undo'),
        role(words.redo, 'redo'),
        separator,
        role(words.cut, 'cut'),
        role(words.copy, 'copy'),
        role(words.paste, 'paste'),
        role(words.selectAll, 'selectAll'),
        separator,
        item(words.search, 'search', 'CmdOrCtrl+K'),
      ],
    },
    {
      label: words.view,
      submenu: [
        item(words.today, 'today', 'CmdOrCtrl+1'),
        item(words.contacts, 'contacts', 'CmdOrCtrl+2'),
        separator,
        role(words.reload, 'reload'),
        role(words.actualSize, 'resetZoom'),
        role(words.zoomIn, 'zoomIn'),
        role(words.zoomOut, 'zoomOut'),
        separator,
        role(words.fullScreen, 'togglefullscreen'),
        role(words.developerTools, 'toggleDevTools'),
      ],
    },
    {
      label: words.window,
      submenu: [role(words.minimize, 'minimize'), ...(mac ? [role(words.zoom, 'zoom')] : [])],
    },
    {
      label: words.help,
      submenu: [
        { label: words.showDataFolder, click: () => actions.showDataFolder() },
        ...(mac ? [] : [role(words.about, 'about')]),
      ],
    },
  ];
}
