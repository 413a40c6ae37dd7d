import { strToU8, zipSync, type Zippable } from 'fflate';

/** A small Word file of our own making from its parts. Nothing that came from outside is packed here. */
export function packWord(parts: ReadonlyMap<string, string>): Uint8Array<ArrayBuffer> {
  const entries: Zippable = {};
  for (const [name, xml] of parts) entries[name] = strToU8(xml);
  return zipSync(entries, { mtime: new Date(1980, 0, 1) });
}
