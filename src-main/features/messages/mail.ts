import MailComposer from 'nodemailer/lib/mail-composer';
import { clean } from '../../domain/text.ts';

export interface Mail {
  /** Null: the mail program puts its own in. */
  from: { name: string; address: string } | null;
  to: { name: string; address: string };
  subject: string;
  text: string;
  attachment: { name: string; type: string; bytes: Uint8Array } | null;
  /** Epoch milliseconds. */
  at: number;
}

/**
 * An e-mail as a file that mail programs open as a draft: `X-Unsent` (Outlook and those that follow it). Headers by RFC
 * 5322 and 2047, names of files by RFC 2231, lines ended by CRLF. Nothing is read or asked for besides what is given.
 */
export async function draftOf({ from, to, subject, text, attachment, at }: Mail): Promise<Uint8Array<ArrayBuffer>> {
  const person = ({ name, address }: Mail['to']) => ({ name: clean(name), address: clean(address) });
  const composer = new MailComposer({
    ...(from === null ? {} : { from: person(from) }),
    to: person(to),
    subject: clean(subject),
    // A return without its line feed would go into the file as it is.
    text: text.toWellFormed().replaceAll(/\r\n?/g, '\n'),
    date: new Date(at),
    headers: { 'X-Unsent': '1' },
    attachments:
      attachment === null
        ? []
        : [
            {
              filename: clean(attachment.name),
              contentType: attachment.type,
              content: Buffer.from(attachment.bytes),
            },
          ],
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return new Uint8Array(await composer.compile().build());
}
