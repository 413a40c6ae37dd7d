import type { Contact, ContactRow } from '../../../../src-main/contract/contacts.ts';
import { daysUntilNextBirthday } from '../../../../src-main/domain/dates.ts';
import { format, t } from '../../../i18n/index.svelte.ts';
import { today } from '../../../days.ts';

/** One tile of a card: a figure and what it means. */
export interface Fact {
  id: string;
  figure: string;
  meaning: string;
}

const DAY = 86_400_000;

/** Midnights between an instant and now. Rounded, for a day of summer time has 23 hours. */
function daysSince(instant: number): number {
  return Math.round((new Date().setHours(0, 0, 0, 0) - new Date(instant).setHours(0, 0, 0, 0)) / DAY);
}

/** The tiles of a card. What is not known yet says so; what comes later (`record`, `touches`) leaves its place free. */
export function factsOf(row: ContactRow, record: Contact | undefined, touches: number | undefined): Fact[] {
  const words = t.contacts.facts;
  const last = row.lastInteractionAt;
  const since = last === null ? null : Math.max(daysSince(last), 0);
  const facts: Fact[] = [
    since === null
      ? { id: 'last', figure: '–', meaning: words.noContact }
      : {
          id: 'last',
          figure: words.daysAgo(since),
          meaning: since === 0 ? words.lastContactToday : words.sinceContact,
        },
    { id: 'touches', figure: touches === undefined ? ' ' : format.number(touches), meaning: words.touches },
  ];
  if (row.kind === 'organization') {
    const people = record?.people.total;
    facts.push({ id: 'people', figure: people === undefined ? ' ' : format.number(people), meaning: words.people });
  } else if (row.birthday === null) {
    facts.push({ id: 'birthday', figure: '–', meaning: words.noBirthday });
  } else {
    const days = daysUntilNextBirthday(row.birthday, today());
    facts.push(
      days === 0
        ? { id: 'birthday', figure: t.common.today, meaning: words.birthdayToday }
        : { id: 'birthday', figure: words.daysAgo(days), meaning: words.birthdayIn },
    );
  }
  facts.push({ id: 'added', figure: format.date(row.createdAt), meaning: words.addedOn });
  return facts;
}
