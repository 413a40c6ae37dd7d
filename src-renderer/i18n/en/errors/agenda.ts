import { formatsFor } from '../../format.ts';
import type { ErrorSentences } from '../../sentence.ts';

const f = formatsFor('en');

export const agendaErrors = {
  'date-impossible': ({ date }) => ({
    text: `The calendar has no such day: ${date}.`,
    next: 'Choose another day.',
  }),
  'zone-unknown': ({ zone }) => ({
    text: `The time zone “${zone}” is not known on this PC.`,
    next: 'Choose one from the list, such as Asia/Jakarta.',
  }),
  'task-already-done': ({ title }) => ({
    text: `“${title}” is done already.`,
    next: 'Open it again if there is more to do.',
  }),
  'task-not-done': ({ title }) => ({ text: `“${title}” is still open.` }),
  'needs-due-day': ({ what }) => ({
    text: {
      time: 'A time needs a day on which it is due.',
      repeat: 'What repeats needs a day from which it is counted.',
      reminder: 'A reminder needs a time at which the task is due.',
    }[what],
    next: what === 'reminder' ? 'Give it a day and a time, or leave out the reminder.' : 'Choose the day.',
  }),
  'repeat-never-comes': ({ until }) => ({
    text: `It would never come: the repetition ends on ${f.civil(until)}, before its first day.`,
    next: 'Let it end later, or begin earlier.',
  }),
  'snooze-not-ahead': ({ until }) => ({
    text: `${f.civil(until)} is not ahead.`,
    next: 'Choose a day from tomorrow on.',
  }),
  'ends-before-start': () => ({ text: 'It ends before it begins.', next: 'Correct the day or the time.' }),
  'appointment-too-long': ({ days }) => ({
    text: `An appointment lasts at most ${f.number(days)} days.`,
    next: 'Make several of it, or let it repeat.',
  }),
  'not-an-occurrence': ({ day }) => ({
    text: `This appointment has no time on ${f.civil(day)}.`,
    next: 'Refresh the calendar and try again.',
  }),
  'range-too-long': ({ days }) => ({
    text: `A calendar shows at most ${f.number(days)} days at once.`,
    next: 'Ask for fewer days.',
  }),
} satisfies Partial<ErrorSentences>;
