import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_LINK, mailLink, whatsappLink } from '../../src-main/domain/message-links.ts';
import { externalLink } from '../../src-main/shells/desktop/external-links.ts';

const hostile = 'Halo & "Siti"\r\n<b>?body=x&attach=/etc/passwd#%00 \u202eRTL 🎉 (a) \'b\'';
const anyText = fc.string({ unit: 'binary', maxLength: 200 });

describe('a link to a chat', () => {
  it('holds digits only, and the text as it is', () => {
    const link = whatsappLink('+6281277884455', hostile);
    const url = new URL(link?.url ?? '');
    expect(url.pathname).toBe('/6281277884455');
    expect([...url.searchParams]).toEqual([['text', hostile]]);
    expect(link?.textLeftOut).toBe(false);
  });

  it('leaves out a text that does not fit, and says so', () => {
    expect(whatsappLink('+6281277884455', 'ü'.repeat(600))).toEqual({
      url: 'https://wa.me/6281277884455',
      textLeftOut: true,
    });
  });

  it.each(['0812', '+0', 'javascript:alert(1)', '+62 812', '', '+6281277884455?x'])('is not made of %j', (number) => {
    expect(whatsappLink(number, 'x')).toBeUndefined();
  });

  it('leaves the app with any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const url = whatsappLink('+6281277884455', text)?.url ?? '';
        expect(externalLink(url)).toBe(url);
        if (url.includes('?')) expect(new URL(url).searchParams.get('text')).toBe(text.toWellFormed());
      }),
    );
  });
});

describe('a link to a letter', () => {
  it('holds one address, a subject and lines as RFC 6068 has them, whatever they say', () => {
    const url = new URL(mailLink('siti@example.com', hostile, 'satu\ndua') ?? '');
    expect(url.pathname).toBe('siti@example.com');
    expect([...url.searchParams]).toEqual([
      ['subject', hostile],
      ['body', 'satu\r\ndua'],
    ]);
  });

  it('is not made of a text that is too long', () => {
    expect(mailLink('siti@example.com', '', 'a'.repeat(LONGEST_LINK))).toBeUndefined();
  });

  it('leaves the app with any subject and text, and adds no field', () => {
    fc.assert(
      fc.property(anyText, anyText, (subject, text) => {
        const link = mailLink('a+b@example.com', subject, text);
        if (link === undefined) return;
        expect(externalLink(link)).toBe(link);
        const names = [...new URL(link).searchParams.keys()];
        expect(names.every((name) => name === 'subject' || name === 'body')).toBe(true);
        expect(names.length).toBeLessThanOrEqual(2);
      }),
    );
  });
});
