import type { ByteSource } from '../kinds.ts';
import { Refusal } from '../refusal.ts';

/** Bytes that cross at once. */
const PIECE = 1024 * 1024;

/** A file's bytes in order. @throws Refusal `file-unreadable` where they end early or cannot be had any more */
export async function* piecesOf(source: ByteSource, file: string, from = 0): AsyncGenerator<Buffer, void, void> {
  for (let at = from; at < source.size;) {
    const piece = await readPiece(source, file, at, Math.min(at + PIECE, source.size));
    yield piece;
    at += piece.length;
  }
}

/** The whole file. @throws Refusal `file-unreadable` */
export async function wholeOf(source: ByteSource, file: string): Promise<Buffer> {
  const whole = Buffer.allocUnsafeSlow(source.size);
  let at = 0;
  for await (const piece of piecesOf(source, file)) {
    piece.copy(whole, at);
    at += piece.length;
  }
  return whole;
}

/** The first bytes, by which a file is known. @throws Refusal `file-unreadable` */
export async function headOf(source: ByteSource, file: string, bytes: number): Promise<Buffer> {
  const to = Math.min(bytes, source.size);
  return to === 0 ? Buffer.alloc(0) : readPiece(source, file, 0, to);
}

async function readPiece(source: ByteSource, file: string, from: number, to: number): Promise<Buffer> {
  let piece: Uint8Array;
  try {
    piece = await source.read(from, to);
  } catch (error) {
    throw new Refusal('file-unreadable', { file }, { cause: error });
  }
  if (piece.length === 0) throw new Refusal('file-unreadable', { file });
  return Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
}
