import type { Locale } from '../../../src-renderer/i18n/format.ts';
import { wordsFor } from '../../../src-renderer/i18n/words.ts';
import { refusalOf } from '../start-failure.ts';

/** A message box, as Electron's dialog takes it. */
export interface RecoveryBox {
  type: 'error' | 'warning';
  title: string;
  message: string;
  detail: string;
  buttons: string[];
  /** Index of the button that shows the data folder, or -1. */
  showFolder: number;
  defaultId: number;
  cancelId: number;
}

/**
 * What is shown when the data cannot be opened. The file stays as it is: the person can look at its folder or close.
 */
export function recoveryBox(error: unknown, locale: Locale): RecoveryBox {
  const { code, sentence } = refusalOf(error, locale);
  const words = wordsFor(locale);
  const foldersHelp = code !== 'data-folder-in-use' && code !== 'runtime-too-old';
  const buttons = foldersHelp ? [words.desktop.showDataFolder, words.common.close] : [words.common.close];
  return {
    type: code === 'data-folder-in-use' ? 'warning' : 'error',
    title: words.common.appName,
    message: sentence.title ?? words.shell.startFailedTitle,
    detail: [sentence.text, sentence.next].filter((part) => part).join('\n\n'),
    buttons,
    showFolder: foldersHelp ? 0 : -1,
    defaultId: buttons.length - 1,
    cancelId: buttons.length - 1,
  };
}
