import { createRouterClient } from '@orpc/server';
import { type App, createApp } from '../../src-main/app.ts';
import { type Clock, type Host, systemClock } from '../../src-main/contract/host.ts';
import { putEmptyShop } from './empty-shop.ts';

/** A door that can do nothing outside. */
const quietHost: Host = {
  shell: 'test',
  openExternal: () => Promise.resolve(false),
  revealFile: () => Promise.resolve(false),
  openFile: () => Promise.resolve(false),
  chooseFolder: () => Promise.resolve(null),
  notify: () => Promise.resolve(false),
};

/** The whole app on a folder, and every procedure of it as the owner may call them: contract, permission and all. */
export async function openCore(dataFolder: string, clock: Clock = systemClock, host: Partial<Host> = {}) {
  putEmptyShop(dataFolder);
  const app: App = await createApp({ dataFolder, clock, host: { ...quietHost, ...host }, version: '0.0.0' });
  return { ...app, client: createRouterClient(app.router, { context: () => app.context() }) };
}
export type OpenCore = Awaited<ReturnType<typeof openCore>>;
