import { AppError } from '../../contract/errors.ts';

/** First bytes of what the window may hand over: PNG (RFC 2083, 3.1) and JPEG (ITU-T T.81, B.1.1.3). */
const SIGNATURES: Readonly<Record<string, readonly number[]>> = {
  png: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  jpeg: [0xff, 0xd8, 0xff],
};

/**
 * Looks whether data URLs are the pictures that they say they are. Their sizes the contract has limited.
 * @throws AppError `image-unusable`
 */
export function requirePictures(urls: readonly string[]): void {
  for (const url of urls) {
    const [, type = '', data = ''] = /^data:image\/(png|jpeg);base64,(.+)$/.exec(url) ?? [];
    const bytes = Buffer.from(data.slice(0, 16), 'base64');
    const isWhatItSays = SIGNATURES[type]?.every((byte, at) => bytes[at] === byte) ?? false;
    if (!isWhatItSays) throw new AppError('image-unusable', { reason: 'not-an-image' });
  }
}

/** @throws AppError `image-unusable` */
export function checkedPicture<P extends { picture: string; thumbnail: string }>({ picture, thumbnail }: P) {
  requirePictures([picture, thumbnail]);
  return { picture, thumbnail };
}
