import { readFileSync, readdirSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import { beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../resources/scripts/lib/build.mjs';

const out = fileURLToPath(new URL('../../out', import.meta.url));

// Only when something changed since the last build; `npm test` has built already.
beforeAll(async () => {
  const { ok, output } = await build();
  expect(ok, output).toBe(true);
}, 120_000);

describe('the built preload', () => {
  interface Sent {
    channel: string;
    ports?: unknown[];
  }
  /** Runs the file as a sandboxed window does: with `require` for electron only, and a window to listen to. */
  function run() {
    const required: string[] = [];
    const exposed = new Map<string, Record<string, unknown>>();
    const sent: Sent[] = [];
    const listeners: ((event: unknown) => void)[] = [];
    const heard = new Map<string, (event: unknown, value: unknown) => void>();
    const window = {
      addEventListener: (_type: string, listener: (event: unknown) => void) => listeners.push(listener),
    };
    const electron = {
      contextBridge: {
        exposeInMainWorld: (name: string, api: Record<string, unknown>) => exposed.set(name, api),
      },
      ipcRenderer: {
        postMessage: (channel: string, _message: unknown, ports: unknown[]) => sent.push({ channel, ports }),
        send: (channel: string) => sent.push({ channel }),
        on: (channel: string, listener: (event: unknown, value: unknown) => void) => heard.set(channel, listener),
        off: (channel: string) => heard.delete(channel),
      },
    };
    vm.runInNewContext(readFileSync(path.join(out, 'preload', 'preload.cjs'), 'utf8'), {
      window,
      require(name: string) {
        required.push(name);
        if (name !== 'electron') throw new Error(`no ${name} in a sandbox`);
        return electron;
      },
      module: { exports: {} },
      exports: {},
    });
    return { required, exposed, sent, listeners, heard, window };
  }

  it('is one CommonJS file', () => expect(readdirSync(path.join(out, 'preload'))).toEqual(['preload.cjs']));
  it('requires electron and nothing else', () => expect(new Set(run().required)).toEqual(new Set(['electron'])));
  it('shows the page exactly this', () => {
    const shown = [...run().exposed].map(([name, api]) => [
      name,
      Object.entries(api).map(([key, value]) => [key, typeof value]),
    ]);
    expect(shown).toMatchInlineSnapshot(`
      [
        [
          "langganan",
          [
            [
              "shell",
              "string",
            ],
            [
              "onCommand",
              "function",
            ],
            [
              "onFile",
              "function",
            ],
          ],
        ],
      ]
    `);
  });
  it('passes a port on only for our own page’s own message', () => {
    const { listeners, sent, window } = run();
    const port = {};
    const message = { source: window, data: 'langganan:connect', ports: [port] };
    for (const hear of listeners) {
      hear({ ...message, source: {} });
      hear({ ...message, data: 'shop:everything' });
      hear({ ...message, ports: [] });
      hear({ ...message, ports: [port, port] });
    }
    expect(sent).toEqual([]);
    for (const hear of listeners) hear(message);
    expect(sent).toEqual([{ channel: 'langganan:connect', ports: [port] }]);
  });
  it('gives listeners the value and never the event that holds the sender', () => {
    const { exposed, heard } = run();
    const got: unknown[][] = [];
    const onCommand = exposed.get('langganan')!['onCommand'] as (listener: (...args: unknown[]) => void) => () => void;
    const stop = onCommand((...args) => got.push(args));
    heard.get('langganan:command')!({ sender: 'secret' }, 'search');
    expect(got).toEqual([['search']]);
    stop();
    expect(heard.size).toBe(0);
  });
});

describe('the built main process', () => {
  const files = () => readdirSync(path.join(out, 'main')).filter((name) => name.endsWith('.js'));
  const text = (name: string) => readFileSync(path.join(out, 'main', name), 'utf8');

  it('has its doors and its worker under the names by which they are started', () => {
    expect(files()).toEqual(expect.arrayContaining(['browser.js', 'desktop.js', 'worker.js']));
  });
  it('describes windows once', () => {
    const places = files().flatMap((name) =>
      [...text(name).matchAll(/new BrowserWindow\(([^)]*)/g)].map((hit) => hit[1]),
    );
    expect(places).toHaveLength(1);
    expect(places[0]).toContain('windowOptions');
    expect(files().flatMap((name) => [...text(name).matchAll(/webPreferences/g)])).toHaveLength(1);
  });
  it('knows Electron in the desktop door only', () => {
    const importing = files().filter((name) => /(from|import) ?\(?["']electron["']/.test(text(name)));
    expect(importing).toEqual(['desktop.js']);
  });
  it('leaves outside only Node itself and what is packed beside it', () => {
    const outside = files().flatMap((name) =>
      [...text(name).matchAll(/^import .*? from ["']([^."'][^"']*)["']/gm)].map((hit) => hit[1] ?? ''),
    );
    const foreign = outside.filter((name) => !/^(node:|electron$|better-sqlite3$|electron-updater$)/.test(name));
    expect(foreign.filter((name) => !isBuiltin(name))).toEqual([]);
  });
});

describe('the built page', () => {
  it('holds no inline script, style or event handler', () => {
    const page = readFileSync(path.join(out, 'renderer', 'index.html'), 'utf8');
    expect(page).toMatch(/<script[^>]+src=/);
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=/);
  });
});
