import type { Handle } from '../../database/tables.ts';
import type { PaperFolder } from './folder.ts';

/** Papers that lie beside their places until the act counts that they belong to. */
export interface Laid {
  /** Writes one beside its place. @throws AppError `disk-full`, `folder-unusable` */
  lay(name: string, bytes: Uint8Array): Promise<void>;
  /** Gives all of them their names: the last thing inside the transaction. */
  keep(): Promise<void>;
}

/**
 * Work that leaves papers and rows, or neither: papers are laid beside their places, then one transaction writes what they
 * mean and keeps them. Whatever fails takes them all away again. One such work at a time, so that no two take a name or a
 * number that only one of them can have.
 */
export function withPapers<T>(folder: PaperFolder, work: (laid: Laid) => Promise<T>): Promise<T> {
  return folder.inTurn(async () => {
    const papers: Awaited<ReturnType<PaperFolder['lay']>>[] = [];
    try {
      return await work({
        lay: async (name, bytes) => void papers.push(await folder.lay(name, bytes)),
        keep: async () => {
          for (const paper of papers) await paper.keep();
        },
      });
    } catch (error) {
      for (const paper of papers) await paper.drop();
      throw error;
    }
  });
}

/**
 * A name that no other paper has: two numbers may look alike once a slash has become a dash.
 * @param used names that are about to be taken
 */
export async function freeName(
  db: Handle,
  folder: PaperFolder,
  { year, stem, used }: { year: string; stem: string; used?: ReadonlySet<string> },
): Promise<string> {
  for (let copy = 1; ; copy += 1) {
    const name = folder.nameFor(year, stem, copy);
    if (used?.has(name)) continue;
    // A paper made of a Word file lies there in two forms.
    const names = [name, name.replace(/\.pdf$/, '.docx')];
    const quote = await db.selectFrom('quotations').select('id').where('file', 'in', names).executeTakeFirst();
    const document = await db.selectFrom('documents').select('id').where('file', 'in', names).executeTakeFirst();
    if (!quote && !document) return name;
  }
}
