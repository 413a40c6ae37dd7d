import type { Color } from '../../../contract/shared.ts';
import { type Both, both } from './both.ts';

export const sampleTags = {
  wholesale: { name: both('Grosir', 'Wholesale'), color: 'teal' },
  vip: { name: both('VIP', 'VIP'), color: 'amber' },
  regular: { name: both('Langganan tetap', 'Regular'), color: 'green' },
  credit: { name: both('Bayar tempo', 'Pays later'), color: 'orange' },
  delivery: { name: both('Pesan antar', 'Delivery'), color: 'blue' },
} as const satisfies Record<string, { name: Both; color: Color }>;

export const sampleGroups = {
  resellers: { name: both('Reseller', 'Resellers'), color: 'indigo' },
  offices: { name: both('Kantor & sekolah', 'Offices & schools'), color: 'blue' },
  kitchens: { name: both('Katering & penginapan', 'Catering & lodging'), color: 'amber' },
  neighbours: { name: both('Tetangga toko', 'Neighbours'), color: 'green' },
} as const satisfies Record<string, { name: Both; color: Color }>;
