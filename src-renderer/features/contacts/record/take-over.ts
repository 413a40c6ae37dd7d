import { parsePhone } from '../../../../src-main/domain/phone.ts';
import { filled, saysAddress } from './draft-input.ts';
import { addressRow, affiliationRow, type Draft, emailRow, orOne, phoneRow, type Row } from './draft.ts';

/** Saved rows, and those typed that say something the saved ones do not. */
function joined<R extends Row>(saved: R[], typed: R[], keyOf: (row: R) => string): R[] {
  const known = new Set(saved.map(keyOf));
  return [...saved, ...typed.filter((row) => keyOf(row) !== '' && !known.has(keyOf(row)))].filter(
    (row) => keyOf(row) !== '',
  );
}

const squeezed = (...texts: string[]): string => texts.join(' ').replace(/\s+/g, ' ').trim().toLowerCase();
const byId = <T extends { id: string }>(saved: T[], typed: T[]): T[] => [
  ...saved,
  ...typed.filter(({ id }) => saved.every((one) => one.id !== id)),
];

/**
 * A saved contact with what was typed for a new one that turned out to be the same: what it has stays, gaps are
 * filled, phones, e-mails and the like are added. The name stays the saved one's.
 *
 * @param region where a phone without a country code is: the same number written two ways is added once
 */
export function withTyped(saved: Draft, typed: Draft, region: string): Draft {
  const gap = (mine: string, theirs: string) => (filled(mine) ? mine : theirs);
  const answers = new Map(typed.consents.map(({ channel, state }) => [channel, state]));
  const values = new Map(saved.customValues.map(({ fieldId, value }) => [fieldId, value]));
  return {
    ...saved,
    title: gap(saved.title, typed.title),
    nickname: gap(saved.nickname, typed.nickname),
    roles: [...new Set([...saved.roles, ...typed.roles])],
    gender: saved.gender || typed.gender,
    birthday: saved.birthday ?? typed.birthday,
    occupation: gap(saved.occupation, typed.occupation),
    interests: gap(saved.interests, typed.interests),
    language: gap(saved.language, typed.language),
    source: gap(saved.source, typed.source),
    referredBy: saved.referredBy ?? typed.referredBy,
    preferredChannel: saved.preferredChannel || typed.preferredChannel,
    note: [saved.note, typed.note].filter((text) => filled(text)).join('\n'),
    phones: orOne(
      joined(saved.phones, typed.phones, ({ raw }) => parsePhone(raw, region).e164 ?? squeezed(raw)),
      phoneRow,
    ),
    emails: orOne(
      joined(saved.emails, typed.emails, ({ address }) => squeezed(address)),
      emailRow,
    ),
    addresses: orOne(
      joined(saved.addresses, typed.addresses, (row) =>
        saysAddress(row) ? squeezed(row.street, row.city, row.region, row.postalCode, row.country) : '',
      ),
      addressRow,
    ),
    links: joined(saved.links, typed.links, ({ value }) => squeezed(value)),
    affiliations: orOne(
      joined(saved.affiliations, typed.affiliations, ({ organization }) => organization?.id ?? ''),
      affiliationRow,
    ),
    tags: byId(saved.tags, typed.tags),
    groups: byId(saved.groups, typed.groups),
    consents: saved.consents.map(({ channel, state }) => ({
      channel,
      state: state === 'unasked' ? (answers.get(channel) ?? state) : state,
    })),
    customValues: [
      ...saved.customValues,
      ...typed.customValues.filter(({ fieldId, value }) => value !== '' && !values.get(fieldId)),
    ],
  };
}
