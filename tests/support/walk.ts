import { fileURLToPath } from 'node:url';
import type { Locator, Page } from '@playwright/test';
import type { Words } from '../../src-renderer/i18n/words.ts';

/** A file of tests/fixtures. */
export const fixture = (name: string): string => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));

/** Goes where a link inside the app would lead. */
export async function openScreen(page: Page, hash: string): Promise<void> {
  await page.getByRole('main').waitFor();
  await page.evaluate((next) => (window.location.hash = next), hash);
}

/** Chooses one of a few answers that stand side by side: the way a hand does it, on the word. */
export async function pick(page: Page | Locator, question: string, answer: string): Promise<void> {
  await page.getByRole('radiogroup', { name: question }).getByText(answer, { exact: true }).click();
}

/** What the app says in passing. */
export const said = (page: Page, text: string | RegExp): Locator => page.getByRole('status').filter({ hasText: text });

/** Takes the last act back by the button of what the app said about it. */
export async function undo(page: Page, words: Words, text: string | RegExp): Promise<void> {
  await said(page, text).getByRole('button', { name: words.common.undo }).click();
  await said(page, words.common.undone).last().waitFor();
}

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A button by its word; after it may stand the key that does the same. */
export const press = (page: Page | Locator, word: string): Promise<void> =>
  page.getByRole('button', { name: new RegExp(`^${literal(word)}( \\S| Ctrl \\S| Esc)?$`) }).click();

/** Opens the menu behind a button and chooses in it. */
export async function chooseIn(page: Page, menu: string, item: string): Promise<void> {
  await press(page, menu);
  await page.getByRole('menuitem', { name: item }).click();
}

/** Hands a file to the import page, the way its button does. */
export async function bringIn(
  page: Page,
  words: Words,
  file: string | { name: string; mimeType: string; buffer: Buffer },
): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: words.ui.chooseFile }).click();
  await (await chooser).setFiles(file);
}

/** The card on top of the Rolodex. */
export const card = (page: Page, name: string): Locator => page.getByRole('article', { name });

/** Shows the list as cards or as a table. */
export async function showAs(page: Page, words: Words, face: 'cards' | 'table'): Promise<void> {
  await openScreen(page, '#/contacts');
  await pick(page, words.contacts.faces.label, words.contacts.faces[face]);
}
