import { agenda, today } from './agenda.ts';
import { calendar } from './calendar.ts';
import { tasks } from './tasks.ts';
import type { en } from '../en/index.ts';
import { cli } from './cli.ts';
import { common } from './common.ts';
import { contacts } from './contacts.ts';
import { deals } from './deals.ts';
import { desktop } from './desktop.ts';
import { documentPapers } from './document-papers.ts';
import { documents } from './documents.ts';
import { duplicates } from './duplicates.ts';
import { errors } from './errors.ts';
import { examples } from './examples.ts';
import { exports } from './exports.ts';
import { fields } from './fields.ts';
import { history } from './history.ts';
import { record } from './record.ts';
import { imports } from './imports.ts';
import { leads } from './leads.ts';
import { lists } from './lists.ts';
import { messages } from './messages.ts';
import { pipelines } from './pipelines.ts';
import { papers } from './papers.ts';
import { products } from './products.ts';
import { quotes } from './quotes.ts';
import { reminders } from './reminders.ts';
import { reports } from './reports.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';
import { templates } from './templates.ts';
import { ui } from './ui.ts';
import { word } from './word.ts';
import { wordFiles, wordSamples } from './word-files.ts';
import { usualMessages } from './usual-messages.ts';

export const id: typeof en = {
  agenda,
  calendar,
  tasks,
  today,
  cli,
  common,
  contacts,
  deals,
  desktop,
  documentPapers,
  documents,
  duplicates,
  errors,
  examples,
  exports,
  fields,
  history,
  record,
  imports,
  leads,
  lists,
  messages,
  pipelines,
  papers,
  products,
  quotes,
  reminders,
  reports,
  settings,
  shell,
  templates,
  ui,
  usualMessages,
  word,
  wordFiles,
  wordSamples,
};
