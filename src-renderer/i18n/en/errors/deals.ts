import { formatsFor } from '../../format.ts';
import type { ErrorSentences } from '../../sentence.ts';

const f = formatsFor('en');

/** Why a checklist can never be met. */
const neverMet = {
  'no-text': () => 'A step has no text.',
  twice: (value: string) => `The step “${value}” is there twice.`,
  'nobody-may-tick': (value: string) => `Nobody who works here may tick “${value}”.`,
  'unknown-field': (value: string) => `There is no field “${value}”.`,
};

const dealFields = {
  value: 'value',
  expectedOn: 'expected day',
  products: 'products',
  contact: 'customer',
  people: 'contact person',
  staff: 'who has it',
  source: 'source',
};

export const dealsErrors = {
  'pipeline-without-stages': () => ({
    text: 'A pipeline needs at least one stage.',
    next: 'Add a stage, or rename this one.',
  }),
  'last-pipeline': ({ pipeline }) => ({
    text: `“${pipeline}” is the only pipeline; deals need one.`,
    next: 'Add another one first, or rename this one.',
  }),
  'stage-holds-deals': ({ stage, deals }) => ({
    text: `${f.number(deals)} open ${f.plural(deals, { one: 'deal stands', other: 'deals stand' })} in “${stage}”.`,
    next: 'Choose the stage they shall go to.',
  }),
  'checklist-never-met': ({ stage, reason, value }) => ({
    text: `The checklist of “${stage}” could never be met. ${neverMet[reason](value)}`,
    next: 'Correct the step and save again.',
  }),
  'checklist-not-met': ({ deal, stage, checks, fields }) => ({
    text: `“${deal}” cannot leave “${stage}” yet. Missing: ${[...checks, ...fields.map((field) => dealFields[field])].join(', ')}.`,
    next: 'Tick or fill in what is missing, then move it again.',
  }),
  'deal-closed': ({ deal, status }) => ({
    text: `“${deal}” is ${status === 'won' ? 'won' : 'lost'} already.`,
    next: 'Open it again first.',
  }),
  'deal-open': ({ deal }) => ({ text: `“${deal}” is still open.` }),
  'lost-reason-missing': () => ({ text: 'Say why the deal was lost.', next: 'Choose a reason.' }),
  'amount-too-large': ({ limit }) => ({
    text: `This amount is too large; the most is ${f.number(limit)}.`,
    next: 'See whether there are zeros too many.',
  }),
  'tick-not-yours': ({ check, staff }) => ({
    text: `Only ${staff || 'the owner'} may tick “${check}”.`,
    next: 'Ask for it to be ticked.',
  }),
  'lead-closed': ({ status }) => ({
    text: status === 'converted' ? 'This lead is a deal already.' : 'This lead was given up.',
    next: status === 'converted' ? 'Open its deal.' : 'Open it again first.',
  }),
  'lead-open': () => ({ text: 'This lead is still open.' }),
  'rule-unusable': ({ place, reason }) => ({
    text:
      reason === 'range'
        ? `Rule ${f.number(place)} can never apply: it ends before it begins, or says nothing.`
        : `Nobody whom rule ${f.number(place)} names works here and may have leads.`,
    next: 'Correct the rule and save again.',
  }),
} satisfies Partial<ErrorSentences>;
