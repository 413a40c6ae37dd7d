import type { QuoteParty } from '../../contract/quotes.ts';
import { formatPhone } from '../../domain/phone.ts';

/** Somebody as one line: the name and, of a person in one, the company. */
export const displayParty = (party: QuoteParty | null): string =>
  party === null ? '' : [party.name, party.company].filter(Boolean).join(', ');

/** How somebody stands on paper. @param region where a phone without a country code is */
export const partyLines = (party: QuoteParty, region: string): string[] =>
  [
    party.company,
    ...party.address.split('\n'),
    [party.phone && formatPhone(party.phone, region), party.email].filter(Boolean).join(' · '),
  ].filter(Boolean);
