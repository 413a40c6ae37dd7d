import { formatsFor } from '../format.ts';

const f = formatsFor('en');

/** Appointments and the calendar. */
export const calendar = {
  one: 'Appointment',
  new: 'New appointment',
  title: 'Calendar',
  views: { label: 'How much is shown', day: 'Day', week: 'Week', month: 'Month' },
  today: 'Today',
  previous: { day: 'Day before', week: 'Week before', month: 'Month before' },
  next: { day: 'Next day', week: 'Next week', month: 'Next month' },
  weekOf: (from: string, to: string) => `${from} – ${to}`,
  allDay: 'All day',
  more: (count: number) => `${f.number(count)} more`,
  cut: 'There are more appointments here than can be shown.',
  otherZone: (times: string, zone: string) => `${times} ${zone}`,
  inZone: (zone: string) => `By the clock of ${zone}`,
  repeats: 'repeats',
  clashShort: 'clashes',
  clash: {
    title: 'Clashes',
    with: (title: string, when: string) => `with “${title}”, ${when}`,
    staff: 'the same person is wanted twice',
    contact: 'the same contact is wanted twice',
    said: (count: number, first: string) =>
      count === 1 ? `It clashes with ${first}.` : `It clashes with ${first} and ${f.number(count - 1)} more.`,
  },
  scope: 'Calendar',
  keys: {
    newHere: 'New appointment here',
    earlier: 'Earlier by a quarter of an hour',
    later: 'Later by a quarter of an hour',
    dayBefore: 'To the day before',
    dayAfter: 'To the day after',
  },
  keysHint:
    'Arrow keys walk, Enter adds or opens. On an appointment: Alt and an arrow key move it, with Shift they make it longer or shorter, M asks for day and time.',
  slot: (day: string, time: string) => `${day}, ${time}: new appointment`,
  dayCell: (day: string, count: number) =>
    count === 0 ? day : `${day}, ${f.number(count)} ${count === 1 ? 'appointment' : 'appointments'}`,
  grid: 'Appointments by day and hour',

  form: {
    editTitle: (name: string) => `Edit “${name}”`,
    title: 'What it is',
    titleMissing: 'Say what it is.',
    place: 'Place',
    allDay: 'All day',
    startsOn: 'From',
    startsAt: 'At',
    endsOn: 'To',
    endsAt: 'Until',
    startMissing: 'Say on which day.',
    startTimeMissing: 'Say at what time.',
    endBeforeStart: 'It ends before it starts.',
    allTimes: 'Changes here count for all of its times.',
    added: (name: string) => `“${name}” is added.`,
    saved: (name: string) => `“${name}” is saved.`,
  },
  record: {
    edit: 'Edit',
    move: 'Move …',
    cancelOne: 'Call off only this one',
    cancelled: (name: string, day: string) => `“${name}” on ${day} is called off.`,
    toBin: 'Move to the bin',
    binAll: 'Move all of its times to the bin',
    binned: (name: string) => `“${name}” is in the bin.`,
    save: 'As a calendar file',
    isDone: 'done',
    inBin: 'This appointment lies in the bin.',
    restored: (name: string) => `“${name}” is back.`,
    actions: 'More to do',
  },
  move: {
    title: (name: string) => `Move “${name}”`,
    act: 'Move',
    which: 'Which times',
    one: 'Only this one',
    all: 'All of its times',
    moved: (name: string, when: string) => `“${name}”: ${when}.`,
  },
  files: {
    menu: 'More',
    out: 'Save what is shown as a calendar file',
    in: 'Bring in a calendar file (.ics)',
    done: (added: number, updated: number, unchanged: number) =>
      [
        `${f.number(added)} added`,
        updated > 0 ? `${f.number(updated)} changed` : '',
        unchanged > 0 ? `${f.number(unchanged)} were there already` : '',
      ]
        .filter(Boolean)
        .join(', ') + '.',
    saved: (count: number) => `${f.number(count)} ${count === 1 ? 'appointment' : 'appointments'} saved.`,
    skippedTitle: (count: number) => `${f.number(count)} ${count === 1 ? 'event was' : 'events were'} left out`,
    reasons: {
      'no-start': 'says no start',
      'impossible-time': 'has a time that does not exist',
      'too-long': 'is too long',
      'ends-before-start': 'ends before it starts',
      'zone-unknown': 'is in a time zone that nobody knows',
      'repeat-unknown': 'repeats in a way that is not understood',
      'called-off': 'is called off',
      'in-bin': 'lies in the bin',
    },
    noTitle: '(no title)',
  },
  ofContact: {
    title: 'Tasks and appointments',
    tab: 'Agenda',
    none: 'Nothing is open with this contact.',
    addTask: 'Task',
    addAppointment: 'Appointment',
    rest: (count: number) => `and ${f.number(count)} more`,
  },
};
