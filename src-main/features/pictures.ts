import { AppError } from '../contract/errors.ts';
import { isPicture } from '../domain/pictures.ts';

/**
 * Looks whether data URLs are the pictures that they say they are. Their sizes the contract has limited.
 * @throws AppError `image-unusable`
 */
export function requirePictures(urls: readonly string[]): void {
  if (!urls.every(isPicture)) throw new AppError('image-unusable', { reason: 'not-an-image' });
}
