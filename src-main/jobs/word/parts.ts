import { zipSync, type Zippable } from 'fflate';
import { isXml, type WordParts } from './container.ts';

/** What the filling library asks of a container: the parts by name, nothing packed. */
export class PartsAsZip {
  readonly files: Record<string, { name: string; asText(): string }> = {};
  readonly #contents: Map<string, Uint8Array>;

  constructor(parts: WordParts) {
    this.#contents = new Map(parts);
    for (const name of parts.keys()) this.#show(name);
  }

  file(name: RegExp): { name: string }[];
  file(name: string): { name: string; asText(): string } | null;
  file(name: string, content: string | Uint8Array): this;
  file(name: string | RegExp, content?: string | Uint8Array): unknown {
    if (name instanceof RegExp) return Object.values(this.files).filter((one) => name.test(one.name));
    if (content === undefined) return this.files[name] ?? null;
    this.#contents.set(name, typeof content === 'string' ? Buffer.from(content) : content);
    this.#show(name);
    return this;
  }

  remove(name: string): this {
    this.#contents.delete(name);
    Reflect.deleteProperty(this.files, name);
    return this;
  }

  /** The container again. The same parts give the same bytes: no time of its making stands in it. */
  pack(): Uint8Array<ArrayBuffer> {
    const order = (name: string) => (name === '[Content_Types].xml' ? 0 : name === '_rels/.rels' ? 1 : 2);
    const names = [...this.#contents.keys()].sort((a, b) => order(a) - order(b));
    const entries: Zippable = {};
    for (const name of names)
      entries[name] = [this.#contents.get(name) ?? new Uint8Array(), { level: isXml(name) ? 6 : 0 }];
    return zipSync(entries, { mtime: new Date(1980, 0, 1) });
  }

  #show(name: string): void {
    const asText = () =>
      Buffer.from(this.#contents.get(name) ?? [])
        .toString('utf8')
        .replace(/^\ufeff/, '');
    this.files[name] = { name, asText };
  }
}
