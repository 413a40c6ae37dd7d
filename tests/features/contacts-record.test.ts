import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openContacts, type TestContacts } from '../support/contacts.ts';

let shop: TestContacts;
beforeEach(async () => {
  shop = await openContacts();
});
afterEach(() => shop.close());

describe('a new contact', () => {
  it('has its title out of the name, its phones understood, and one preferred in each list', async () => {
    const ani = await shop.create({
      name: 'Bpk. Ahmad Yani',
      phones: [{ raw: '0812-7788-4455' }, { raw: '62 813 1111 2222', label: 'work', preferred: true }, { raw: 'tanya toko' }],
      emails: [{ address: 'Yani@Example.com' }],
      addresses: [{ city: 'Bandung', street: 'Jl. Braga 1\nlantai 2' }],
    });
    expect(ani).toMatchObject({ kind: 'person', name: 'Ahmad Yani', title: 'Bpk.', letter: 'A' });
    expect(ani.phones.map(({ e164, raw, preferred }) => [e164, raw, preferred])).toEqual([
      ['+6281277884455', '0812-7788-4455', false],
      ['+6281311112222', '62 813 1111 2222', true],
      [null, 'tanya toko', false],
    ]);
    expect(ani.emails).toMatchObject([{ address: 'Yani@Example.com', preferred: true }]);
    expect(ani.addresses).toMatchObject([{ city: 'Bandung', street: 'Jl. Braga 1\nlantai 2', preferred: true }]);
  });
});
