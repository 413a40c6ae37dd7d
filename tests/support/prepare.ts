import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { programFile } from './programs.ts';
import type { Language, Made, Scenario } from './scenarios.ts';

/** What was filled already in this process, and with whom: a journey begins on a copy of its own. */
const filled = new Map<string, Promise<{ folder: string; made: Made }>>();

/**
 * Puts what a scenario makes into a data folder, before any door opens it. A process of its own fills it, because
 * Playwright would first rewrite every file of the core.
 */
export async function prepare(dataFolder: string, scenario: Scenario | 'empty', language: Language): Promise<Made> {
  if (scenario === 'empty') return [];
  const key = `${scenario} ${language}`;
  const kept = filled.get(key) ?? fillOnce(scenario, language);
  filled.set(key, kept);
  const { folder, made } = await kept;
  await cp(folder, dataFolder, { recursive: true });
  return made;
}

async function fillOnce(scenario: Scenario, language: Language): Promise<{ folder: string; made: Made }> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'langganan-scenario-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));
  const args = [programFile('fill-child'), folder, scenario, language];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    // As the door and the window of the journeys.
    env: { ...process.env, TZ: 'Asia/Jakarta' },
  });
  return { folder, made: JSON.parse(stdout) as Made };
}
