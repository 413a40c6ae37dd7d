import path from 'node:path';
import { createRouterClient, ORPCError } from '@orpc/server';
import type { App } from '../../app.ts';
import { AppError, errorData, isErrorCode, type ErrorCode } from '../../contract/errors.ts';
import { systemClock, type Host } from '../../contract/host.ts';
import { newId } from '../../domain/ids.ts';
import { usageSentence } from '../../../src-renderer/i18n/usage.ts';
import { wordsFor } from '../../../src-renderer/i18n/words.ts';
import { dataFolderOf } from '../data-folder.ts';
import { asLine, refusalOf, systemLocale } from '../start-failure.ts';
import { version } from '../version.ts';
import { readInput, UsageError } from './arguments.ts';
import { listCommands, type Command } from './commands.ts';
import { helpCommand, helpGroup, helpOverview, whatFits } from './help.ts';
import { asJson, NotWritable, save } from './save.ts';

/** Nobody sits in front of a command line to be asked or shown anything. */
const host: Host = {
  shell: 'cli',
  openExternal: () => Promise.resolve(false),
  revealFile: () => Promise.resolve(false),
  openFile: () => Promise.resolve(false),
  chooseFolder: () => Promise.resolve(null),
  notify: () => Promise.resolve(false),
};

const done = 0;
const refused = 1;
const wrongUsage = 2;

const isHelp = (arg: string | undefined) => arg === '--help' || arg === '-h' || arg === 'help';
const print = (value: unknown) => process.stdout.write(`${asJson(value)}\n`);

/**
 * Runs one command: one JSON document on stdout, everything else on stderr.
 * @returns the exit code: 0 done, 1 refused or failed, 2 wrong usage
 */
export async function main(argv: readonly string[]): Promise<number> {
  // Whoever reads only the beginning (`| head`) closes the pipe: that is no failure of the command.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  const words = wordsFor(systemLocale()).cli;
  const commands = listCommands();
  const [groupName, name, ...args] = argv;

  const misused = (message: string, help: string) => {
    process.stderr.write(`${message}\n\n${help}`);
    print({ code: 'wrong-usage', message });
    return wrongUsage;
  };
  const helped = (help: string) => {
    process.stdout.write(help);
    return done;
  };

  if (isHelp(groupName)) return helped(helpOverview(words, commands));
  const group = commands.filter((command) => command.group === groupName);
  if (groupName === undefined || group.length === 0) {
    const message = groupName === undefined ? words.noCommand : words.unknownCommand(groupName);
    return misused(message, helpOverview(words, commands));
  }
  if (isHelp(name)) return helped(helpGroup(words, groupName, group));
  const command = group.find((one) => one.name === name);
  if (!command) {
    const message = name === undefined ? words.noCommand : words.unknownCommand(`${groupName} ${name}`);
    return misused(message, helpGroup(words, groupName, group));
  }
  if (args.some((arg) => arg === '--help' || arg === '-h')) return helped(helpCommand(words, command));

  try {
    const { out, rest } = takeOut(command, args);
    print(await run(command, meantBy(out, command, await readInput(command.shape, rest)), out));
    return done;
  } catch (error) {
    if (error instanceof UsageError)
      return misused(usageSentence(words.problems, error.usage), helpCommand(words, command));
    if (error instanceof NotWritable) {
      print({ code: 'out-not-writable', message: words.notWritable[error.obstacle](error.file) });
      return refused;
    }
    const refusal = known(error);
    const { code, sentence } = refusalOf(refusal);
    if (code === 'unexpected') process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    const fits = code === 'input-invalid' ? whatFits(words, command, pathsOf(refusal.data)) : '';
    print({ code, message: fits || asLine(sentence), data: refusal.data });
    return refused;
  }
}

/** Where an answer that is a file goes. Only commands that give one take the flag. */
function takeOut(command: Command, args: readonly string[]): { out: string | undefined; rest: string[] } {
  if (!command.givesFile) return { out: undefined, rest: [...args] };
  const at = args.findIndex((arg) => arg === '--out' || arg.startsWith('--out='));
  if (at < 0) throw new UsageError({ problem: 'missing-flag', flag: '--out' });
  const joined = args[at]?.startsWith('--out=');
  const out = joined ? args[at]?.slice('--out='.length) : args[at + 1];
  if (!out) throw new UsageError({ problem: 'missing-value', flag: '--out' });
  return { out, rest: args.filter((_, index) => index !== at && (joined || index !== at + 1)) };
}

/** A file that shall be called .pdf is meant to be one: what the name says counts where no `--format` does. */
function meantBy(out: string | undefined, { shape }: Command, input: Record<string, unknown>) {
  const ending = path
    .extname(out ?? '')
    .slice(1)
    .toLowerCase();
  const isKnown = shape.properties?.['format']?.enum?.includes(ending) === true;
  return isKnown && !Object.hasOwn(input, 'format') ? { ...input, format: ending } : input;
}

type Procedure = (input: unknown, options: { signal: AbortSignal }) => Promise<unknown>;

async function run(command: Command, input: Record<string, unknown>, out: string | undefined): Promise<unknown> {
  const stopper = new AbortController();
  const stop = () => stopper.abort();
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  let app: App | undefined;
  try {
    // Only here: help and wrong usage need no database, and answer at once.
    const { createApp } = await import('../../app.ts');
    app = await createApp({ dataFolder: dataFolderOf(), clock: systemClock, host, version });
    const client = createRouterClient(app.router, { context: app.context(stopper.signal) });
    // The command's path comes from the same contract that the router fulfils; only its type is lost on the way.
    const procedures = client as unknown as Record<string, Record<string, Procedure>>;
    const procedureOf = (name: string): Procedure => {
      const procedure = procedures[command.path[0]]?.[name];
      if (!procedure) throw new TypeError(`no procedure ${command.path[0]}.${name}`);
      return procedure;
    };
    const id = typeof input['id'] === 'string' ? input['id'] : newId();
    const whole = command.tellsProgress ? { ...input, id } : input;
    const following = new AbortController();
    const answer = procedureOf(command.path[1])(whole, { signal: stopper.signal });
    if (command.tellsProgress) void follow(procedureOf('progress')({ id }, { signal: following.signal }));
    try {
      const result = await answer;
      return out === undefined ? result : await save(result, out);
    } finally {
      following.abort();
    }
  } finally {
    await app?.close();
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
}

/** Progress, one JSON line each, on stderr. That it cannot be had is no reason to fail. */
async function follow(events: Promise<unknown>): Promise<void> {
  try {
    for await (const event of (await events) as AsyncIterable<unknown>)
      process.stderr.write(`${JSON.stringify(event)}\n`);
  } catch {
    return;
  }
}

/** Where in an input something does not fit. */
const pathsOf = (data: unknown): string[] =>
  (errorData['input-invalid'].safeParse(data).data?.issues ?? []).map(({ path }) => path);

/** What the router throws crosses doors as code and data; here it becomes our own error again. */
function known(error: unknown): AppError {
  if (error instanceof AppError) return error as AppError;
  if (error instanceof ORPCError && isErrorCode(error.code)) {
    const data = errorData[error.code].safeParse(error.data);
    if (data.success) return new AppError<ErrorCode>(error.code, data.data);
  }
  return new AppError('unexpected', { reference: '' }, { cause: error });
}
