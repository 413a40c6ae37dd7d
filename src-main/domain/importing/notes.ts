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
  | 'system-label-dropped';

/** Something about one value that the person should be able to see. `column` is the place in the header, 0-based. */
export interface Note {
  column: number;
  field: string;
  before: string;
  after: string;
  reason: UnderstandingReason;
}

export type RejectReason = 'row-without-name' | 'row-unreadable' | 'value-invalid';
