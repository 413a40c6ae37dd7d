import '@fontsource-variable/noto-sans';
import './styles/tokens.css';
import './styles/base.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { connectionSentence, followChanges, openSession, sentenceOf } from './api/index.ts';
import { followDesktop } from './desktop-window.ts';
import type { Sentence } from './i18n/sentence.ts';
import { localeOfSystem, setLocale } from './i18n/index.svelte.ts';
import { preferences } from './preferences.svelte.ts';
import StartProblem from './screens/StartProblem.svelte';

const target = document.getElementById('app');
if (!target) throw new Error('index.html holds no element with the id "app"');

setLocale(localeOfSystem(navigator.languages));
const problem = await whyNotReady();
if (problem) mount(StartProblem, { target, props: { problem } });
else {
  // Settings may change in another window or by an undo. Before anything is drawn: what the first screen asks for would
  // stand in its way, and a change in between would be missed.
  void followChanges(new AbortController().signal, (tables) => {
    if (tables.includes('settings')) void preferences.load();
  });
  mount(App, { target });
  if (window.langganan) followDesktop(window.langganan);
}

/** Opens the session and reads the settings; says why not when one of them fails. */
async function whyNotReady(): Promise<Sentence | null> {
  const refused = await openSession();
  if (refused) return { text: connectionSentence(refused) };
  try {
    await preferences.load();
    return null;
  } catch (error) {
    return sentenceOf(error);
  }
}
