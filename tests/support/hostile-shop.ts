import type { RouterClient } from '@orpc/server';
import type { AppRouter } from '../../src-main/app.ts';
import { hostileNames, hostileTexts, rightToLeft } from './hostile.ts';

const DAY = 86_400_000;

/**
 * What a shop sells, whom to, and what there is to do, each called as no honest record is: every name once, of products,
 * deals, leads, tasks and appointments in turn, and each of them about the same contact.
 */
export async function hostileShop(api: RouterClient<AppRouter>, contactId: string): Promise<void> {
  const day = (inDays: number) => new Date(Date.now() + inDays * DAY).toISOString().slice(0, 10);
  const { script, image, short, formula } = hostileTexts;
  const category = await api.productCategories.create({ name: script.slice(0, 80), parentId: null });
  const member = await api.staff.create({ name: '<b onclick=alert(1)>staf</b>' });
  const [first] = await api.pipelines.list();
  if (first) await api.pipelines.update({ id: first.id, name: '<i>pipa</i>' });
  const stage = first?.stages[0];
  if (stage) await api.pipelines.updateStage({ id: stage.id, name: image, checks: [{ text: script, required: true }] });
  await api.leads.setScoreRules({ rules: [{ when: { fact: 'city', city: script }, points: 7 }] });

  for (const [index, name] of hostileNames.entries()) {
    const title = name.slice(0, 200);
    const product = await api.products.create({
      name: name.slice(0, 300),
      sku: `${short}${String(index)}`,
      barcode: `${formula.slice(0, 60)}${String(index)}`,
      categoryId: category.id,
      unit: '<u>pcs</u>',
      price: index * 1_000,
      note: image,
      openingStock: 1_000,
      lowStockLevel: 2_000,
    });
    const deal = await api.deals.create({
      title,
      contactId,
      products: [{ productId: product.id }],
      source: image,
      note: script,
      expectedOn: day(index - 5),
      staffId: member.id,
    });
    const about = [
      { entity: 'contact' as const, id: contactId },
      { entity: 'deal' as const, id: deal.id },
    ];
    if (index % 5 === 0) await api.deals.snooze({ id: deal.id, until: day(30), reason: image });
    if (index % 5 === 1) await api.deals.lose({ id: deal.id, reason: short, note: script });
    if (index % 3 === 0)
      await api.leads.create({ contactId, interest: title, need: image, source: script, productId: product.id });
    await api.tasks.create({ title, note: script, dueDay: day((index % 5) - 2), about });
    if (index % 3 === 1)
      await api.appointments.create({
        title,
        place: image,
        note: script,
        startsOn: day(index % 4),
        startsAt: `${String(8 + (index % 10)).padStart(2, '0')}:00`,
        about,
        reminderMinutes: null,
      });
  }
}

/** A draft with every hostile name for a line, for a customer who can be written to, and a hostile text to write. */
export async function hostilePapers(api: RouterClient<AppRouter>, contactId: string): Promise<void> {
  const { script, image, short, formula } = hostileTexts;
  const tax = await api.taxRates.create({ name: script.slice(0, 60), rate: 1_100 });
  await api.quotes.create({
    contactId,
    subject: `${rightToLeft} ${image} ${'W'.repeat(200)}`,
    lines: [
      ...hostileNames.map((name) => ({
        description: `${name.slice(0, 600)}\n${short}`,
        unit: short,
        unitPrice: 1_000,
        tax: tax.id,
      })),
      { kind: 'section' as const, description: script },
      { kind: 'text' as const, description: `${rightToLeft}\n${formula}` },
    ],
    charges: [{ name: image, amount: 99_999_999_999 }],
    terms: `${script}\n${rightToLeft}\n${'W'.repeat(300)}`,
    note: image,
  });
  const text = await api.messageTemplates.create({
    name: `${rightToLeft} ${script}`,
    subject: `{document.subject} ${image}`,
    body: `${rightToLeft}\n${script}\n{customer.name}\n{customer.nama}\n{#lines}{description}\n{/lines}`,
    language: 'id',
    about: 'quotation',
  });
  await api.messageTemplates.makeUsual({ id: text.id });
}
