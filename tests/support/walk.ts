import type { Page } from '@playwright/test';

/** Goes where a link inside the app would lead. */
export async function openScreen(page: Page, hash: string): Promise<void> {
  await page.getByRole('main').waitFor();
  await page.evaluate((next) => (window.location.hash = next), hash);
}

/** Chooses one of a few answers that stand side by side: the way a hand does it, on the word. */
export async function pick(page: Page, question: string, answer: string): Promise<void> {
  await page.getByRole('radiogroup', { name: question }).getByText(answer, { exact: true }).click();
}
