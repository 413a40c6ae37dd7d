import type { ErrorData } from '../../../../src-main/contract/errors.ts';
import { formatsFor } from '../../format.ts';
import type { ErrorSentences } from '../../sentence.ts';

const f = formatsFor('en');

const emptyDocuments: Record<string, string> = {
  letter: 'The letter has no text yet.',
  receipt: 'A receipt needs an amount and what it was paid for.',
  'delivery-note': 'There is nothing left to deliver.',
  'price-list': 'No product was chosen.',
};

const quoteStates: Record<string, string> = {
  draft: 'still a draft',
  issued: 'issued',
  accepted: 'accepted',
  declined: 'declined',
  superseded: 'replaced by a later revision',
};

type PatternReason = ErrorData<'number-pattern-unusable'>['reason'];

const lineFlaws: Record<ErrorData<'line-unusable'>['reason'], string> = {
  'quantity-not-positive': 'the quantity must be more than zero.',
  'price-negative': 'a price cannot be less than zero.',
  'discount-too-large': 'the discount is more than the amount it comes off.',
  'deposit-too-large': 'The deposit is more than the total.',
  'two-discounts': 'give the discount as a percentage or as an amount, not both.',
};

const patternFlaws: Record<PatternReason, (value: string) => string> = {
  'no-counter': () => 'The pattern counts nothing.',
  'counter-twice': () => 'The pattern counts twice.',
  'too-long': (most) => `The pattern is longer than ${most} characters.`,
  'unknown-field': (field) => `Nobody knows the field ${field}.`,
  repeats: () => 'Numbers by this pattern could come twice.',
};

export const documentsErrors = {
  'quote-locked': ({ quote, status }) => ({
    text: `${quote || 'This quotation'} is ${quoteStates[status] ?? 'issued'} and can no longer be changed.`,
    next: status === 'draft' ? 'Issue it first.' : 'Make the next revision or a copy of it.',
  }),
  'quote-not-issued': ({ quote }) => ({
    text: `${quote || 'This quotation'} is not out yet, or was replaced.`,
    next: 'Issue it first.',
  }),
  'quote-empty': () => ({ text: 'A quotation needs at least one line with a price.', next: 'Add a line.' }),
  'quote-expired': ({ quote, until }) => ({
    text: `${quote} was valid until ${f.civil(until, 'long')}.`,
    next: 'Accept it all the same, or issue the next revision.',
  }),
  'revision-begun': ({ quote }) => ({
    text: `The next revision of ${quote} has been begun already.`,
    next: 'Open it and go on there.',
  }),
  'line-unusable': ({ reason, line }) => ({
    text: `${line > 0 ? `Line ${f.number(line)}: ` : ''}${lineFlaws[reason]}`,
    next: 'Correct it and try again.',
  }),
  'discount-needs-approval': ({ percent, limit }) => ({
    text: `A discount of ${f.number(percent)}% is past your limit of ${f.number(limit)}%.`,
    next: 'Ask for it to be approved, or give less.',
  }),
  'number-pattern-unusable': ({ reason, value }) => ({
    text: patternFlaws[reason](value),
    next: 'Use {####} once, and {YYYY}, {MM} or {ROMAN_MONTH} where the counter begins anew.',
  }),
  'document-empty': ({ kind }) => ({
    text: emptyDocuments[kind] ?? 'There is nothing that this paper could say.',
    next:
      kind === 'price-list'
        ? 'Choose other products, or add some first.'
        : 'Choose a quotation, a deal or lines with prices.',
  }),
  'document-cancelled': ({ number }) => ({ text: `${number} is cancelled.`, next: 'Make a new one instead.' }),
  'delivers-too-much': ({ what, left }) => ({
    text:
      left === 0
        ? `“${what}” has been delivered already.`
        : `Of “${what}” only ${f.number(left)} ${left === 1 ? 'is' : 'are'} left to deliver.`,
    next: 'Lower the quantity, or add a line of its own for what goes along besides.',
  }),
  'receives-too-much': ({ left }) => ({
    text: left === 0 ? 'All of it has been received already.' : 'That is more than is left to be paid.',
    next: 'Lower the amount, or write a receipt without this paper.',
  }),
  'placeholders-unknown': ({ names }) => ({
    text: `Nobody knows what to put for ${f.list(names.map((name) => `{${name}}`))}.`,
    next: 'Choose the field from the list, or take the braces away.',
  }),
  'labels-do-not-fit': () => ({
    text: 'These labels do not fit on their sheet.',
    next: 'Check the measures and with which label printing shall start.',
  }),
  'nobody-left': ({ skipped }) => ({
    text: `Nobody is left: ${f.number(skipped)} of those who were chosen are blocked, want no post, or have no address.`,
    next: 'Choose others.',
  }),
  'word-letters-apart': () => ({
    text: 'Letters made from a Word file cannot be put into one file.',
    next: 'Choose a file each, or another template.',
  }),
  'too-many-letters': ({ most }) => ({
    text: `At most ${f.number(most)} letters are written at once.`,
    next: 'Choose fewer, one group after the other.',
  }),
  'letters-running': () => ({ text: 'These letters are being written already.', next: 'Wait until they are done.' }),
  'contact-blocked': ({ contact, reason }) => ({
    text: `${contact} is blocked${reason && `: ${reason}`}. Nothing is sent.`,
    next: 'Unblock the contact first.',
  }),
  'consent-refused': ({ contact, channel }) => ({
    text: `${contact} does not want ${channel === 'email' ? 'e-mails' : 'WhatsApp messages'}.`,
    next: 'Send all the same only if it was asked for.',
  }),
  'message-unusable': ({ reason }) =>
    reason === 'recipient'
      ? { text: 'There is no number or address to send it to.', next: 'Add one to the contact.' }
      : reason === 'empty'
        ? { text: 'The message says nothing.', next: 'Write a text, or choose one.' }
        : {
            text: 'The text is too long for a link of the mail program.',
            next: 'Shorten it, or make a draft with attachment.',
          },
  'document-not-issued': ({ document }) => ({
    text: `${document || 'The document'} is a draft and has no number yet.`,
    next: 'Issue it first.',
  }),
} satisfies Partial<ErrorSentences>;
