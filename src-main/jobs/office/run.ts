import { execFile, spawn } from 'node:child_process';
import { AppError } from '../../contract/errors.ts';
import type { Command } from './commands.ts';

/**
 * Runs a program of the system to its end: no shell, no window, nothing to read from. Past its time, or cancelled, it is
 * ended with all that it has started.
 * @throws AppError `job-cancelled`, `job-timed-out`
 */
export async function runProgram(
  { program, args }: Command,
  { cwd, signal, deadlineMs }: { cwd: string; signal: AbortSignal; deadlineMs: number },
): Promise<void> {
  if (signal.aborted) throw new AppError('job-cancelled', {});
  const ended = Promise.withResolvers<AppError | null>();
  const child = spawn(program, args, {
    cwd,
    env: surroundings(),
    stdio: 'ignore',
    shell: false,
    windowsHide: true,
    // A group of its own, so that what it starts can be ended with it.
    detached: process.platform !== 'win32',
  });
  let end: AppError | null = null;
  const stop = (reason: AppError) => {
    end ??= reason;
    killTree(child.pid);
  };
  const onAbort = () => stop(new AppError('job-cancelled', {}));
  const timer = setTimeout(
    () => stop(new AppError('job-timed-out', { seconds: Math.ceil(deadlineMs / 1_000) })),
    deadlineMs,
  );
  signal.addEventListener('abort', onAbort, { once: true });
  child.on('error', ended.reject);
  child.on('close', () => ended.resolve(end));
  try {
    const reason = await ended.promise;
    if (reason) throw reason;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
}

/** Ends a program and all that it has started. */
export function killTree(pid: number | undefined): void {
  if (pid === undefined) return;
  if (process.platform === 'win32') {
    const root = process.env['SystemRoot'] ?? 'C:\\Windows';
    execFile(
      `${root}\\System32\\taskkill.exe`,
      ['/pid', String(pid), '/T', '/F'],
      { windowsHide: true },
      () => undefined,
    );
    return;
  }
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself meanwhile.
  }
}

/** The environment without what is meant for this program alone. LibreOffice draws without a screen. */
function surroundings(): Record<string, string | undefined> {
  const own = /^(LANGGANAN|NODE_|ELECTRON_|npm_)/i;
  const kept = Object.entries(process.env).filter(([name]) => !own.test(name));
  return { ...Object.fromEntries(kept), ...(process.platform === 'linux' ? { SAL_USE_VCLPLUGIN: 'svp' } : {}) };
}
