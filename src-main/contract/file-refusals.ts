/**
 * Why a file from outside is refused, in closed lists: the worker that reads files names them, the messages have words
 * for each. Without zod, which the worker would otherwise load with them.
 */

/** What a file that is no spreadsheet looks like inside. */
export const lookAlikes = [
  'pdf',
  'image',
  'text-document',
  'presentation',
  'numbers',
  'archive',
  'program',
  'database',
  'sound-or-film',
  'web-page',
  'contact-card',
  'calendar',
  'e-mail',
  'data',
  'unknown',
] as const;
export type LookAlike = (typeof lookAlikes)[number];

/** The limit that a file is over. */
export const exceededLimits = ['size', 'text-size', 'rows', 'columns', 'inflated', 'upload'] as const;
export type ExceededLimit = (typeof exceededLimits)[number];

/** The largest body of one request to the browser door: a workbook at its limit (jobs/limits.ts) twice over. */
export const largestBody = 205 * 1024 * 1024;

/** What no honest spreadsheet has in it. */
export const suspicions = [
  'too-many-entries',
  'same-name-twice',
  'unsafe-name',
  'inflates-too-much',
  'xml-entities',
  'xml-encoding',
] as const;
export type Suspicion = (typeof suspicions)[number];

/** Why a file cannot be a template in Word's form. */
export const wordRefusals = [
  'not-word',
  'old-word',
  'open-document',
  'empty',
  'password',
  'damaged',
  'too-large',
  'inflates-too-much',
  'odd-container',
  'xml-entities',
  'xml-encoding',
  'macros',
  'active-content',
  'embedded-object',
  'linked-picture',
  'linked-document',
  'linked-data',
  'linked-field',
] as const;
export type WordRefusal = (typeof wordRefusals)[number];
