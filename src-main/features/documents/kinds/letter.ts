import { fieldsOf } from '../../../contract/documents/fields.ts';
import { AppError } from '../../../contract/errors.ts';
import { fill, flawsOf } from '../../../domain/filling.ts';
import { clean, cleanLines } from '../../../domain/text.ts';
import { staffName } from '../../quotes/issued.ts';
import { contactSource } from '../gather.ts';
import { findSource } from '../source.ts';
import { valuesOf } from '../values.ts';
import type { KindOfDocument, Making } from './kind.ts';

export interface LetterSays {
  body: string;
  reference: string;
}

/** A letter with what placeholders stand for filled in. */
export const letter: KindOfDocument<'letter', LetterSays> = {
  async gather(making, asked) {
    const { subject, body, ...from } = asked;
    if (cleanLines(body) === '') throw new AppError('document-empty', { kind: 'letter' });
    requireKnown(subject, body);
    const { sale: _, received: __, reference, ...source } = await findSource(making, from);
    const filled = await filledFor(making, source, { subject, body, reference });
    return { ...source, subject: filled.subject, dueOn: null, total: null, says: { body: filled.body, reference } };
  },
  write({ says, words, seller, business }) {
    return {
      facts: says.reference === '' ? [] : [{ label: words.documents.reference, value: says.reference }],
      body: [{ kind: 'text', text: says.body }],
      signatures: [{ label: words.regards, name: seller || business.name }],
    };
  },
  tell: ({ says }) => ({ reference: says.reference, text: says.body }),
};

const known = fieldsOf('letter');

/** @throws AppError `placeholders-unknown` */
export function requireKnown(...texts: string[]): void {
  const names = texts.flatMap((text) => flawsOf(text, known).map((flaw) => flaw.name));
  if (names.length > 0) throw new AppError('placeholders-unknown', { names: [...new Set(names)] });
}

async function filledFor(
  { db, settings, day, number, actor, values }: Making,
  { contactId, language }: { contactId: string | null; language: 'id' | 'en' },
  { subject, body, reference }: { subject: string; body: string; reference: string },
): Promise<{ subject: string; body: string }> {
  const seller = await staffName(db, actor.staffId);
  const source = await contactSource(db, contactId ?? '', { settings, today: day }, { language, staffName: seller });
  const say = (text: string, document: NonNullable<typeof source.document>) =>
    fill(text, valuesOf({ ...source, document }, values(language))).text;
  const letter = { kind: 'letter' as const, number, date: day, reference };
  const plain = clean(say(subject, letter));
  return { subject: plain, body: cleanLines(say(body, { ...letter, subject: plain })) };
}
