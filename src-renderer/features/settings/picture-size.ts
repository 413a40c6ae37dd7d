/** What the first bytes of a file say it is a picture of; its name has no say. */
export interface PictureHead {
  kind: 'png' | 'jpeg' | 'webp';
  /** Pixels; null where it does not say. */
  size: { width: number; height: number } | null;
}

/** So many bytes are looked at: cameras put a small picture and much else in front of the size of a JPEG. */
export const HEAD_BYTES = 256 * 1024;

/** Reads the beginning of a file; null: no picture that is used here. SVG and pages are texts, and none. */
export function pictureHead(head: Uint8Array<ArrayBuffer>): PictureHead | null {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const begins = (text: string, at = 0) => [...text].every((sign, index) => head[at + index] === sign.charCodeAt(0));
  const within = (bytes: number) => head.length >= bytes;
  // PNG (ISO/IEC 15948, 11.2.2): the first chunk says its size.
  if (begins('\x89PNG\r\n\x1a\n'))
    return { kind: 'png', size: within(24) ? { width: view.getUint32(16), height: view.getUint32(20) } : null };
  if (begins('\xff\xd8\xff')) return { kind: 'jpeg', size: jpegSize(view) };
  if (begins('RIFF') && begins('WEBP', 8)) return { kind: 'webp', size: within(30) ? webpSize(view) : null };
  return null;
}

/** JPEG (ITU T.81, B.2.2): the size stands in the frame header, behind segments of any length. */
function jpegSize(view: DataView): PictureHead['size'] {
  for (let at = 2; at + 9 <= view.byteLength; at += 2 + view.getUint16(at + 2)) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
  }
  return null;
}

/** WebP (RFC 9649): three forms, each with its size elsewhere. */
function webpSize(view: DataView): PictureHead['size'] {
  const form = String.fromCharCode(view.getUint8(12), view.getUint8(13), view.getUint8(14), view.getUint8(15));
  const of24 = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 0x1_0000 + 1;
  if (form === 'VP8X') return { width: of24(24), height: of24(27) };
  if (form === 'VP8L') {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (form === 'VP8 ') return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  return null;
}
