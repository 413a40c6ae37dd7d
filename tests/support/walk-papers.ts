import type { Locator, Page } from '@playwright/test';
import type { Words } from '../../src-renderer/i18n/words.ts';
import { chooseIn, openScreen, press } from './walk.ts';

/**
 * Goes through everything about papers, in a shop with one draft of a quotation: the draft with its form, issued, an
 * invoice made of it, both to be sent, and what settings say of all that. Looks at each of them once something stands
 * on it, and hands over what must be in reach there.
 */
export async function walkPapers(
  page: Page,
  words: Words,
  look: (where: string, ...actions: Locator[]) => Promise<void>,
): Promise<void> {
  const { quotes, documents, messages } = words;
  const dialog = page.getByRole('dialog');
  const button = (name: string, of: Page | Locator = page) => of.getByRole('button', { name });
  const leave = async () => {
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  };
  /** The message as it would go out, to a chat and to a mail program. */
  const send = async (what: string) => {
    await page.keyboard.press('s');
    const text = dialog.getByRole('textbox', { name: messages.sending.text });
    await text.waitFor();
    await look(`${what} to be sent`, button(messages.sending.send.whatsapp, dialog));
    await dialog.getByText(messages.channels.email, { exact: true }).click();
    await dialog.getByRole('textbox', { name: messages.sending.subject }).waitFor();
    await look(`${what} to be mailed`, button(messages.sending.send.email, dialog));
    await leave();
  };

  await openScreen(page, '#/quotes');
  const draft = page.getByRole('row').filter({ hasText: quotes.statuses.draft }).first();
  await draft.waitFor();
  await look('quotations');
  await draft.focus();
  await page.keyboard.press('Enter');
  await button(quotes.record.issue).waitFor();
  await look('quotation', button(quotes.record.issue), button(quotes.record.actions));
  await page.keyboard.press('u');
  const first = dialog.getByRole('textbox', { name: quotes.form.of(quotes.form.columns.description, 1), exact: true });
  await first.waitFor();
  // Figures come with the first answer of the engine.
  await dialog.getByRole('status', { name: quotes.totals.total, exact: true }).waitFor();
  await look('quotation form', button(words.common.save, dialog));
  await leave();
  await page.keyboard.press('v');
  await dialog.getByRole('figure').first().waitFor();
  await look('paper of a quotation', button(quotes.paper.save, dialog));
  await leave();
  await page.keyboard.press('i');
  const issue = page.getByRole('alertdialog').getByRole('button', { name: quotes.issuing.act });
  await issue.waitFor();
  await look('issue', issue);
  await issue.click();
  await button(quotes.record.accept).waitFor();
  await look('issued quotation', button(quotes.record.accept), button(quotes.record.actions));
  await send('quotation');

  await chooseIn(page, documents.make, documents.makeKind.invoice);
  await dialog.getByRole('figure').first().waitFor();
  await look('make an invoice', button(documents.making.act, dialog));
  await press(dialog, documents.making.act);
  await dialog.waitFor({ state: 'hidden' });
  await openScreen(page, '#/quotes/documents');
  const invoice = page.getByRole('row').filter({ hasText: documents.kinds.invoice }).first();
  await invoice.waitFor();
  await look('documents');
  await invoice.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('figure').first().waitFor();
  await look('invoice', button(documents.record.print), button(documents.record.actions));
  await send('invoice');
  for (const kind of ['receipt', 'delivery-note'] as const) {
    if (kind === 'receipt') await press(page, documents.makeKind[kind]);
    else await chooseIn(page, documents.record.actions, documents.makeKind[kind]);
    await dialog.getByRole('figure').first().waitFor();
    await look(`make a ${kind}`, button(documents.making.act, dialog));
    await leave();
  }

  for (const name of ['quotes', 'messages', 'word', 'templates']) {
    await openScreen(page, `#/settings/${name}`);
    await page.getByRole('main').getByRole('button').first().waitFor();
    await look(`settings/${name}`);
  }
  await openScreen(page, '#/settings/messages');
  await page
    .getByRole('button', { name: messages.templates.edit('') })
    .first()
    .click();
  await dialog.getByRole('textbox', { name: messages.editor.body, exact: true }).waitFor();
  await look('editor of messages', button(words.common.save, dialog));
  await leave();
}
