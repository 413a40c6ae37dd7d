/** Why a value was understood differently from how it stood, or could not be. The contract's list is the same. */
export type UnderstandingReason =
  | 'phone-zero-restored'
  | 'phone-country-code-added'
  | 'phone-from-scientific'
  | 'phone-not-a-number'
  | 'phones-split'
  | 'email-repaired'
  | 'email-not-an-address'
  | 'date-ambiguous'
  | 'date-from-serial'
  | 'date-from-words'
  | 'date-impossible'
  | 'date-empty'
  | 'name-case-tidied'
  | 'title-recognised'
  | 'name-from-company'
  | 'name-from-phone'
  | 'name-from-email'
  | 'gender-not-understood'
  | 'value-not-understood'
  | 'value-shortened'
  | 'system-label-dropped'
  | 'money-from-text'
  | 'stock-from-words'
  | 'total-differs';

/** What becomes of all values of a column that were understood for one reason. The contract's list is the same. */
export type GroupAnswer = 'accept' | 'keep' | 'other-order' | 'empty' | 'reject';

/** What may be chosen for each reason; `accept`, which is how it was understood, comes first. */
export const answersFor: Record<UnderstandingReason, readonly GroupAnswer[]> = {
  'phone-zero-restored': ['accept', 'empty', 'reject'],
  'phone-country-code-added': ['accept', 'empty', 'reject'],
  'phone-from-scientific': ['accept', 'empty', 'reject'],
  'phone-not-a-number': ['accept', 'empty', 'reject'],
  'phones-split': ['accept', 'keep'],
  'email-repaired': ['accept', 'keep', 'empty'],
  'email-not-an-address': ['accept', 'empty', 'reject'],
  'date-ambiguous': ['accept', 'other-order', 'empty'],
  'date-from-serial': ['accept', 'keep', 'empty'],
  'date-from-words': ['accept', 'keep', 'empty'],
  'date-impossible': ['accept', 'keep', 'reject'],
  'date-empty': ['accept'],
  'name-case-tidied': ['accept', 'keep'],
  'title-recognised': ['accept'],
  'name-from-company': ['accept', 'reject'],
  'name-from-phone': ['accept', 'reject'],
  'name-from-email': ['accept', 'reject'],
  'gender-not-understood': ['accept', 'keep', 'reject'],
  'value-not-understood': ['accept', 'keep', 'reject'],
  'value-shortened': ['accept', 'reject'],
  'system-label-dropped': ['accept', 'keep'],
  'money-from-text': ['accept'],
  'stock-from-words': ['accept', 'empty'],
  'total-differs': ['accept', 'reject'],
};

/** Something about one value that the person should be able to see. `column` is the place in the header, 0-based. */
export interface Note {
  column: number;
  field: string;
  before: string;
  after: string;
  reason: UnderstandingReason;
}

export type RejectReason = 'row-without-name' | 'row-unreadable' | 'value-invalid';

/** The answers that were given, by {@link answerKey}. */
export type Answers = ReadonlyMap<string, GroupAnswer>;
export const answerKey = (column: number, reason: UnderstandingReason): string => `${column} ${reason}`;

/** Thrown while a row is understood where an answer rejects it. */
export class RowRejected extends Error {
  readonly column: string;
  readonly value: string;

  constructor(column: string, value: string) {
    super('value-invalid');
    this.column = column;
    this.value = value;
  }
}
