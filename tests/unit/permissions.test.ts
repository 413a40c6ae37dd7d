import { describe, expect, it } from 'vitest';
import { permissions } from '../../src-main/contract/shared.ts';
import { contract } from '../../src-main/contract/index.ts';
import { mayDo } from '../../src-main/domain/permissions.ts';

describe('permissions', () => {
  it('let the owner do everything and the viewer change nothing', () => {
    expect(permissions.filter((permission) => !mayDo('owner', permission))).toEqual([]);
    expect(permissions.filter((permission) => mayDo('viewer', permission))).toEqual([
      'contacts.read',
      'products.read',
      'agenda.read',
      'deals.read',
      'quotes.read',
      'reports.read',
      'staff.read',
      'settings.read',
      'history.read',
    ]);
  });

  it('grow from viewer to owner, never shrink', () => {
    const ladder = ['viewer', 'service', 'sales', 'manager', 'owner'] as const;
    ladder.slice(1).forEach((role, index) => {
      for (const permission of permissions)
        if (mayDo(ladder[index]!, permission)) expect(mayDo(role, permission), `${role} ${permission}`).toBe(true);
    });
  });

  it('are named by every procedure of the contract', () => {
    const unnamed = Object.entries(contract).flatMap(([group, procedures]) =>
      Object.entries(procedures)
        .filter(([, procedure]) => !procedure['~orpc'].meta.permission)
        .map(([name]) => `${group}.${name}`),
    );
    expect(unnamed).toEqual([]);
  });
});
