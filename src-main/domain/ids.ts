import { v7 } from 'uuid';

/** A new id: UUIDv7 (RFC 9562, 5.7) as lower-case text, rising with time also within one millisecond. */
export const newId = (): string => v7();
