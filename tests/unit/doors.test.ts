import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installFailure, isInstalled } from '../../resources/scripts/lib/bootstrap.mjs';
import { AppError } from '../../src-main/contract/errors.ts';
import { contract } from '../../src-main/contract/index.ts';
import { readInput, UsageError } from '../../src-main/shells/cli/arguments.ts';
import { listCommands } from '../../src-main/shells/cli/commands.ts';
import { helpCommand, helpOverview } from '../../src-main/shells/cli/help.ts';
import { dataFolderOf } from '../../src-main/shells/data-folder.ts';
import { findBrowser, hasDisplay } from '../../src-main/shells/browser/find-browser.ts';
import { asLine, refusalOf, systemLocale } from '../../src-main/shells/start-failure.ts';
import { wordsFor } from '../../src-renderer/i18n/words.ts';

describe('where the data lives', () => {
  const windows = { platform: 'win32', home: 'C:\\Users\\Rina' } as const;
  const linux = { platform: 'linux', home: '/home/rina' } as const;

  it('is what LANGGANAN_DATA names, for every system', () => {
    expect(dataFolderOf({ ...linux, env: { LANGGANAN_DATA: '/srv/shop/' } })).toBe('/srv/shop/');
    expect(dataFolderOf({ ...windows, env: { LANGGANAN_DATA: 'D:\\Toko' } })).toBe('D:\\Toko');
  });
  it('is made absolute when it is named relative to here', () => {
    expect(dataFolderOf({ ...linux, env: { LANGGANAN_DATA: 'shop' } })).toBe(path.resolve('shop'));
    expect(dataFolderOf({ ...linux, env: { LANGGANAN_DATA: '~/shop' } })).toBe(path.join(linux.home, 'shop'));
  });
  it('is the system’s own place otherwise', () => {
    expect(dataFolderOf({ ...windows, env: { APPDATA: 'C:\\Users\\Rina\\AppData\\Roaming' } })).toBe(
      'C:\\Users\\Rina\\AppData\\Roaming\\Langganan',
    );
    expect(dataFolderOf({ ...windows, env: {} })).toBe('C:\\Users\\Rina\\AppData\\Roaming\\Langganan');
    expect(dataFolderOf({ platform: 'darwin', home: '/Users/rina', env: {} })).toBe(
      '/Users/rina/Library/Application Support/Langganan',
    );
    expect(dataFolderOf({ ...linux, env: {} })).toBe('/home/rina/.local/share/langganan');
    expect(dataFolderOf({ ...linux, env: { XDG_DATA_HOME: '/data' } })).toBe('/data/langganan');
  });
  it('ignores a relative XDG_DATA_HOME, as its specification asks', () => {
    expect(dataFolderOf({ ...linux, env: { XDG_DATA_HOME: 'data' } })).toBe('/home/rina/.local/share/langganan');
  });
});

describe('the language before a window is open', () => {
  it('follows the variables of the system in their order', () => {
    expect(systemLocale({ LANG: 'id_ID.UTF-8' })).toBe('id');
    expect(systemLocale({ LC_ALL: 'en_GB.UTF-8', LANG: 'id_ID.UTF-8' })).toBe('en');
  });
  it('tells a refusal by its words in that language', () => {
    const error = new AppError('data-folder-in-use', { folder: '/srv/shop' });
    expect(asLine(refusalOf(error, 'id').sentence)).toContain('/srv/shop');
    expect(asLine(refusalOf(error, 'id').sentence)).not.toBe(asLine(refusalOf(error, 'en').sentence));
  });
  it('calls what nobody foresaw by that name and shows none of its text', () => {
    const refusal = refusalOf(new Error('SQLITE_SECRET'), 'en');
    expect(refusal.code).toBe('unexpected');
    expect(asLine(refusal.sentence)).not.toContain('SQLITE_SECRET');
  });
});

describe('the installed browser', () => {
  const only = (program: string) => (file: string) => file === program;

  it('is found where each system keeps it', () => {
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    expect(
      findBrowser({
        platform: 'win32',
        env: { 'ProgramFiles(x86)': 'C:\\Program Files (x86)' },
        isProgram: only(edge),
      }),
    ).toBe(edge);
    const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(findBrowser({ platform: 'darwin', env: {}, isProgram: only(chrome) })).toBe(chrome);
    expect(
      findBrowser({ platform: 'linux', env: { PATH: '/usr/bin:/opt/bin' }, isProgram: only('/opt/bin/chromium') }),
    ).toBe('/opt/bin/chromium');
  });
  it('is never looked for in a relative folder of PATH', () => {
    expect(findBrowser({ platform: 'linux', env: { PATH: '.:bin' }, isProgram: () => true })).toBeUndefined();
  });
  it('gets no window where there is no display', () => {
    expect(hasDisplay({ platform: 'linux', env: {} })).toBe(false);
    expect(hasDisplay({ platform: 'linux', env: { WAYLAND_DISPLAY: 'wayland-0' } })).toBe(true);
    expect(hasDisplay({ platform: 'win32', env: {} })).toBe(true);
  });
});

describe('a fresh clone', () => {
  const lock = {
    packages: {
      '': {},
      'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
      'node_modules/other-system': { version: '1.0.0', integrity: 'sha512-o', optional: true },
    },
  };
  const a = lock.packages['node_modules/a'];

  it('counts as installed only when npm’s own record has every package of the lock file', () => {
    expect(isInstalled(lock, { packages: { 'node_modules/a': a } })).toBe(true);
    expect(isInstalled(lock, { packages: {} })).toBe(false);
    expect(isInstalled(lock, undefined)).toBe(false);
  });
  it('is installed anew for another version or other content', () => {
    expect(isInstalled(lock, { packages: { 'node_modules/a': { ...a, version: '1.0.1' } } })).toBe(false);
    expect(isInstalled(lock, { packages: { 'node_modules/a': { ...a, integrity: 'sha512-b' } } })).toBe(false);
  });
  it.each([
    ['ENOENT', 'npm was not found'],
    ['npm error code ENOTFOUND', 'no connection'],
    ['npm error code EAI_AGAIN', 'no connection'],
    ['npm error ENOSPC: no space left on device', 'disk is full'],
    ['npm error code EACCES', 'cannot be written'],
    ['npm error something else', 'the lines above'],
  ])('says in one sentence why it could not be installed: %s', (output, sentence) => {
    expect(installFailure(output)).toContain(sentence);
    expect(installFailure(output)).not.toContain('\n');
  });
});

describe('the command line', () => {
  const commands = listCommands();
  const find = (group: string, name: string) =>
    commands.find((command) => command.group === group && command.name === name)!;
  const read = (group: string, name: string, ...args: string[]) => readInput(find(group, name).shape, args);
  const problem = async (work: Promise<unknown>) => {
    const error: unknown = await work.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(UsageError);
    return (error as UsageError).usage;
  };

  it('has one command for every procedure that does not hide, named in kebab-case', () => {
    const shown = Object.values(contract).flatMap((group) =>
      Object.values<{ '~orpc': { meta: { cli?: unknown } } }>(group).filter(
        ({ '~orpc': { meta } }) => meta.cli !== false,
      ),
    );
    expect(commands).toHaveLength(shown.length);
    for (const { group, name, summary } of commands) {
      expect(`${group} ${name}`).toMatch(/^[a-z]+(-[a-z]+)* [a-z]+(-[a-z]+)*$/);
      expect(summary, `${group} ${name} has no summary`).not.toBe('');
    }
  });
  it('has the commands that integrations rely on', () => {
    const names = commands.map(({ group, name }) => `${group} ${name}`);
    for (const name of ['create', 'get', 'list', 'update', 'remove', 'merge', 'suspects']) {
      expect(names).toContain(`contacts ${name}`);
    }
    for (const name of ['preview', 'run', 'undo']) expect(names).toContain(`imports ${name}`);
  });
  it('shows every flag of every command in its help, in both languages', () => {
    for (const locale of ['id', 'en'] as const) {
      const words = wordsFor(locale).cli;
      for (const command of commands) expect(helpCommand(words, command)).toContain(words.usage);
      expect(helpOverview(words, commands)).toContain('imports');
    }
    expect(helpCommand(wordsFor('en').cli, find('imports', 'run'))).toMatch(
      /--target contacts\|products[^]*--duplicates skip\|fill\|update\|add/,
    );
    expect(helpCommand(wordsFor('en').cli, find('exports', 'run'))).toContain('--out FILE');
    // What each kind of list or document takes stands there once.
    expect(helpCommand(wordsFor('en').cli, find('exports', 'run'))).toMatch(/--format xlsx\|csv\|vcf\n/);
    expect(helpCommand(wordsFor('en').cli, find('documents', 'make'))).toMatch(
      /--template classic\|modern\|compact\|receipt\|ID\n/,
    );
  });

  it('reads texts, numbers and lists', async () => {
    expect(
      await read('contacts', 'list', '--search', '4455', '--limit=3', '--roles', 'customer', '--roles', 'partner'),
    ).toEqual({
      search: '4455',
      limit: 3,
      roles: ['customer', 'partner'],
    });
  });
  it('keeps the zeros of a phone and what looks like a flag as text', async () => {
    expect(await read('contacts', 'list', '--search', '0081')).toEqual({ search: '0081' });
    expect(await read('contacts', 'list', '--search', '--x')).toEqual({ search: '--x' });
  });
  it('turns yes/no flags on and off', async () => {
    expect(await read('contacts', 'list', '--has-phone', '--no-blocked')).toEqual({ hasPhone: true, blocked: false });
    expect(await read('contacts', 'list', '--has-phone', 'no')).toEqual({ hasPhone: false });
  });
  it('takes a record as JSON, as its parts, or as its one text', async () => {
    expect(
      await read('contacts', 'create', '--name', 'Sri', '--phone', '0812', '--phones', '[{"raw":"0813"}]'),
    ).toEqual({
      name: 'Sri',
      phones: [{ raw: '0812' }, { raw: '0813' }],
    });
    expect(await read('contacts', 'list', '--sort.by', 'city')).toEqual({ sort: { by: 'city' } });
  });
  it('takes the filters of a list that goes out as flags of their own', async () => {
    expect(await read('exports', 'run', '--what', 'contacts', '--search', '4455', '--role', 'customer')).toEqual({
      what: 'contacts',
      search: '4455',
      roles: ['customer'],
    });
  });
  it('knows which kind of selection is meant by what was given', async () => {
    expect(await read('contacts', 'remove', '--id', 'a', '--id', 'b')).toEqual({ by: 'ids', ids: ['a', 'b'] });
    expect(await read('contacts', 'tag-many', '--selection.filter.search', 'x')).toEqual({
      selection: { by: 'filter', filter: { search: 'x' } },
    });
  });

  it.each([
    [['--nonsense'], 'unknown-flag'],
    [['--__proto__', 'x'], 'unknown-flag'],
    [['--constructor.name', 'x'], 'unknown-flag'],
    [['list'], 'not-a-flag'],
    [['--limit', 'ten'], 'not-a-number'],
    [['--limit', ''], 'not-a-number'],
    [['--has-phone=perhaps'], 'not-yes-or-no'],
    [['--sort', '{'], 'not-json'],
    [['--search'], 'missing-value'],
    [['--search', 'a', '--search', 'b'], 'given-twice'],
  ])('calls %j wrong usage', async (args, expected) => {
    expect((await problem(read('contacts', 'list', ...args))).problem).toBe(expected);
  });
  it('names the flag that is needed', async () => {
    expect(await problem(read('contacts', 'get'))).toEqual({ problem: 'missing-flag', flag: '--id' });
  });

  describe('with a file', () => {
    let folder: string;
    beforeAll(async () => {
      folder = await mkdtemp(path.join(os.tmpdir(), 'langganan-'));
      await writeFile(path.join(folder, 'toko.csv'), 'Nama\nSri\n');
    });
    afterAll(() => rm(folder, { recursive: true }));

    it('hands over its name and content', async () => {
      const input = await read('imports', 'preview', '--file', path.join(folder, 'toko.csv'));
      const file = input['file'] as File;
      expect(file.name).toBe('toko.csv');
      expect(await file.text()).toBe('Nama\nSri\n');
    });
    it('refuses one that is not there with a code', async () => {
      await expect(read('imports', 'preview', '--file', path.join(folder, 'none.csv'))).rejects.toMatchObject({
        code: 'file-unreadable',
      });
    });
  });
});
