import { describe, expect, it } from 'vitest';
import { pictureHead } from '../../src-renderer/features/settings/picture-size.ts';

const bytes = (...parts: (string | readonly number[])[]) =>
  new Uint8Array(
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part)))),
  );
const SIGN = '\x89PNG\r\n\x1a\n';
const png = bytes(SIGN, [0, 0, 0, 13], 'IHDR', [0, 0, 0xea, 0x60, 0, 0, 0x01, 0]);
const segment = (marker: number, length: number) => [
  0xff,
  marker,
  length >> 8,
  length & 255,
  ...Array<number>(length - 2).fill(7),
];
const frame = (marker: number) => [0xff, marker, 0, 17, 8, 0x12, 0x34, 0x01, 0x02, 3];

describe('the beginning of a picture', () => {
  it('tells its size, wherever its format keeps it', () => {
    expect(pictureHead(png)).toEqual({ kind: 'png', size: { width: 60_000, height: 256 } });
    const photo = bytes([0xff, 0xd8], segment(0xe1, 40_000), segment(0xc4, 30), frame(0xc2));
    expect(pictureHead(photo)).toEqual({ kind: 'jpeg', size: { width: 0x0102, height: 0x1234 } });
    const riff = (form: string, rest: readonly number[]) =>
      bytes('RIFF', [0, 0, 0, 0], 'WEBP', form, [0, 0, 0, 0], rest);
    const extended = riff('VP8X', [0, 0, 0, 0, 0x0f, 0x27, 0, 0x9f, 0x86, 0x01]);
    expect(pictureHead(extended)).toEqual({ kind: 'webp', size: { width: 10_000, height: 100_000 } });
    const lossy = riff('VP8 ', [0, 0, 0, 0x9d, 0x01, 0x2a, 0x40, 0x01, 0xf0, 0x00]);
    expect(pictureHead(lossy)).toEqual({ kind: 'webp', size: { width: 320, height: 240 } });
    const lossless = riff('VP8L', [0x2f, 0x3f, 0xc1, 0x3b, 0, 0, 0, 0, 0, 0]);
    expect(pictureHead(lossless)).toEqual({ kind: 'webp', size: { width: 320, height: 240 } });
  });

  it('is none of a text, a page, a sound or nothing', () => {
    for (const text of [
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
      '<!doctype html>',
      'RIFF....WAVEfmt ',
      'GIF89a',
      '',
    ])
      expect(pictureHead(bytes(text))).toBeNull();
  });

  it('that is cut off, or turns in circles, is still read to an end', () => {
    for (let length = 8; length < 24; length += 1)
      expect(pictureHead(png.slice(0, length))).toEqual({ kind: 'png', size: null });
    expect(pictureHead(bytes([0xff, 0xd8, 0xff]))).toEqual({ kind: 'jpeg', size: null });
    expect(pictureHead(bytes([0xff, 0xd8], [0xff, 0xe0, 0, 0], Array<number>(50).fill(0)))).toEqual({
      kind: 'jpeg',
      size: null,
    });
  });
});
