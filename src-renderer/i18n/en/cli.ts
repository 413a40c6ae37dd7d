import type { UsageSentences } from '../usage.ts';

const problems: UsageSentences = {
  'unknown-flag': ({ flag }) => `There is no flag ${flag} here.`,
  'not-a-flag': ({ text }) => `“${text}” is no flag; flags begin with --.`,
  'missing-flag': ({ flag }) => `${flag} is needed.`,
  'missing-value': ({ flag }) => `${flag} needs a value.`,
  'not-a-number': ({ flag, text }) => `${flag} takes a number, and “${text}” is none.`,
  'not-yes-or-no': ({ flag, text }) => `${flag} takes yes or no, and “${text}” is neither.`,
  'not-json': ({ flag }) => `The value of ${flag} is not valid JSON.`,
  'given-twice': ({ flag }) => `${flag} can be given only once.`,
};

/** The command line: its help and what it says to a wrong command. */
export const cli = {
  usage: 'Usage',
  group: 'group',
  command: 'command',
  flags: 'flags',
  overview:
    'Add --help to a group or a command to see what it takes. The answer is one JSON document; the exit code is 0 when it is done, 1 when it was refused, 2 for a wrong command.',
  values:
    'A list takes its flag several times. A record takes JSON, or its parts: --selection.ids ID. A yes/no flag is turned off with --no-FLAG.',
  takes: (flag: string, what: string) => `The value of ${flag} does not fit; it takes ${what}.`,
  required: 'needed',
  standard: 'otherwise',
  noCommand: 'A command is missing.',
  unknownCommand: (name: string) => `There is no command “${name}”.`,
  notWritable: {
    'no-folder': (file: string) => `The folder of ${file} is not there. Make it first, or choose another place.`,
    'is-folder': (file: string) => `${file} is a folder. Name a file in it.`,
    'read-only': (file: string) => `Langganan may not write ${file}. Choose another place and try again.`,
    'in-use': (file: string) => `${file} is open in another program. Close it there and try again.`,
    other: (file: string) => `The file ${file} could not be written. Choose another place and try again.`,
  },
  problems,
};
