import type { Permission } from '../contract/shared.ts';

import type { StaffRole } from '../contract/staff.ts';

export type { StaffRole };

const reading: readonly Permission[] = [
  'contacts.read',
  'products.read',
  'deals.read',
  'quotes.read',
  'agenda.read',
  'reports.read',
  'staff.read',
  'settings.read',
  'history.read',
];
const serving: readonly Permission[] = [
  ...reading,
  'contacts.write',
  'products.write',
  'agenda.write',
  'deals.write',
  'quotes.write',
  'history.undo',
];
const selling: readonly Permission[] = [...serving, 'exports.run'];
const managing: readonly Permission[] = [
  ...selling,
  'contacts.delete',
  'products.delete',
  'agenda.delete',
  'deals.delete',
  'quotes.delete',
  'quotes.approve',
  'costs.read',
  'imports.run',
];

const granted: Record<StaffRole, ReadonlySet<Permission>> = {
  owner: new Set<Permission>([...managing, 'settings.write', 'staff.write']),
  manager: new Set(managing),
  sales: new Set(selling),
  service: new Set(serving),
  viewer: new Set(reading),
};

/** Whether a staff role includes a permission. */
export const mayDo = (role: StaffRole, permission: Permission): boolean => granted[role].has(permission);
