import { formatsFor } from '../format.ts';

const f = formatsFor('en');
const days_ = (count: number) => `${f.number(count)} ${count === 1 ? 'day' : 'days'}`;
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const ordinals = ['first', 'second', 'third', 'fourth', 'fifth'];
const units: Record<'day' | 'week' | 'month' | 'year', [one: string, many: string]> = {
  day: ['every day', 'days'],
  week: ['every week', 'weeks'],
  month: ['every month', 'months'],
  year: ['every year', 'years'],
};

/** What tasks and appointments share: days, repetition, reminders, putting off, done. */
export const agenda = {
  title: 'Agenda',
  faces: { label: 'What is shown', tasks: 'Tasks', calendar: 'Calendar' },
  weekdays,
  weekdaysShort: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  me: 'Me',
  owner: 'Owner',
  nobody: 'Nobody yet',
  today: 'today',
  tomorrow: 'tomorrow',
  yesterday: 'yesterday',
  dayHint: 'Such as tomorrow, Friday, +3 or 31/12',
  dayProblem: 'Write a day, such as tomorrow, Friday, +3 or 31/12/2026.',
  timeProblem: 'Write a time of day, such as 14:30.',
  timeHint: 'Such as 14:30. Empty: some time that day.',
  lateBy: (count: number) => `${days_(count)} late`,
  late: 'late',
  fromTo: (from: string, to: string) => `${from}\u00a0– ${to}`,
  about: 'About',
  kindsOfAbout: { contact: 'Contact', deal: 'Deal', product: 'Product' },
  aboutPlaceholder: 'Name, company or phone …',
  with: 'With',
  staff: 'For whom',
  askedBy: 'Asked by',
  note: 'Note',
  reminder: 'Reminder',
  reminders: {
    none: 'No reminder',
    0: 'When it starts',
    5: '5 minutes before',
    15: '15 minutes before',
    30: '30 minutes before',
    60: '1 hour before',
    120: '2 hours before',
    1440: '1 day before',
    2880: '2 days before',
    10080: '1 week before',
  } as Record<string, string>,
  minutesBefore: (minutes: number) => `${f.number(minutes)} minutes before`,

  repeat: {
    label: 'Repeats',
    never: 'Does not repeat',
    units: { day: 'Every day', week: 'Every week', month: 'Every month', year: 'Every year' },
    every: 'Every how many',
    everyProblem: 'Write a whole number from 1 to 999.',
    onDays: 'On which days',
    place: 'Which day',
    places: {
      day: (day: string) => `on day ${day} of the month`,
      weekday: (which: number, weekday: number) => `on the ${ordinals[which - 1] ?? ''} ${weekdays[weekday - 1] ?? ''}`,
      lastDay: 'on the last day of the month',
      lastWeekday: (weekday: number) => `on the last ${weekdays[weekday - 1] ?? ''}`,
    },
    end: 'Ends',
    ends: { never: 'Never', until: 'On a day', count: 'After some times' },
    until: 'Last day',
    count: 'How many times',
    countProblem: 'Write a whole number from 1 to 9,999.',
    needsDay: 'What repeats needs a first day.',
    endMissing: 'Say when it ends.',
    /** The whole rule: `every 2 weeks on Monday and Friday, until 31 December 2026`. */
    sentence: (rule: {
      unit: 'day' | 'week' | 'month' | 'year';
      every: number;
      days: number[];
      place: string;
      end: string;
    }) => {
      const [one, many] = units[rule.unit];
      const rhythm = rule.every === 1 ? one : `every ${f.number(rule.every)} ${many}`;
      const days = rule.days.length > 0 ? ` on ${f.list(rule.days.map((day) => weekdays[day - 1] ?? ''))}` : '';
      return `${rhythm}${days}${rule.place ? ` ${rule.place}` : ''}${rule.end ? `, ${rule.end}` : ''}`;
    },
    sentenceUntil: (day: string) => `until ${day}`,
    sentenceCount: (count: number) => `${f.number(count)} times`,
    next: (day: string) => `then ${day}`,
  },

  snooze: {
    act: 'Put off',
    title: (what: string) => `Put off: ${what}`,
    until: 'Until',
    untilMissing: 'Say until which day.',
    reason: 'Why',
    reasonHint: 'You read it again when it comes back. May stay empty.',
    quick: 'Days to choose',
    inThreeDays: 'In 3 days',
    nextWeek: 'Next Monday',
    nextMonth: 'Next month',
    tomorrow: 'Tomorrow',
    done: (what: string, day: string) => `“${what}” comes back on ${day}.`,
    wake: 'Wake it up',
    woken: (what: string) => `“${what}” is awake again.`,
    sleeping: (day: string) => `put off until ${day}`,
  },
  finish: {
    act: 'Done',
    withNote: 'Done with a note',
    title: (what: string) => `Done: ${what}`,
    note: 'What came of it',
    noteHint: 'It lands on the timeline of the contacts that it is about.',
    how: 'Kept as',
    kinds: { note: 'Note', call: 'Call', visit: 'Visit', message: 'Message' },
    done: (what: string) => `“${what}” is done.`,
    greeted: (who: string) => `${who} is congratulated.`,
    next: (what: string, day: string) => `“${what}” is done. It comes again on ${day}.`,
    reopen: 'Not done after all',
    reopened: (what: string) => `“${what}” is open again.`,
  },

  notices: {
    label: 'Reminders',
    open: 'Open',
    later: 'In 10 minutes',
    dismiss: 'Dismiss',
    dismissAll: (count: number) => `Dismiss all ${f.number(count)}`,
    more: (count: number) => `and ${f.number(count)} more`,
    allow: 'Also tell me outside this window',
    was: (when: string) => `was ${when}`,
  },
};

/** The page that opens first. */
export const today = {
  scope: 'Today',
  greetings: {
    morning: (name: string) => (name ? `Good morning, ${name}.` : 'Good morning.'),
    noon: (name: string) => (name ? `Good day, ${name}.` : 'Good day.'),
    afternoon: (name: string) => (name ? `Good afternoon, ${name}.` : 'Good afternoon.'),
    evening: (name: string) => (name ? `Good evening, ${name}.` : 'Good evening.'),
  },
  caughtUp: (days: number, from: string) =>
    days === 1
      ? `This PC was off on ${from}; what was missed is gathered here.`
      : `This PC was off for ${days_(days)}, since ${from}; what was missed is gathered here.`,
  toDo: (count: number) =>
    count === 0 ? 'Nothing left to do' : `${f.number(count)} ${count === 1 ? 'thing' : 'things'} to do`,
  whose: 'Whose',
  mine: 'Mine',
  everybody: 'Everybody’s',
  sections: {
    appointments: 'Appointments',
    tasksOverdue: 'Overdue',
    tasksToday: 'Tasks of today',
    followUps: 'Follow-ups',
    deals: 'Deals to work on',
    dealsQuiet: 'Deals gone quiet',
    leads: 'New leads',
    quotations: 'Quotations to ask about',
    complaints: 'Complaints',
    birthdays: 'Birthdays',
    points: 'Points about to expire',
  },
  showMore: (count: number) => `Show ${f.number(count)} more`,
  /** Of a quotation. */
  reasons: { approval: 'discount waits for approval', expiring: 'runs out', unanswered: 'no answer yet' },
  tones: { today: 'today', soon: 'soon', past: 'over' },
  high: 'urgent',
  turns: (age: number) => `turns ${f.number(age)}`,
  turned: (age: number) => `turned ${f.number(age)}`,
  greeted: 'Congratulated',
  keys: {
    next: 'Next row',
    previous: 'Row before',
    done: 'done',
    note: 'done with a note',
    snooze: 'put off',
    open: 'open',
  },
  empty: {
    title: 'Nothing is waiting for you',
    text: 'Appointments, tasks, follow-ups, quiet deals and birthdays gather here, each on its day. What is done leaves with one key, what must wait is put off.',
    task: 'Add a task',
    appointment: 'Add an appointment',
    keysHint: 'Arrow keys walk through the rows, Space marks as done, S puts off, Enter opens.',
  },
  ahead: 'Next days',
  nothingAhead: 'Nothing is planned in the next seven days.',
  loadFailed: 'Today could not be read',
};
