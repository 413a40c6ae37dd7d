import { v7 } from 'uuid';

/** Random bytes of one id. */
const LENGTH = 16;
/** Chance is drawn for many ids at once: drawing it for each alone takes ten times as long as all the rest. */
const pool = new Uint8Array(LENGTH * 256);
let used = pool.length;
let lastMillis = 0;
let counter = 0;

/**
 * A new id: UUIDv7 (RFC 9562, 5.7) as lower-case text, rising with time; within one millisecond, and where the clock was
 * put back, by a counter of 32 bits that begins by chance (RFC 9562, 6.2, method 1).
 */
export function newId(): string {
  if (used === pool.length) {
    crypto.getRandomValues(pool);
    used = 0;
  }
  const random = pool.subarray(used, used + LENGTH);
  used += LENGTH;
  const now = Date.now();
  if (now > lastMillis) {
    lastMillis = now;
    // Its highest bit is free, so that it can rise: bytes 6 to 9 of what was drawn, which v7 uses for nothing else.
    counter = new DataView(random.buffer, random.byteOffset).getUint32(6) >>> 1;
  } else {
    counter = (counter + 1) >>> 0;
    if (counter === 0) lastMillis += 1;
  }
  return v7({ random, msecs: lastMillis, seq: counter });
}
