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

/** Goes through everything about selling and planning, and looks at each screen once something stands on it. */
export async function walkSelling(page: Page, words: Words, look: (where: string) => Promise<void>): Promise<void> {
  const main = page.getByRole('main');
  const dialog = page.getByRole('dialog');
  const at = async (hash: string, there: Locator) => {
    await openScreen(page, hash);
    await there.first().waitFor();
    await look(hash);
  };
  const leave = async () => {
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  };

  await at('#/today', page.locator('[data-row]'));
  await at('#/agenda', page.getByRole('grid').getByRole('row').nth(1));
  await page.getByRole('row').nth(1).click();
  // Beside the list where there is room for it, else in its form.
  const beside = page.getByRole('complementary', { name: words.tasks.record.scope });
  await beside.or(dialog.getByRole('textbox').first()).waitFor();
  await look('task');
  if (await dialog.isVisible()) await leave();
  for (const view of ['day', 'week', 'month'])
    await at(`#/agenda/calendar?view=${view}`, page.getByRole('radio', { name: words.calendar.views.week }));
  await page.locator('[data-event]').first().click();
  await dialog.getByRole('button', { name: words.calendar.record.edit }).waitFor();
  await look('appointment');
  await press(dialog, words.calendar.record.edit);
  await dialog.getByRole('textbox', { name: words.calendar.form.title }).waitFor();
  await look('appointment form');
  await leave();

  const { deals } = words;
  const board = page.getByRole('region', { name: deals.board.label });
  await at('#/deals', board.getByRole('link'));
  await pick(page, deals.faces.label, deals.faces.table);
  await page.getByRole('grid').getByRole('row').nth(1).waitFor();
  await look('deals as a table');
  await pick(page, deals.faces.label, deals.faces.board);
  await board.getByRole('link').first().click();
  await page.getByRole('tab', { name: deals.record.stages }).click();
  await look('deal');
  await page.keyboard.press('u');
  await dialog.getByRole('textbox').first().waitFor();
  await look('deal form');
  await leave();
  await at('#/deals/leads', page.getByRole('grid').getByRole('row').nth(1));
  await page.getByRole('grid').getByRole('row').nth(1).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: words.leads.record.convert }).waitFor();
  await look('lead');
  await at('#/reports', page.getByRole('region', { name: words.reports.funnel }));
  for (const name of ['pipelines', 'leads', 'staff']) await at(`#/settings/${name}`, main.getByRole('button'));
}
