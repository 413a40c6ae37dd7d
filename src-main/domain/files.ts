/** Names of files that the app makes, safe on Windows, macOS and Linux alike (rules of "Naming Files", Microsoft). */

const MOST_CHARACTERS = 120;
/** ext4, APFS and most others take 255 bytes; a name may still get " (2)" from the one who saves it. */
const MOST_BYTES = 240;
const FORBIDDEN = /[<>:"/\\|?*\u0000-\u001F\u007F-\u009F]+/g;
const HIDDEN = /[\u00AD\u061C\u200B-\u200F\u2028-\u202F\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/g;
/** Devices of Windows, also with an extension (NUL.txt) and with superscript digits (COM¹). */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])$/i;

/**
 * A safe file name (no folder in it) that reads like the given one: "012/QUO/XI/2026.pdf" → "012-QUO-XI-2026.pdf".
 * Never empty, never a device, never hidden, at most 120 characters; a cut keeps the extension.
 */
export function safeFileName(name: string, fallback = 'file'): string {
  // Longer input is cut first: what lies beyond cannot end up in the name, except for the extension.
  const given = name.length > 2_000 ? name.slice(0, 1_000) + name.slice(-1_000) : name;
  const plain = trimEnds(
    given.toWellFormed().normalize('NFC').replace(HIDDEN, '').replace(FORBIDDEN, '-').replace(/\s+/g, ' '),
  );
  const { stem, extension } = splitExtension(plain === '' || /^[-. ]*$/.test(plain) ? fallback : plain);
  const device = trimEnds(stem.split('.')[0] ?? '');
  const harmless = DEVICE.test(device) ? `${device}_${stem.slice(device.length)}` : stem;
  return shorten(harmless, extension);
}

function trimEnds(text: string): string {
  return text.replace(/^[. ]+|[. ]+$/g, '');
}

function splitExtension(name: string): { stem: string; extension: string } {
  const match = /^(.+)(\.[A-Za-z0-9]{1,10})$/.exec(name);
  return match ? { stem: trimEnds(match[1] ?? ''), extension: match[2] ?? '' } : { stem: name, extension: '' };
}

function shorten(stem: string, extension: string): string {
  const encoder = new TextEncoder();
  let characters = MOST_CHARACTERS - extension.length;
  let bytes = MOST_BYTES - extension.length;
  let kept = '';
  // By code point: half an emoji is no name.
  for (const letter of stem) {
    characters -= letter.length;
    bytes -= encoder.encode(letter).length;
    if (characters < 0 || bytes < 0) break;
    kept += letter;
  }
  return trimEnds(kept) + extension;
}
