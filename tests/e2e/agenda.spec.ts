import type { Page } from '@playwright/test';
import { violations } from '../support/axe.ts';
import { expect, test } from '../support/journey.ts';
import { openScreen, said } from '../support/walk.ts';

test.use({ systemLocale: 'id-ID' });

/** The title of the row of Today that has the keyboard. */
const row = (page: Page) => page.locator('[data-row]:focus .title');

test('a week of tasks and appointments, planned and done by keys alone', async ({ app, words }) => {
  test.slow();
  const { page } = app;
  const { agenda, calendar, tasks, today } = words;
  const found: string[] = [];
  const look = async (where: string) => void found.push(...(await violations(page, where)));
  const type = (text: string) => page.keyboard.type(text);
  const keys = async (...names: string[]) => {
    for (const name of names) await page.keyboard.press(name);
  };

  /** Fills the form for a task, walking with Tab, and saves it. */
  const addTask = async (title: string, due: string) => {
    await keys('Shift+N');
    const form = page.getByRole('dialog', { name: tasks.new });
    await expect(form.getByRole('textbox', { name: tasks.form.title })).toBeFocused();
    await type(title);
    await keys('Tab', 'Tab');
    await expect(form.getByRole('textbox', { name: tasks.form.dueDay })).toBeFocused();
    await type(due);
    await keys('Control+s');
    await expect(form).toBeHidden();
    await expect(said(page, tasks.form.added(title))).toBeVisible();
  };

  await test.step('what is typed as one says it lands on its day', async () => {
    await page.getByRole('main').waitFor();
    await addTask('Hitung stok ember', 'hari ini');
    await addTask('Pesan kardus', 'hari ini');
    await addTask('Tagih Toko Jaya', 'besok');
    await openScreen(page, '#/today');
    await expect(row(page)).toHaveText('Hitung stok ember');
    await look('today');
  });

  await test.step('the arrows walk, Space does, S puts off with a reason, and both can be taken back', async () => {
    await keys('ArrowDown');
    await expect(row(page)).toHaveText('Pesan kardus');
    await keys('s');
    const dialog = page.getByRole('dialog', { name: agenda.snooze.title('Pesan kardus') });
    await expect(dialog.getByRole('textbox', { name: agenda.snooze.until })).toBeFocused();
    await type('lusa');
    await keys('Tab');
    await type('Tunggu gajian');
    await look('put off');
    await keys('Enter');
    await expect(dialog).toBeHidden();
    await expect(row(page)).toHaveText('Hitung stok ember');
    await keys('Space');
    await expect(said(page, agenda.finish.done('Hitung stok ember'))).toBeVisible();
    await expect(page.getByRole('heading', { name: today.empty.title })).toBeVisible();
    await said(page, agenda.finish.done('Hitung stok ember'))
      .getByRole('button', { name: words.common.undo })
      .press('Enter');
    await expect(page.locator('[data-row]')).toHaveText(['Hitung stok ember']);
    await keys('ArrowDown', 'd');
    await type('Kurang dua');
    await keys('Control+s');
    await expect(page.getByRole('heading', { name: today.empty.title })).toBeVisible();
  });

  await test.step('a repeating task says its rule in words', async () => {
    await openScreen(page, '#/agenda');
    await expect(page.getByRole('grid').getByText('Tagih Toko Jaya')).toBeVisible();
    await look('tasks');
    await keys('Shift+N');
    const form = page.getByRole('dialog', { name: tasks.new });
    await form.getByRole('textbox', { name: tasks.form.title }).waitFor();
    await type('Setor ke bank');
    await keys('Tab', 'Tab');
    await type('senin');
    const repeats = form.getByRole('combobox', { name: agenda.repeat.label });
    await repeats.focus();
    await keys('ArrowDown', 'ArrowDown');
    await form.getByRole('textbox', { name: agenda.repeat.every }).fill('2');
    await expect(form.getByText('setiap 2 minggu pada Senin', { exact: false })).toBeVisible();
    await look('task form');
    await keys('Control+s');
    await expect(said(page, tasks.form.added('Setor ke bank'))).toBeVisible();
  });

  await test.step('appointments are made and moved in the calendar; what clashes is said', async () => {
    await keys('Alt+2');
    const slots = page.getByRole('group', { name: calendar.grid });
    await slots.locator('[data-slot][tabindex="0"]').focus();
    await keys('ArrowDown', 'Enter');
    const form = page.getByRole('dialog', { name: calendar.new });
    await form.getByRole('textbox', { name: calendar.form.title }).waitFor();
    await type('Hotel Merpati');
    await keys('Control+s');
    const hotel = slots.getByRole('button', { name: /^Hotel Merpati/ });
    await expect(hotel).toHaveAccessibleName(/09\.30/);
    await hotel.focus();
    await keys('Alt+ArrowDown');
    await expect(hotel).toHaveAccessibleName(/09\.45/);
    await look('week');

    await keys('Shift+A');
    await form.getByRole('textbox', { name: calendar.form.title }).waitFor();
    await type('Pemasok datang');
    await form.getByRole('textbox', { name: calendar.form.startsAt, exact: true }).fill('10');
    await expect(form.getByText(/dengan “Hotel Merpati”/)).toBeVisible();
    await look('appointment form');
    await keys('Control+s');
    await expect(form).toBeHidden();
    await expect(said(page, /Bentrok dengan “Hotel Merpati”/)).toBeVisible();
    await expect(slots.getByRole('button', { name: /^Pemasok datang/ })).toHaveAccessibleName(/10\.00.– 11\.00/);
    await keys('3');
    await expect(page.locator('[data-day] [data-event]')).toHaveCount(2);
    await look('month');
  });

  await test.step('done with a note from Today; the appointments of the day stand first', async () => {
    await openScreen(page, '#/today');
    await expect(row(page)).toHaveText('Hotel Merpati');
    await keys('Enter');
    const shown = page.getByRole('dialog', { name: 'Hotel Merpati' });
    await expect(shown.getByRole('button', { name: agenda.finish.act })).toBeFocused();
    await look('appointment');
    await keys('Escape');
    await expect(row(page)).toHaveText('Hotel Merpati');
    await keys('Space');
    await expect(row(page)).toHaveText('Pemasok datang');
    await keys('Space');
    await expect(page.getByRole('heading', { name: today.empty.title })).toBeVisible();
  });

  await test.step('what was put off is found again', async () => {
    await keys('Control+k');
    await type('kardus');
    await page.getByRole('option', { name: /Pesan kardus/ }).waitFor();
    await keys('Enter');
    await expect(page.getByText('Tunggu gajian').first()).toBeVisible();
    await look('task');
  });

  expect(found).toEqual([]);
});
