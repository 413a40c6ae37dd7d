import { crc32, createDeflateRaw, type DeflateRaw } from 'node:zlib';

/**
 * A zip container written from front to back without going back: sizes and checksum stand behind each entry (data
 * descriptors, APPNOTE.TXT 4.3.9). The packing runs beside this thread; one piece at a time is under way.
 */
export class ZipWriter {
  readonly #out: Uint8Array[] = [];
  readonly #directory: Buffer[] = [];
  #at = 0;
  #entries = 0;
  #open: { name: Buffer; at: number; crc: number; size: number; packed: number; deflate: DeflateRaw } | null = null;
  #pending: Promise<void> = Promise.resolve();

  /** Bytes that are ready since the last call. */
  take(): Uint8Array[] {
    return this.#out.splice(0);
  }

  /** Begins an entry. Names are the app's own: plain ASCII, at most 1,000 entries, less than 4 GB in all. */
  begin(name: string): void {
    const bytes = Buffer.from(name, 'utf8');
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(20, 4);
    header.writeUInt16LE(FLAGS, 6);
    header.writeUInt16LE(DEFLATED, 8);
    header.writeUInt32LE(DOS_TIME, 10);
    header.writeUInt16LE(bytes.length, 26);
    const at = this.#at;
    this.#push(header);
    this.#push(bytes);
    // Level 3 is twice as fast as 6 on the text of sheets and packs it a tenth less well.
    const deflate = createDeflateRaw({ level: 3, memLevel: 9, chunkSize: 256 * 1024 });
    const entry = { name: bytes, at, crc: 0, size: 0, packed: 0, deflate };
    deflate.on('data', (chunk: Buffer) => {
      entry.packed += chunk.length;
      this.#push(chunk);
    });
    this.#open = entry;
  }

  /** Adds to the open entry; resolves when the piece before this one is packed. */
  async write(text: string): Promise<void> {
    const entry = this.#open;
    if (!entry) throw new Error('no entry is open');
    const bytes = Buffer.from(text, 'utf8');
    entry.crc = crc32(bytes, entry.crc);
    entry.size += bytes.length;
    const before = this.#pending;
    this.#pending = new Promise((resolve, reject) =>
      entry.deflate.write(bytes, (error) => (error ? reject(error) : resolve())),
    );
    this.#pending.catch(() => undefined);
    await before;
  }

  async end(): Promise<void> {
    const entry = this.#open;
    if (!entry) throw new Error('no entry is open');
    await this.#pending;
    await new Promise<void>((resolve, reject) => {
      entry.deflate.once('end', resolve);
      entry.deflate.once('error', reject);
      entry.deflate.end();
    });
    this.#open = null;
    const sizes = Buffer.alloc(16);
    sizes.writeUInt32LE(0x08074b50, 0);
    sizes.writeUInt32LE(entry.crc, 4);
    sizes.writeUInt32LE(entry.packed, 8);
    sizes.writeUInt32LE(entry.size, 12);
    this.#push(sizes);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(20, 4);
    central.writeUInt16LE(20, 6);
    central.writeUInt16LE(FLAGS, 8);
    central.writeUInt16LE(DEFLATED, 10);
    central.writeUInt32LE(DOS_TIME, 12);
    sizes.copy(central, 16, 4);
    central.writeUInt16LE(entry.name.length, 28);
    central.writeUInt32LE(entry.at, 42);
    this.#directory.push(central, entry.name);
    this.#entries += 1;
  }

  async whole(name: string, text: string): Promise<void> {
    this.begin(name);
    await this.write(text);
    await this.end();
  }

  /** The directory at the end. Nothing can be written afterwards. */
  finish(): void {
    const at = this.#at;
    for (const part of this.#directory) this.#push(part);
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(this.#entries, 8);
    end.writeUInt16LE(this.#entries, 10);
    end.writeUInt32LE(this.#at - at, 12);
    end.writeUInt32LE(at, 16);
    this.#push(end);
  }

  #push(bytes: Buffer): void {
    this.#at += bytes.length;
    this.#out.push(bytes);
  }
}

/** Sizes come behind the entry (bit 3); names are UTF-8 (bit 11). */
const FLAGS = 0x0808;
const DEFLATED = 8;
/** 1 January 1980: the same content gives the same file. */
const DOS_TIME = 0x00210000;
