import { cli } from './cli.ts';
import { common } from './common.ts';
import { desktop } from './desktop.ts';
import { errors } from './errors.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';
import { ui } from './ui.ts';

/** One line for each area; `id/index.ts` has the same lines. */
export const en = { cli, common, desktop, errors, settings, shell, ui };
