import { mkdtemp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../src-main/contract/errors.ts';
import { menuCommands } from '../../src-main/contract/desktop-bridge.ts';
import { assetFor, listAssets, type Assets } from '../../src-main/shells/assets.ts';
import { mayConnect } from '../../src-main/shells/desktop/connection.ts';
import { externalLink } from '../../src-main/shells/desktop/external-links.ts';
import { menuTemplate } from '../../src-main/shells/desktop/menu.ts';
import { decideNavigation, decideNewWindow, isOwnPage } from '../../src-main/shells/desktop/navigation.ts';
import { readOpenedFile, spreadsheetsIn } from '../../src-main/shells/desktop/opened-files.ts';
import { mayHave } from '../../src-main/shells/desktop/permissions.ts';
import { answerAppRequest } from '../../src-main/shells/desktop/protocol.ts';
import { recoveryBox } from '../../src-main/shells/desktop/recovery.ts';
import { windowOptions } from '../../src-main/shells/desktop/window-options.ts';
import { fitToScreens, parseWindowState } from '../../src-main/shells/desktop/window-state.ts';

const outside = [
  'https://example.com/',
  'https://wa.me/6281277884455',
  'https://example.com:8443/a?b=c#d',
  'mailto:rina@example.com',
  'mailto:rina@example.com?subject=Halo&body=Apa%20kabar',
  'tel:+6281277884455',
  'tel:0227319981',
];
const nowhere = [
  'javascript:alert(1)',
  'JAVASCRIPT:alert(1)',
  'java\nscript:alert(1)',
  '\u0000javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  'file:///etc/passwd',
  'file:///C:/Windows/System32/calc.exe',
  'file://server/share/x.exe',
  'smb://server/share',
  '\\\\server\\share\\x.exe',
  '//server/share',
  'ms-msdt:/id PCWDiagnostic',
  'ms-settings:privacy',
  'search-ms:query=x',
  'ms-officecmd:{}',
  'ms-excel:ofe|u|https://example.com/x.xls',
  'vscode://file/etc/passwd',
  'ssh://example.com',
  'telnet://example.com',
  'ftp://example.com/x',
  'http://example.com/',
  'http://127.0.0.1:5173/',
  'ws://example.com',
  'blob:https://example.com/1',
  'filesystem:https://example.com/temporary/x',
  'about:blank',
  'chrome://settings',
  'devtools://devtools',
  'view-source:https://example.com',
  'chrome-extension://abc/x.html',
  'app://other/index.html',
  'app://langganan.example/',
  'app://langganan:80/',
  'app://user@langganan/',
  'https://',
  'https://rina@example.com/',
  'https://bank.example:pw@other.example/',
  'https://example.com/\u0000.exe',
  'https://example.com/ x',
  'https:\\\\example.com\\x',
  'https://example.com/\u2028',
  `https://example.com/${'a'.repeat(2_000)}`,
  'mailto:rina@example.com?attach=/etc/passwd',
  'mailto:rina@example.com?Attachment=C:\\x',
  'tel:+62 812',
  'tel:<script>',
  'intent://scan/#Intent;scheme=zxing;end',
  'customscheme:x',
  '',
  'index.html',
];

describe('where a window may go', () => {
  it('has at least fifty addresses to decide on', () => expect(outside.length + nowhere.length).toBeGreaterThan(50));

  it.each(outside)('%s leaves the app', (url) => {
    expect(decideNavigation(url)).toMatchObject({ to: 'outside' });
    expect(decideNewWindow(url)).toMatchObject({ to: 'outside' });
  });
  it.each(nowhere)('%j goes nowhere', (url) => {
    expect(decideNavigation(url)).toEqual({ to: 'nowhere' });
    expect(decideNewWindow(url)).toEqual({ to: 'nowhere' });
  });
  it('its own page stays, and never opens a second window', () => {
    expect(decideNavigation('app://langganan/#/contacts')).toEqual({ to: 'page' });
    expect(decideNewWindow('app://langganan/#/contacts')).toEqual({ to: 'nowhere' });
  });
  it('the renderer’s own server counts only while developing', () => {
    expect(isOwnPage('http://127.0.0.1:5173/', 'http://127.0.0.1:5173')).toBe(true);
    expect(isOwnPage('http://127.0.0.1:5174/', 'http://127.0.0.1:5173')).toBe(false);
    expect(isOwnPage('http://127.0.0.1:5173/')).toBe(false);
  });
  it('whatever is written, only https, mailto and tel ever leave', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl({ validSchemes: ['http', 'https', 'ftp', 'file'] })), (text) => {
        const link = externalLink(text);
        return link === undefined || /^(https|mailto|tel):/.test(link);
      }),
    );
  });
});

describe('permissions', () => {
  it.each(['media', 'geolocation', 'midi', 'hid', 'serial', 'usb', 'openExternal', 'clipboard-read', 'fullscreen', ''])(
    '%j is refused to our own page too',
    (permission) => expect(mayHave(permission, 'app://langganan/')).toBe(false),
  );
  it('are given for what a click asks for, and to our own page only', () => {
    expect(mayHave('notifications', 'app://langganan/')).toBe(true);
    expect(mayHave('notifications', 'https://example.com/')).toBe(false);
    expect(mayHave('notifications', '')).toBe(false);
  });
});

describe('the app’s own protocol', () => {
  let folder: string;
  let assets: Assets;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'langganan-'));
    const renderer = path.join(folder, 'renderer');
    await mkdir(path.join(renderer, 'assets'), { recursive: true });
    await writeFile(path.join(folder, 'secret.html'), 'secret');
    await writeFile(path.join(renderer, 'index.html'), '<!doctype html>');
    await writeFile(path.join(renderer, 'assets', 'index-1a2b.js'), '1');
    await writeFile(path.join(renderer, 'assets', 'index-1a2b.js.map'), '{}');
    await writeFile(path.join(renderer, 'notes.sqlite'), 'x');
    await symlink(path.join(folder, 'secret.html'), path.join(renderer, 'link.html'));
    assets = await listAssets(renderer);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('serves the page and its parts', () => {
    expect(answerAppRequest(assets, 'GET', 'app://langganan/')).toMatchObject({ status: 200 });
    expect(answerAppRequest(assets, 'GET', 'app://langganan/index.html?x#/contacts')).toMatchObject({ status: 200 });
    expect(answerAppRequest(assets, 'HEAD', 'app://langganan/assets/index-1a2b.js')).toMatchObject({
      status: 200,
      asset: { mediaType: 'text/javascript; charset=utf-8' },
    });
  });
  it('answers to reading only', () => {
    expect(answerAppRequest(assets, 'POST', 'app://langganan/')).toEqual({ status: 405 });
  });

  const climbing = [
    '/../secret.html',
    '/..%2fsecret.html',
    '/..%2Fsecret.html',
    '/%2e%2e/secret.html',
    '/%2e%2e%2fsecret.html',
    '/%252e%252e%252fsecret.html',
    '/..%5csecret.html',
    '/..\\secret.html',
    '/%5c..%5csecret.html',
    '/....//secret.html',
    '/..;/secret.html',
    '/.%00./secret.html',
    '/assets/../../secret.html',
    '/assets/..%2f..%2fsecret.html',
    '/assets/%2e%2e/%2e%2e/secret.html',
    '/assets/..%c0%afsecret.html',
    '/..%c0%af..%c0%afsecret.html',
    '/%uff0e%uff0e/secret.html',
    '/．．/secret.html',
    '/..%ef%bc%8fsecret.html',
    '//etc/passwd',
    '///etc/passwd',
    '/etc/passwd',
    '/C:/Windows/win.ini',
    '/C:%5cWindows%5cwin.ini',
    '/file:///etc/passwd',
    '/%00',
    '/index.html%00',
    '/index.html%00.js',
    '/index.html\u0000',
    '/index.html/',
    '/index.html/..',
    '/INDEX.HTML',
    '/index%2ehtml',
    '/index.html::$DATA',
    '/index.html.',
    '/index.html%20',
    '/./index.html',
    '/assets',
    '/assets/',
    '/link.html',
    '/notes.sqlite',
    '/assets/index-1a2b.js.map',
    '/__proto__',
    '/constructor',
    '/toString',
  ];
  it('has at least forty ways out to refuse', () => expect(climbing.length).toBeGreaterThanOrEqual(40));
  it.each(climbing)('404 for %j', (target) => {
    expect(answerAppRequest(assets, 'GET', `app://langganan${target}`)).toEqual({ status: 404 });
    expect(assetFor(assets, target)).toBeUndefined();
  });
  it.each(['app://other/', 'app://langganan.example/', 'app://langganan', 'file:///index.html', 'app:///index.html'])(
    '404 for another host: %s',
    (address) => expect(answerAppRequest(assets, 'GET', address)).toEqual({ status: 404 }),
  );
  it('says so when there is no build', async () => {
    await expect(listAssets(path.join(folder, 'renderer', 'assets'))).rejects.toThrow('no built window');
  });
});

describe('who may talk to the router', () => {
  const own = { address: 'app://langganan/#/contacts', isOwnMainFrame: true };
  it('is the top frame of our own window on our own page', () => expect(mayConnect(own, 1)).toBe(true));
  it.each([
    ['a frame inside it', { ...own, isOwnMainFrame: false }, 1],
    ['a frame that is gone', { ...own, address: undefined }, 1],
    ['a page from elsewhere', { ...own, address: 'https://example.com/' }, 1],
    ['a local file', { ...own, address: 'file:///tmp/x.html' }, 1],
    ['an empty page', { ...own, address: 'about:blank' }, 1],
    ['a name that only begins like ours', { ...own, address: 'app://langganan.example/' }, 1],
    ['a message without a port', own, 0],
    ['a message with two ports', own, 2],
  ])('is not %s', (_who, sender, ports) => expect(mayConnect(sender, ports)).toBe(false));
});

describe('the window', () => {
  const options = windowOptions({ preload: '/x/preload.cjs', bounds: { width: 1280, height: 800 }, dark: false });

  it('is sandboxed, isolated and without Node', () => {
    expect(options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
    });
  });
  it('has options that nobody can change afterwards', () => {
    expect(Object.isFrozen(options)).toBe(true);
    expect(Object.isFrozen(options.webPreferences)).toBe(true);
    expect(() => Object.assign(options.webPreferences!, { sandbox: false })).toThrow(TypeError);
  });

  const screen = { x: 0, y: 0, width: 1366, height: 728 };
  const second = { x: 1366, y: 0, width: 1920, height: 1040 };
  it('opens where it was', () => {
    const state = { bounds: { x: 1400, y: 50, width: 1200, height: 800 }, maximized: true };
    expect(fitToScreens(state, [screen, second])).toEqual(state);
  });
  it('comes back from a screen that is gone', () => {
    const state = { bounds: { x: 1400, y: 50, width: 1200, height: 700 }, maximized: false };
    expect(fitToScreens(state, [screen])).toEqual({ bounds: { width: 1200, height: 700 }, maximized: false });
  });
  it('is never larger than its screen', () => {
    expect(fitToScreens(undefined, [{ x: 0, y: 0, width: 1024, height: 640 }]).bounds).toEqual({
      width: 1024,
      height: 640,
    });
  });
  it('always has an edge by which it can be dragged', () => {
    const whole = fc.integer({ min: -5_000, max: 5_000 });
    const size = fc.integer({ min: 200, max: 4_000 });
    fc.assert(
      fc.property(whole, whole, size, size, (x, y, width, height) => {
        const { bounds } = fitToScreens({ bounds: { x, y, width, height }, maximized: false }, [screen, second]);
        if (bounds.x === undefined || bounds.y === undefined) return true;
        const [left, top] = [bounds.x, bounds.y];
        return [screen, second].some(
          (s) => left < s.x + s.width && left + bounds.width > s.x && top >= s.y && top < s.y + s.height,
        );
      }),
    );
  });
  it.each([
    '',
    'null',
    '[]',
    '{}',
    '{"bounds":null}',
    '{"bounds":{"x":1,"y":1,"width":0,"height":5}}',
    '{"bounds":{"x":"1","y":1,"width":10,"height":5}}',
    '{"bounds":{"x":1e99,"y":1,"width":10,"height":5}}',
  ])('starts afresh from a kept state of %j', (text) => expect(parseWindowState(text)).toBeUndefined());
});

describe('the native menu', () => {
  const silent = { command: () => {}, showDataFolder: () => {} };
  const flat = (items: Electron.MenuItemConstructorOptions[]): Electron.MenuItemConstructorOptions[] =>
    items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])]);

  it.each(['win32', 'darwin', 'linux'] as const)('asks the page for everything it knows, on %s', (platform) => {
    const asked: string[] = [];
    for (const item of flat(menuTemplate('id', platform, { ...silent, command: (name) => asked.push(name) }))) {
      if (item.click) (item.click as () => void)();
    }
    expect(asked.sort()).toEqual([...menuCommands].sort());
  });
  it('is as long in both languages, and no label is the same in both by oversight', () => {
    const labels = (locale: 'id' | 'en') => flat(menuTemplate(locale, 'win32', silent)).map(({ label }) => label);
    expect(labels('id')).toHaveLength(labels('en').length);
    expect(labels('id').filter((label, at) => label !== undefined && label === labels('en')[at])).toEqual([]);
  });
  it('uses no accelerator twice', () => {
    const keys = flat(menuTemplate('en', 'darwin', silent)).flatMap(({ accelerator }) => accelerator ?? []);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.length).toBeGreaterThan(5);
  });
});

describe('when the data cannot be opened', () => {
  it.each([
    new AppError('database-damaged', { file: '/srv/shop/langganan.sqlite', backups: [] }),
    new AppError('database-newer', { file: '/srv/shop/langganan.sqlite' }),
    new AppError('data-folder-unsafe', { folder: '/srv/shop', reason: 'synchronised' }),
    new AppError('data-folder-in-use', { folder: '/srv/shop' }),
  ])('a box names the file or folder and what to do: $code', (error) => {
    for (const locale of ['id', 'en'] as const) {
      const box = recoveryBox(error, locale);
      expect(box.detail).toContain('/srv/shop');
      expect(box.detail.split('\n\n')).toHaveLength(2);
      expect(box.buttons[box.cancelId]).toBeTruthy();
    }
  });
  it('offers the folder only where looking at it helps', () => {
    expect(recoveryBox(new AppError('database-damaged', { file: 'x', backups: [] }), 'id').showFolder).toBe(0);
    expect(recoveryBox(new AppError('data-folder-in-use', { folder: 'x' }), 'id').showFolder).toBe(-1);
  });
});

describe('a file opened with Langganan', () => {
  it('is a spreadsheet among the arguments, never a flag', () => {
    expect(spreadsheetsIn(['--x=a.csv', '.', 'toko.XLSX', '/a/b.csv', 'c.exe'], '/home/rina')).toEqual([
      '/home/rina/toko.XLSX',
      '/a/b.csv',
    ]);
  });
  it('is nothing when it is gone or a folder', async () => {
    expect(await readOpenedFile(path.join(os.tmpdir(), 'not-there.csv'))).toBeUndefined();
    expect(await readOpenedFile(os.tmpdir())).toBeUndefined();
  });
});
