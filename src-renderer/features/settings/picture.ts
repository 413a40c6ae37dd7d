/** Longest side of a logo in pixels: sharp on paper at 5 cm, small in the file. */
const LONGEST_SIDE = 800;
const LARGEST_FILE = 40 * 1024 * 1024;

/** First bytes of what may be a picture here; anything else, SVG among it, is none. */
const SIGNATURES: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x52, 0x49, 0x46, 0x46],
];

export type PictureProblem = 'not-an-image' | 'too-large';

/**
 * Reads a chosen file as a picture, makes it small enough and writes it anew, so that nothing but pixels comes in.
 * @returns a PNG data URL of the app's own making, or why it cannot be used
 */
export async function pictureFrom(file: File): Promise<{ url: string } | { problem: PictureProblem }> {
  if (file.size > LARGEST_FILE) return { problem: 'too-large' };
  const head = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  if (!SIGNATURES.some((signature) => signature.every((byte, index) => head[index] === byte)))
    return { problem: 'not-an-image' };
  try {
    const bitmap = await createImageBitmap(file);
    const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(bitmap.width * scale));
    canvas.height = Math.max(1, Math.round(bitmap.height * scale));
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    const url = canvas.toDataURL('image/png');
    return url.length > 1_400_000 ? { url: canvas.toDataURL('image/jpeg', 0.85) } : { url };
  } catch {
    return { problem: 'not-an-image' };
  }
}
