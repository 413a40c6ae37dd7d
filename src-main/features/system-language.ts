/** How the system writes numbers, which is also what its spreadsheet program expects of a .csv. */
export function systemFormat(): string {
  const posix = [process.env['LC_ALL'], process.env['LC_NUMERIC'], process.env['LANG']].find((value) => value);
  const named = posix && !/^(C|POSIX)(\.|$)/.test(posix) ? posix.split('.')[0]?.replace('_', '-') : undefined;
  return named ?? Intl.NumberFormat().resolvedOptions().locale;
}

/** The language to write in where the shop has chosen none. */
export const systemLanguage = (): 'id' | 'en' => (/^(id|in|ms)\b/i.test(systemFormat()) ? 'id' : 'en');
