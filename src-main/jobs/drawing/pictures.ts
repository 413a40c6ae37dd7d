import { isPicture } from '../../domain/pictures.ts';
import { Refusal } from '../refusal.ts';

/**
 * A picture that may be drawn: a `data:` address whose bytes are what it says, PNG or JPEG. Nothing else reaches pdfmake,
 * which would take a file's name or an SVG there too.
 * @throws Refusal `image-unusable` of anything else
 */
export function pictureOf(address: string): string {
  if (!isPicture(address)) throw new Refusal('image-unusable', { reason: 'damaged' });
  return address;
}
