import { HEAD_BYTES, pictureHead } from './picture-size.ts';

/** Longest side of a logo in pixels: sharp on paper at 5 cm, small in the file. */
const LONGEST_SIDE = 800;
/** Bytes: the largest photographs of telephones are smaller. */
const LARGEST_FILE = 30 * 1024 * 1024;
/** A file of some kilobytes can say that it is larger than any memory. The largest photographs have 108 million. */
const MOST_PIXELS = 120_000_000;

export type PictureProblem = 'not-an-image' | 'too-large';

/** A picture's pixels no larger than `side`, on a canvas of the app's own. */
function drawn(bitmap: ImageBitmap, side: number, background?: string): HTMLCanvasElement {
  const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const context = canvas.getContext('2d');
  if (context && background !== undefined) {
    context.fillStyle = background;
    context.fillRect(0, 0, canvas.width, canvas.height);
  }
  context?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** Reads a chosen file as pixels; nothing else of it comes in. */
async function opened<T>(
  file: File,
  use: (bitmap: ImageBitmap) => T,
): Promise<{ made: T } | { problem: PictureProblem }> {
  if (file.size > LARGEST_FILE) return { problem: 'too-large' };
  const head = pictureHead(new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer()));
  if (head === null) return { problem: 'not-an-image' };
  if (head.size && head.size.width * head.size.height > MOST_PIXELS) return { problem: 'too-large' };
  try {
    const bitmap = await createImageBitmap(file);
    try {
      return { made: use(bitmap) };
    } finally {
      bitmap.close();
    }
  } catch {
    return { problem: 'not-an-image' };
  }
}

/**
 * Reads a chosen file as a picture, makes it small enough and writes it anew, so that nothing but pixels comes in.
 * @returns a PNG data URL of the app's own making, or why it cannot be used
 */
export async function pictureFrom(file: File): Promise<{ url: string } | { problem: PictureProblem }> {
  const answer = await opened(file, (bitmap) => {
    const canvas = drawn(bitmap, LONGEST_SIDE);
    const url = canvas.toDataURL('image/png');
    return url.length > 1_400_000 ? canvas.toDataURL('image/jpeg', 0.85) : url;
  });
  return 'made' in answer ? { url: answer.made } : answer;
}

/** A photograph (JPEG on white) no longer than `most` characters, smaller step by step until it is. */
function photo(bitmap: ImageBitmap, side: number, most: number): string {
  for (let size = side; ; size = Math.round(size * 0.75)) {
    const url = drawn(bitmap, size, '#fff').toDataURL('image/jpeg', 0.82);
    if (url.length <= most || size < 32) return url;
  }
}

/** A product's picture and its small one for lists, as the contract takes them (`PictureInput`). */
export async function productPictureFrom(
  file: File,
): Promise<{ picture: string; thumbnail: string } | { problem: PictureProblem }> {
  const answer = await opened(file, (bitmap) => ({
    picture: photo(bitmap, LONGEST_SIDE, 400_000),
    thumbnail: photo(bitmap, 96, 16_000),
  }));
  return 'made' in answer ? answer.made : answer;
}
