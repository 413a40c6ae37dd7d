import type { DXT } from 'docxtemplater';
import { type Piece, placeOf } from './places.ts';

/** Looks on while the library works: what stands where, and what was not known. */
export class Watch implements DXT.Module {
  readonly name = 'Watch';
  /** Before the library's own, which draws a placeholder. */
  readonly priority = 1;
  readonly files = new Map<string, { pieces: readonly Piece[]; parsed: readonly DXT.Part[] }>();
  readonly unknown = new Set<string>();

  set({ inspect }: { inspect?: { filePath: string; xmllexed?: Piece[]; postparsed?: DXT.Part[] } }): void {
    if (!inspect) return;
    const { filePath, xmllexed, postparsed } = inspect;
    const before = this.files.get(filePath) ?? { pieces: [], parsed: [] };
    if (xmllexed || postparsed)
      this.files.set(filePath, { pieces: xmllexed ?? before.pieces, parsed: postparsed ?? before.parsed });
  }

  /** Properties are no runs of text: a line break in them would break the part. */
  render(part: DXT.Part, { filePath, scopeManager, baseNullGetter }: Rendering): DXT.Rendered | null {
    if (part.type !== 'placeholder' || part.module || placeOf(filePath) !== 'properties') return null;
    const value: unknown = scopeManager.getValue(part.value, { part }) ?? baseNullGetter(part, scopeManager);
    return { value: escapeXml(typeof value === 'string' ? value.replace(/\s+/g, ' ') : ''), errors: [] };
  }
}

type Rendering = DXT.RenderOptions & { baseNullGetter(part: DXT.Part, scopeManager: DXT.ScopeManager): unknown };

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
const escapeXml = (text: string): string => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? '');
