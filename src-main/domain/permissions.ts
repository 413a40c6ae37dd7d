import type { Permission } from '../contract/shared.ts';

export type StaffRole = 'owner' | 'manager' | 'sales' | 'service' | 'viewer';

const reading: readonly Permission[] = [
  'contacts.read',
  'products.read',
  'agenda.read',
  'settings.read',
  'history.read',
];
const serving: readonly Permission[] = [...reading, 'contacts.write', 'products.write', 'agenda.write', 'history.undo'];
const selling: readonly Permission[] = [...serving, 'exports.run'];
const managing: readonly Permission[] = [
  ...selling,
  'contacts.delete',
  'products.delete',
  'agenda.delete',
  'imports.run',
];

const granted: Record<StaffRole, ReadonlySet<Permission>> = {
  owner: new Set<Permission>([...managing, 'settings.write']),
  manager: new Set(managing),
  sales: new Set(selling),
  service: new Set(serving),
  viewer: new Set(reading),
};

/** Whether a staff role includes a permission. */
export const mayDo = (role: StaffRole, permission: Permission): boolean => granted[role].has(permission);
