import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { closedApp, createApp } from '../../app.ts';
import { systemClock, type Host } from '../../contract/host.ts';
import { listAssets } from '../assets.ts';
import { dataFolderOf } from '../data-folder.ts';
import { asLine, deservesPage, refusalOf } from '../start-failure.ts';
import { version } from '../version.ts';
import { hasDisplay } from './find-browser.ts';
import { openWindow } from './open-window.ts';
import { openBrowserDoor, type BrowserDoor } from './server.ts';

/** A page opens outside addresses and saves files by itself; everything else only a real window can do. */
const host: Host = {
  shell: 'browser',
  openExternal: () => Promise.resolve(false),
  revealFile: () => Promise.resolve(false),
  openFile: () => Promise.resolve(false),
  chooseFolder: () => Promise.resolve(null),
  notify: () => Promise.resolve(false),
};

interface Flags {
  port: number;
  open: boolean;
}

/** @throws with a sentence about the wrong flag */
function readFlags(args: string[]): Flags {
  const { values } = parseArgs({
    args,
    options: { door: { type: 'string' }, open: { type: 'boolean', default: true }, port: { type: 'string' } },
    allowNegative: true,
  });
  const port = Number(values.port ?? '0');
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port ${values.port} is no port`);
  return { port, open: values.open };
}

/** Where the built window lies: beside the built door, or in `out` when the door runs from its source. */
const rendererFolder = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../../../out/renderer' : '../renderer', import.meta.url),
);

async function main(): Promise<void> {
  let flags: Flags;
  try {
    flags = readFlags(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
    return;
  }

  const dataFolder = dataFolderOf();
  let shop: Shop | undefined;
  let door: BrowserDoor | undefined;
  try {
    const assets = await listAssets(rendererFolder);
    shop = await openShop(dataFolder);
    door = await openBrowserDoor(shop.app, assets, flags.port);
  } catch (error) {
    await shop?.close();
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (taken) process.stderr.write(`--port ${flags.port}: EADDRINUSE\n`);
    else process.stderr.write(`${asLine(refusalOf(error).sentence)}\n${detail(error)}`);
    process.exitCode = 1;
    return;
  }

  const running = { shop, door };
  let closeWindow = () => {};
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    closeWindow();
    // Connections first: nothing may ask the database while it closes.
    void running.door
      .close()
      .then(() => running.shop.close())
      .then(
        () => process.exit(running.shop.isOpen ? 0 : 1),
        (error: unknown) => {
          process.stderr.write(detail(error));
          process.exit(1);
        },
      );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);

  process.stdout.write(`Langganan ${shop.isOpen ? 'is ready' : 'shows what to do'}: ${door.link()}\n`);
  if (flags.open && hasDisplay()) closeWindow = openWindow(door.link(), dataFolder, stop);
  if (process.stdin.isTTY) {
    // A link opens one browser once; Enter makes another.
    process.stdin.on('data', () => process.stdout.write(`${running.door.link()}\n`));
  }
}

interface Shop {
  app: Parameters<typeof openBrowserDoor>[0];
  /** The shop itself; false where the page only says why it stays closed. */
  isOpen: boolean;
  close(): Promise<void>;
}

/** The shop in a folder, or the page that says what to do where its file is left as it is. @throws anything else */
async function openShop(dataFolder: string): Promise<Shop> {
  try {
    const app = await createApp({ dataFolder, clock: systemClock, host, version });
    return { app, isOpen: true, close: () => app.close() };
  } catch (error) {
    if (!deservesPage(error)) throw error;
    process.stderr.write(`${asLine(refusalOf(error).sentence)}\n`);
    return { app: closedApp(error), isOpen: false, close: () => Promise.resolve() };
  }
}

/** For whoever repairs it: where it happened. A refusal of our own needs no such thing. */
function detail(error: unknown): string {
  return refusalOf(error).code === 'unexpected' && error instanceof Error ? `${error.stack ?? error.message}\n` : '';
}

await main();
