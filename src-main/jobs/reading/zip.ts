import { crc32, inflateRawSync } from 'node:zlib';
import { Refusal } from '../refusal.ts';
import { fileLimits } from '../limits.ts';
import type { Suspicion } from '../../contract/file-refusals.ts';

/** One entry of a zip's central directory, its name with forward slashes. */
export interface ZipEntry {
  name: string;
  method: number;
  crc: number;
  packedSize: number;
  localOffset: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

/**
 * Lists a zip container after checking what may be in it: how many entries, no name twice, none absolute or climbing
 * out. Only the central directory is believed (APPNOTE.TXT 4.3.12).
 *
 * @throws Refusal `file-damaged`, `file-suspicious`, `file-password-protected`
 */
export function listZip(bytes: Buffer, file: string): ZipEntry[] {
  const damaged = () => new Refusal('file-damaged', { file });
  const suspicious = (reason: Suspicion) => new Refusal('file-suspicious', { file, reason });
  const end = findEnd(bytes);
  if (end < 0) throw damaged();
  const count = bytes.readUInt16LE(end + 10);
  if (count > fileLimits.zipEntries) throw suspicious('too-many-entries');

  const entries: ZipEntry[] = [];
  const seen = new Set<string>();
  let at = bytes.readUInt32LE(end + 16);
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL) throw damaged();
    const flags = bytes.readUInt16LE(at + 8);
    const nameLength = bytes.readUInt16LE(at + 28);
    const extraLength = bytes.readUInt16LE(at + 30);
    const commentLength = bytes.readUInt16LE(at + 32);
    const nameBytes = bytes.subarray(at + 46, at + 46 + nameLength);
    const name = nameBytes.toString(flags & 0x800 ? 'utf8' : 'latin1').replaceAll('\\', '/');
    if (flags & 0x2041) throw new Refusal('file-password-protected', { file });
    if (isUnsafeName(name)) throw suspicious('unsafe-name');
    // Readers compare names without regard to case, so two that differ only there are two of one name.
    if (seen.has(name.toLowerCase())) throw suspicious('same-name-twice');
    seen.add(name.toLowerCase());
    const entry = {
      name,
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packedSize: bytes.readUInt32LE(at + 20),
      localOffset: bytes.readUInt32LE(at + 42),
    };
    if (entry.packedSize === 0xffffffff || entry.localOffset === 0xffffffff) {
      readZip64(bytes, at, nameLength, extraLength, entry);
    }
    entries.push(entry);
    at += 46 + nameLength + extraLength + commentLength;
  }
  return entries;
}

/** Counts what comes out of a container, over all its entries. */
export class InflateBudget {
  #left: number = fileLimits.inflatedBytes;

  /** How much one entry of this packed size may become. */
  allowance(packedSize: number): number {
    return Math.min(this.#left, Math.max(fileLimits.inflateRatioFrom, packedSize * fileLimits.inflateRatio));
  }

  spend(size: number): void {
    this.#left -= size;
  }

  get spent(): boolean {
    return this.#left <= 0;
  }
}

/**
 * Inflates one entry, stopping as soon as it outgrows what it may be.
 *
 * @throws Refusal `file-damaged` (cut off, wrong checksum), `file-too-large`, `file-suspicious` (a bomb)
 */
export function inflateEntry(bytes: Buffer, entry: ZipEntry, budget: InflateBudget, file: string): Buffer {
  const damaged = (cause?: unknown) => new Refusal('file-damaged', { file }, { cause });
  const { localOffset, packedSize } = entry;
  if (localOffset + 30 > bytes.length || bytes.readUInt32LE(localOffset) !== LOCAL) throw damaged();
  const start = localOffset + 30 + bytes.readUInt16LE(localOffset + 26) + bytes.readUInt16LE(localOffset + 28);
  if (start + packedSize > bytes.length) throw damaged();
  const packed = bytes.subarray(start, start + packedSize);

  const allowance = budget.allowance(packedSize);
  const tooMuch = () =>
    allowance < fileLimits.inflateRatioFrom || allowance < packedSize * fileLimits.inflateRatio
      ? new Refusal('file-too-large', { file, limit: 'inflated' })
      : new Refusal('file-suspicious', { file, reason: 'inflates-too-much' });
  if (allowance <= 0 && packedSize > 0) throw tooMuch();

  let content: Buffer;
  if (entry.method === 0) {
    if (packedSize > allowance) throw tooMuch();
    content = packed;
  } else if (entry.method === 8) {
    try {
      content = inflateRawSync(packed, { maxOutputLength: Math.max(1, allowance) });
    } catch (error) {
      throw error instanceof RangeError ? tooMuch() : damaged(error);
    }
  } else throw damaged();
  budget.spend(content.length);
  if (crc32(content) !== entry.crc) throw damaged();
  return content;
}

/** Names that would leave the container's own folder, were they unpacked. */
function isUnsafeName(name: string): boolean {
  return (
    name === '' ||
    name.includes('\0') ||
    name.startsWith('/') ||
    /^[a-z]:/i.test(name) ||
    name.split('/').some((part) => part === '..')
  );
}

/** The end record lies in the last 64 KB; its comment length must reach exactly to the end of the file. */
function findEnd(bytes: Buffer): number {
  const lowest = Math.max(0, bytes.length - 22 - 0xffff);
  for (let at = bytes.length - 22; at >= lowest; at -= 1) {
    if (bytes.readUInt32LE(at) === END && at + 22 + bytes.readUInt16LE(at + 20) <= bytes.length) return at;
  }
  return -1;
}

/** Sizes past 4 GB, or from writers that always use the long form (APPNOTE.TXT 4.5.3). */
function readZip64(bytes: Buffer, at: number, nameLength: number, extraLength: number, entry: ZipEntry): void {
  let field = at + 46 + nameLength;
  const end = Math.min(field + extraLength, bytes.length);
  while (field + 4 <= end) {
    const id = bytes.readUInt16LE(field);
    const size = bytes.readUInt16LE(field + 2);
    if (id === 1) {
      let value = field + 4;
      const next = () => {
        if (value + 8 > end) return Number.MAX_SAFE_INTEGER;
        value += 8;
        return Number(bytes.readBigUInt64LE(value - 8));
      };
      if (bytes.readUInt32LE(at + 24) === 0xffffffff) next();
      if (entry.packedSize === 0xffffffff) entry.packedSize = next();
      if (entry.localOffset === 0xffffffff) entry.localOffset = next();
      return;
    }
    field += 4 + size;
  }
}
