import { z } from 'zod';

/** Where in a Word file something stands. */
export const wordPlaces = ['body', 'header', 'footer', 'notes', 'properties'] as const;
export const WordPlace = z.enum(wordPlaces);
export type WordPlace = z.infer<typeof WordPlace>;

/**
 * What is wrong with the placeholders of a template. A brace: `{` without its `}` and the like. A section: `{#lines}` …
 * `{/lines}`.
 */
export const templateProblems = [
  'brace-not-closed',
  'brace-not-opened',
  'brace-doubled',
  'section-not-closed',
  'section-not-opened',
  'section-closed-by-other',
  'sections-crossed',
  'section-out-of-place',
] as const;

export const TemplateProblem = z.object({
  problem: z.enum(templateProblems),
  /** As it stands there, without its braces; of a section its name. */
  name: z.string(),
  place: WordPlace,
  /** The text around it, so that it is found. */
  near: z.string(),
});
export type TemplateProblem = z.infer<typeof TemplateProblem>;

/** How a placeholder is used: as a text, around what is repeated or shown only then, or around what is shown otherwise. */
export const placeholderUses = ['text', 'section', 'unless'] as const;
export type PlaceholderUse = (typeof placeholderUses)[number];
