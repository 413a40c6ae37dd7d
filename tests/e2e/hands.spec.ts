import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { violations } from '../support/axe.ts';
import { expect, test } from '../support/journey.ts';
import { chooseIn, openScreen, press, said, undo } from '../support/walk.ts';

test.use({ systemLocale: 'id-ID', scenario: 'busy' });

/** Notes what the system would show; a headless window shows nothing. */
test.beforeEach(({ context }) =>
  context.addInitScript(() => {
    const told: string[] = [];
    class Noted {
      static permission = 'granted';
      constructor(title: string) {
        told.push(title);
      }
    }
    Object.assign(window, { Notification: Noted, told });
  }),
);

const boxOf = async (what: Locator) => {
  const box = await what.boundingBox();
  if (!box) throw new Error('it is not on the screen');
  return box;
};

/** Pulls something by a point of it, in pixels from its top, so many pixels down. */
async function pull(page: Page, what: Locator, { grip, by }: { grip: number; by: number }, end = true): Promise<void> {
  const { x, y, width } = await boxOf(what);
  await page.mouse.move(x + width / 2, y + grip);
  await page.mouse.down();
  await page.mouse.move(x + width / 2, y + grip + by, { steps: 4 });
  if (end) await page.mouse.up();
}

test('what hands do: reminders, appointments pulled and stretched, files, many tasks, a finger and two windows', async ({
  app,
  words,
}) => {
  test.slow();
  const { page } = app;
  const { agenda, calendar, tasks } = words;
  const found: string[] = [];
  const look = async (where: string) => void found.push(...(await violations(page, where)));
  const times = calendar.grid;

  await test.step('what came due while the PC was off is told by the system and in the window, once', async () => {
    const notices = page.getByRole('region', { name: agenda.notices.label });
    await expect(notices.getByText('Telepon balik Halim')).toBeVisible();
    const told = () => page.evaluate(() => (window as unknown as { told: string[] }).told);
    await expect.poll(told).toEqual(['Telepon balik Halim']);
    await look('reminder');
    await press(notices, agenda.notices.later);
    await expect(notices).toBeHidden();
    expect(await told()).toHaveLength(1);
  });

  await openScreen(page, '#/agenda/calendar?view=week');
  const slots = page.getByRole('group', { name: times });
  const hotel = slots.getByRole('button', { name: /^Hotel Merpati/ });
  const gym = slots.getByRole('button', { name: /^Senam pagi/ });
  await expect(hotel).toHaveAccessibleName(/10\.00.– 11\.00/);
  const hour = (await boxOf(hotel)).height;

  await test.step('an appointment is pulled down an hour, and stretched by half of one', async () => {
    await pull(page, hotel, { grip: hour / 2, by: hour });
    await expect(hotel).toHaveAccessibleName(/11\.00.– 12\.00/);
    await undo(page, words, /“Hotel Merpati”/);
    await expect(hotel).toHaveAccessibleName(/10\.00.– 11\.00/);
    await pull(page, hotel, { grip: hour - 2, by: hour / 2 });
    await expect(hotel).toHaveAccessibleName(/10\.00.– 11\.30/);
    await pull(page, hotel, { grip: hour / 2, by: 2 * hour }, false);
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await expect(hotel).toHaveAccessibleName(/10\.00.– 11\.30/);
    await expect(page.getByRole('dialog')).toBeHidden();
  });

  await test.step('and by keys', async () => {
    await hotel.focus();
    await page.keyboard.press('Alt+Shift+ArrowUp');
    await expect(hotel).toHaveAccessibleName(/10\.00.– 11\.15/);
    await page.keyboard.press('Alt+ArrowUp');
    await expect(hotel).toHaveAccessibleName(/09\.45.– 11\.00/);
    await expect(hotel).toBeFocused();
  });

  await test.step('of one that repeats it asks which: this one, or all', async () => {
    await pull(page, gym, { grip: hour / 2, by: hour });
    const dialog = page.getByRole('dialog', { name: calendar.move.title('Senam pagi') });
    await look('this one or all');
    await press(dialog, calendar.move.act);
    await expect(gym).toHaveAccessibleName(/14\.00.– 15\.00/);
    await expect(dialog).toBeHidden();
    await page.keyboard.press('PageDown');
    await expect(gym).toHaveAccessibleName(/13\.00.– 14\.00/);
    await gym.focus();
    await page.keyboard.press('m');
    await dialog.getByRole('textbox', { name: calendar.form.startsAt }).fill('15.30');
    await dialog.getByText(calendar.move.all, { exact: true }).click();
    await press(dialog, calendar.move.act);
    await expect(gym).toHaveAccessibleName(/15\.30.– 16\.30/);
    await expect(dialog).toBeHidden();
    await page.keyboard.press('PageDown');
    await expect(gym).toHaveAccessibleName(/15\.30/);
    await page.keyboard.press('t');
    await expect(hotel).toBeVisible();
  });

  await test.step('a calendar file goes out and comes in again; what cannot be read is listed', async () => {
    const download = page.waitForEvent('download');
    await chooseIn(page, calendar.files.menu, calendar.files.out);
    await expect(said(page, calendar.files.saved(2))).toBeVisible();
    const text = await readFile(await (await download).path(), 'utf8');
    expect(text).toContain('SUMMARY:Hotel Merpati');
    const bringIn = async (content: string) => {
      const chooser = page.waitForEvent('filechooser');
      await chooseIn(page, calendar.files.menu, calendar.files.in);
      await (await chooser).setFiles({ name: 'kalender.ics', mimeType: 'text/calendar', buffer: Buffer.from(content) });
    };
    await bringIn(text);
    await expect(said(page, calendar.files.done(0, 0, 2))).toBeVisible();
    await bringIn('Bukan kalender');
    const notOne = words.errors['file-not-a-calendar']({ file: 'kalender.ics' });
    await expect(page.getByText(notOne.text)).toBeVisible();
    await bringIn('BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:x\r\nSUMMARY:Entah kapan\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n');
    const dialog = page.getByRole('dialog', { name: calendar.files.skippedTitle(1) });
    await expect(dialog.getByText(calendar.files.reasons['no-start'])).toBeVisible();
    await look('skipped events');
    await page.keyboard.press('Escape');
  });

  await test.step('many tasks are done or thrown away at once, and that is taken back', async () => {
    await openScreen(page, '#/agenda');
    const grid = page.getByRole('grid', { name: agenda.faces.tasks });
    const bar = page.getByRole('toolbar', { name: tasks.bulk.bar });
    const all = grid.getByRole('checkbox', { name: words.ui.selectAll });
    await expect(grid.getByText('Hitung stok')).toBeVisible();
    await all.click();
    await look('chosen tasks');
    await press(bar, tasks.bulk.done);
    await expect(grid.getByText('Hitung stok')).toBeHidden();
    await undo(page, words, tasks.bulk.doneMany(3));
    await expect(grid.getByText('Pesan kardus')).toBeVisible();
    await all.click();
    await press(bar, words.lists.toBin);
    await press(page.getByRole('alertdialog'), tasks.bulk.binAct(3));
    await undo(page, words, tasks.bulk.binned(3));
    await expect(grid.getByText('Telepon balik Halim')).toBeVisible();
  });

  const board = (of: Page) => of.getByRole('region', { name: words.deals.board.label });
  const lane = (of: Page, name: string) => board(of).getByRole('region', { name, exact: true });
  const card = (of: Page, title: string) => board(of).getByRole('link', { name: title, exact: true });

  await test.step('a finger that rests lifts a card, one that moves at once only scrolls', async () => {
    await openScreen(page, '#/deals');
    const from = await boxOf(card(page, 'Rak gudang'));
    const to = await boxOf(lane(page, 'Dihubungi'));
    const finger = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...points: { x: number; y: number }[]) =>
      finger.send('Input.dispatchTouchEvent', { type, touchPoints: points });
    const start = { x: from.x + 20, y: from.y + 8 };
    const end = { x: to.x + to.width / 2, y: to.y + 200 };
    await touch('touchStart', start);
    await touch('touchMove', { ...start, y: start.y + 40 });
    await touch('touchMove', { ...start, y: start.y + 200 });
    await touch('touchEnd');
    await expect(board(page).getByText(words.deals.board.wonZone, { exact: true })).toBeHidden();
    await expect(lane(page, 'Baru').getByRole('link', { name: 'Rak gudang' })).toBeVisible();
    await touch('touchStart', start);
    await expect(board(page).getByText(words.deals.board.wonZone, { exact: true })).toBeVisible();
    await touch('touchMove', { ...start, x: start.x + 60 });
    await touch('touchMove', end);
    await touch('touchEnd');
    await expect(lane(page, 'Dihubungi').getByRole('link', { name: 'Rak gudang' })).toBeVisible();
    await expect(said(page, words.deals.moved('Rak gudang', 'Dihubungi'))).toBeVisible();
  });

  await test.step('two windows with the same deal in the hand: the second is told, and sees where it went', async () => {
    const theirs = await app.anotherWindow();
    await openScreen(theirs, '#/deals');
    const { x, y } = await boxOf(card(theirs, 'Etalase kaca'));
    await theirs.mouse.move(x + 10, y + 5);
    await theirs.mouse.down();
    const won = await boxOf(lane(theirs, 'Negosiasi'));
    await theirs.mouse.move(won.x + 80, won.y + 200, { steps: 4 });

    await card(page, 'Etalase kaca').focus();
    for (const key of ['Space', 'ArrowRight', 'Space']) await page.keyboard.press(key);
    await expect(lane(page, 'Dihubungi').getByRole('link', { name: 'Etalase kaca' })).toBeVisible();

    await theirs.mouse.up();
    const sentence = words.errors['changed-meanwhile']({ what: 'deal', id: '' });
    await expect(theirs.getByText(sentence.text)).toBeVisible();
    await expect(lane(theirs, 'Dihubungi').getByRole('link', { name: 'Etalase kaca' })).toBeVisible();
    await expect(lane(page, 'Negosiasi').getByRole('link')).toHaveCount(0);
  });

  expect(found).toEqual([]);
});
