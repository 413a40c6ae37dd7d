import { requirePictures } from '../pictures.ts';

/** @throws AppError `image-unusable` */
export function checkedPicture<P extends { picture: string; thumbnail: string }>({ picture, thumbnail }: P) {
  requirePictures([picture, thumbnail]);
  return { picture, thumbnail };
}
