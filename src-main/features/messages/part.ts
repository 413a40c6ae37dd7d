import { z } from 'zod';
import { MessageTemplateCreate } from '../../contract/message-templates.ts';
import type { TemplatePart } from '../templates/parts.ts';
import type { TemplatesService } from './templates.ts';

const Item = MessageTemplateCreate.extend({ usual: z.boolean().default(false) });

/** Texts of messages in the file of templates: what the shop has written or changed, for the rest comes with the app. */
export const messagePart = (templates: TemplatesService): TemplatePart => ({
  key: 'messages',
  async collect(db, ids) {
    const own = await templates.own(db);
    return own
      .filter(({ id }) => ids?.includes(id) ?? true)
      .map(({ name, channel, subject, body, language, about, usual }): z.input<typeof Item> => ({
        ...{ name, channel, subject, body, language, about, usual },
      }));
  },
  async add(trx, items) {
    const names: string[] = [];
    // One after the other: each takes its name from those that are there.
    for (const item of items) names.push(await templates.take(trx, Item.parse(item)));
    return names;
  },
});
