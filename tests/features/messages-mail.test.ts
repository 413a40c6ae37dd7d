import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { clean } from '../../src-main/domain/text.ts';
import { draftOf, type Mail } from '../../src-main/features/messages/mail.ts';

const mail = (given: Partial<Mail> = {}): Mail => ({
  from: { name: 'Toko Sinar', address: 'halo@example.com' },
  to: { name: 'Ibu Siti', address: 'siti@example.com' },
  subject: 'Penawaran',
  text: 'Halo',
  attachment: null,
  at: Date.UTC(2026, 10, 22, 2, 0),
  ...given,
});
const linesOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1').split('\r\n');
const headersOf = (bytes: Uint8Array) => linesOf(bytes).slice(0, linesOf(bytes).indexOf(''));

const hostile = [
  'Penawaran\r\nBcc: jahat@example.com',
  '"Toko" <x@example.com>, y@example.com',
  '🎉 Selamat – “baru” ' + 'panjang '.repeat(30),
  'שלום עולם مرحبا',
  '. \t.',
  '\ud800 sendiri',
];

describe('a draft of an e-mail', () => {
  it.each(hostile)('with %j in every place is read back as it was meant, and says nothing else', async (text) => {
    const pdf = new Uint8Array(5_000).map((_, at) => (at * 7) % 256);
    const bytes = await draftOf(
      mail({
        from: { name: text, address: 'halo@example.com' },
        to: { name: text, address: 'siti@example.com' },
        subject: text,
        text: `Halo\n${text}\n.\nFrom sini`,
        attachment: { name: `QUO-2026-0012-B ${text.slice(0, 60)}.pdf`, type: 'application/pdf', bytes: pdf },
      }),
    );
    const names = headersOf(bytes).flatMap((line) => /^([\w-]+):/.exec(line)?.[1]?.toLowerCase() ?? []);
    expect(names.toSorted()).toEqual([
      'content-type',
      'date',
      'from',
      'message-id',
      'mime-version',
      'subject',
      'to',
      'x-unsent',
    ]);
    const read = await PostalMime.parse(bytes);
    expect(read.subject?.trim()).toBe(clean(text));
    expect(read.to).toEqual([{ name: clean(text), address: 'siti@example.com' }]);
    expect(read.from).toEqual({ name: clean(text), address: 'halo@example.com' });
    expect(read.bcc ?? read.cc).toBeUndefined();
    const meant = `Halo\n${text.toWellFormed()}\n.\nFrom sini`.replace(/\r\n?/g, '\n');
    expect(read.text?.replaceAll('\r\n', '\n').trimEnd()).toBe(meant);
    expect(read.attachments).toHaveLength(1);
    expect(read.attachments[0]?.mimeType).toBe('application/pdf');
    expect(read.attachments[0]?.filename).toBe(clean(`QUO-2026-0012-B ${text.slice(0, 60)}.pdf`));
    expect(new Uint8Array(read.attachments[0]?.content as ArrayBuffer)).toEqual(pdf);
  });

  it('is one that nobody has sent yet, with its day, and without a sender where the shop has no address', async () => {
    const bytes = await draftOf(mail({ from: null }));
    const headers = headersOf(bytes);
    expect(headers).toContain('X-Unsent: 1');
    expect(headers).toContain('Date: Sun, 22 Nov 2026 02:00:00 +0000');
    expect(headers.some((line) => line.startsWith('From:'))).toBe(false);
  });

  it('has lines that end in CRLF, of at most 998 signs, in ASCII, whatever it says', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', maxLength: 3_000 }),
        fc.string({ maxLength: 300 }),
        async (text, subject) => {
          const bytes = await draftOf(mail({ text, subject }));
          const raw = Buffer.from(bytes).toString('latin1');
          expect(/[^\r]\n|\r(?!\n)|[\u0080-\u00ff]/.test(raw)).toBe(false);
          expect(Math.max(...linesOf(bytes).map((line) => line.length))).toBeLessThanOrEqual(998);
          expect(Math.max(...headersOf(bytes).map((line) => line.length))).toBeLessThanOrEqual(998);
        },
      ),
      { numRuns: 60 },
    );
  });
});
