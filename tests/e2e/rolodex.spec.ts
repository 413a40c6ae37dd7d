import { expect, test } from '../support/journey.ts';
import { card, openScreen } from '../support/walk.ts';

test.use({ scenario: 'sample' });

test('the Rolodex is used by the keyboard alone', async ({ app: { page }, words }) => {
  const top = page.getByRole('article').filter({ has: page.getByRole('heading', { level: 2 }) });
  const name = top.getByRole('heading', { level: 2 });
  const actions = top.getByRole('group', { name: words.contacts.actions.label });
  const keys = words.contacts.actions;

  await test.step('what is typed at the start is looked for', async () => {
    await openScreen(page, '#/contacts');
    await expect(page.getByRole('textbox', { name: words.contacts.searchLabel })).toBeFocused();
    await page.keyboard.type('sula');
    await expect(card(page, 'Sulastri Handayani')).toBeVisible();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('4455');
    await expect(top.getByText('4455', { exact: true })).toBeVisible();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('zzzz');
    await expect(page.getByRole('heading', { name: words.contacts.empty.nothingTitle })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(name).toBeVisible();
  });

  await test.step('arrows flip, Page Up and Page Down turn ten, Home and End go to the ends', async () => {
    await page.keyboard.press('Home');
    const first = await name.innerText();
    await page.keyboard.press('ArrowDown');
    await expect(name).not.toHaveText(first);
    const second = await name.innerText();
    await page.keyboard.press('PageDown');
    await expect(name).not.toHaveText(second);
    await page.keyboard.press('PageUp');
    await expect(name).toHaveText(second);
    await page.keyboard.press('ArrowUp');
    await expect(name).toHaveText(first);
    await page.keyboard.press('End');
    await expect(name).not.toHaveText(first);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Home');
    await expect(name).toHaveText(first);
  });

  await test.step('the index turns to a letter', async () => {
    const rail = page.getByRole('navigation', { name: words.contacts.cards.rail });
    const current = rail.locator('[aria-current=true]');
    const before = await current.innerText();
    await current.focus();
    await page.keyboard.press('s');
    await page.keyboard.press('Enter');
    await expect(current).toHaveText('S');
    expect(before).not.toBe('S');
    await expect(name).toHaveText(/^S|\bS/);
  });

  await test.step('one key calls, writes and mails the one who was found', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('4455');
    await expect(card(page, 'Sulastri Handayani')).toBeVisible();
    await expect(actions.getByRole('link', { name: keys.call })).toHaveAttribute('href', 'tel:+6281277884455');
    const whatsapp = actions.getByRole('link', { name: keys.whatsapp });
    await expect(whatsapp).toHaveAttribute('href', 'https://wa.me/6281277884455');
    await expect(whatsapp).toHaveAttribute('rel', /noopener/);
    await expect(actions.getByRole('link', { name: keys.email })).toHaveAttribute('href', /^mailto:\S+@example\.com$/);

    // What the keys follow is caught before it leaves the window.
    await page.evaluate(() => {
      const followed: string[] = [];
      Object.assign(window, { followed });
      document.addEventListener('click', (event) => {
        const link = event.target instanceof Element ? event.target.closest('a') : null;
        if (!link) return;
        followed.push(link.href);
        event.preventDefault();
      });
    });
    await page.keyboard.press('Tab');
    await page.getByRole('group', { name: words.contacts.cards.label }).focus();
    for (const key of [keys.callKey, keys.whatsappKey, keys.emailKey]) await page.keyboard.press(key);
    expect(await page.evaluate(() => (window as unknown as { followed: string[] }).followed)).toEqual([
      'tel:+6281277884455',
      'https://wa.me/6281277884455',
      expect.stringMatching(/^mailto:/),
    ]);
  });

  await test.step('a note is added with one key, and Enter opens', async () => {
    await page.keyboard.press(keys.noteKey);
    const field = page.getByRole('textbox', { name: words.record.interactionKinds.note });
    await expect(field).toBeFocused();
    await page.keyboard.type('Titip dua galon');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('listitem').filter({ hasText: 'Titip dua galon' })).toBeVisible();
    await page.getByRole('group', { name: words.contacts.cards.label }).focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/#\/contacts\/[0-9a-f-]{36}/);
    await expect(page.getByRole('heading', { name: /Sulastri Handayani/, level: 2 })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page).toHaveURL(/#\/contacts$/);
    await expect(card(page, 'Sulastri Handayani')).toBeVisible();
  });
});
