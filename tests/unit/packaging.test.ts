import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import configuration from '../../electron-builder.config.ts';
import viteConfiguration from '../../electron.vite.config.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const require = createRequire(import.meta.url);

function* sourcesOf(folder: string): Generator<[string, string]> {
  for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !/\.(ts|svelte)$/.test(entry.name)) continue;
    const file = path.join(entry.parentPath, entry.name);
    yield [path.relative(root, file).split(path.sep).join('/'), readFileSync(file, 'utf8')];
  }
}
const sources = [...sourcesOf('src-main'), ...sourcesOf('src-renderer')];

describe('the configuration of the installers', () => {
  it('is valid by the packer’s own schema', () => {
    const { validateSchema } = require('app-builder-lib/out/util/config/schemaValidator.js') as {
      validateSchema(schema: unknown, data: unknown): void;
    };
    const schema: unknown = require('app-builder-lib/scheme.json');
    const whole: unknown = JSON.parse(JSON.stringify(configuration));
    expect(() => validateSchema(schema, whole)).not.toThrow();
    expect(() => validateSchema(schema, { ...(whole as object), npmRebuilt: false })).toThrow();
  });

  it('turns off every way of using the packed program as something else', () => {
    expect(configuration.electronFuses).toMatchObject({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  it('compiles nothing and unpacks what an archive cannot run', () => {
    expect(configuration.npmRebuild).toBe(false);
    expect(configuration.nodeGypRebuild).toBe(false);
    expect(configuration.asar).toBe(true);
    expect(configuration.asarUnpack).toContain('**/*.node');
  });

  it('makes the installers that shops need', () => {
    expect(configuration.win).toMatchObject({ target: [{ target: 'nsis', arch: ['x64', 'arm64'] }] });
    expect(configuration.mac).toMatchObject({
      target: [
        { target: 'dmg', arch: ['x64', 'arm64'] },
        { target: 'zip', arch: ['x64', 'arm64'] },
      ],
    });
  });

  it('keeps a binary of the database for each of them', () => {
    for (const system of ['win32-x64', 'win32-arm64', 'darwin-x64', 'darwin-arm64']) {
      expect(existsSync(path.join(root, `node_modules/better-sqlite3/prebuilds/${system}.node`)), system).toBe(true);
    }
  });

  it('never deletes a shop’s data with the program', () => {
    expect(configuration.nsis?.deleteAppDataOnUninstall).toBe(false);
  });

  it('offers itself for spreadsheets and never takes them from another program', () => {
    for (const association of [configuration.mac?.fileAssociations ?? []].flat()) {
      expect(association).toMatchObject({ role: 'Viewer', rank: 'Alternate' });
    }
    expect(configuration.fileAssociations).toBeUndefined();
    expect(configuration.win?.fileAssociations).toBeUndefined();
    const script = readFileSync(path.join(root, configuration.nsis!.include!), 'utf8');
    expect(script).toContain('.xlsx\\OpenWithProgids');
    expect(script).not.toMatch(/WriteRegStr SHELL_CONTEXT "Software\\Classes\\\.(xlsx|csv)" /);
  });

  it('points at icons that are there and whole', () => {
    const ico = readFileSync(path.join(root, String(configuration.win?.icon)));
    expect([ico.readUInt16LE(0), ico.readUInt16LE(2)]).toEqual([0, 1]);
    const sizes = Array.from({ length: ico.readUInt16LE(4) }, (_, at) => ico.readUInt8(6 + 16 * at) || 256);
    expect(sizes).toEqual(expect.arrayContaining([16, 32, 48, 256]));
    const last = 6 + 16 * (sizes.length - 1);
    expect(ico.readUInt32LE(last + 12) + ico.readUInt32LE(last + 8)).toBe(ico.length);
    const icns = readFileSync(path.join(root, String(configuration.mac?.icon)));
    expect(icns.toString('latin1', 0, 4)).toBe('icns');
    expect(icns.readUInt32BE(4)).toBe(icns.length);
  });
});

describe('the build', () => {
  it('makes the preload one CommonJS file and inlines nothing as data', () => {
    expect(viteConfiguration).toMatchObject({
      preload: { build: { externalizeDeps: false, rolldownOptions: { output: { format: 'cjs' } } } },
      renderer: { build: { assetsInlineLimit: 0 } },
    });
  });
});

describe('the product’s source', () => {
  const files = (pattern: RegExp) => sources.filter(([, text]) => pattern.test(text)).map(([file]) => file);

  it('opens windows in one place', () => {
    expect(files(/new BrowserWindow\b/)).toEqual(['src-main/shells/desktop/window.ts']);
    expect(files(/webPreferences/)).toEqual(['src-main/shells/desktop/window-options.ts']);
  });
  it('starts no process as a fork of itself', () => expect(files(/\bfork\(/)).toEqual([]));
  it('shows no text as HTML and no text as SQL', () => {
    expect(files(/\{@html\b/)).toEqual([]);
    expect(files(/\bsql\.raw\b/)).toEqual([]);
  });
  it('hands the page no ipcRenderer', () => {
    expect(files(/\bipcRenderer\b/)).toEqual(['src-main/shells/desktop/preload.ts']);
  });
});
