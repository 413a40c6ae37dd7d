/**
 * `npm run dev`: the app with reload. With Electron's binary electron-vite does it all; without it the browser door
 * runs from its source, started anew when main-process code changes, behind Vite's server for the renderer.
 */
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { spawn } from 'node:child_process';
import { childEnvironment, onProjectNode, root, run, scriptOf } from './lib/bootstrap.mjs';
import { build } from './lib/build.mjs';
import { obtainElectron } from './lib/electron.mjs';

await onProjectNode(import.meta.url);
process.env.LANGGANAN_DATA ||= path.join(root, '.data');

const headless = process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
if (!process.argv.includes('--door=browser') && !headless && (await obtainElectron(false))) {
  process.exit(await run(process.execPath, [scriptOf('electron-vite'), 'dev', '--watch']));
}

process.stderr.write('Langganan: no Electron here, so the browser door is used.\n');
// The door lists the built window when it starts, though Vite serves the page here.
await build();

const { createServer } = await import('vite');
const { svelte } = await import('@sveltejs/vite-plugin-svelte');
const doorPort = 5174;
const doorOrigin = `http://127.0.0.1:${doorPort}`;
const toDoor = {
  target: doorOrigin,
  changeOrigin: true,
  // The door answers only to its own page; here that page comes from Vite, on this machine as well.
  configure: (proxy) => proxy.on('proxyReq', (request) => request.setHeader('origin', doorOrigin)),
};
const vite = await createServer({
  configFile: false,
  root: path.join(root, 'src-renderer'),
  plugins: [svelte()],
  server: { host: '127.0.0.1', port: 5173, strictPort: true, proxy: { '/rpc': toDoor, '/session': toDoor } },
});
await vite.listen();

const door = spawn(
  process.execPath,
  ['--watch', '--watch-preserve-output', 'src-main/shells/browser/main.ts', '--no-open', `--port=${doorPort}`],
  { cwd: root, env: childEnvironment(), stdio: ['ignore', 'pipe', 'inherit'] },
);
createInterface({ input: door.stdout }).on('line', (line) => {
  process.stdout.write(`${line.replace(doorOrigin, 'http://127.0.0.1:5173')}\n`);
});
const stop = () => door.kill('SIGTERM');
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
door.on('close', async (code) => {
  await vite.close();
  process.exit(code === null ? 0 : code);
});
