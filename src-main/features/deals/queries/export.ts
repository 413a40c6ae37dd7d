import { sql } from 'kysely';
import type { Handle } from '../../../database/tables.ts';

interface More {
  id: string;
  note: string;
  lost_note: string;
  /** `2 × Panci, 1 × Wajan`. */
  products: string;
}

/** What a file of deals holds beyond the list's rows. */
export async function findMore(db: Handle, ids: readonly string[]): Promise<Map<string, More>> {
  const { rows } = await sql<More>`select d.id, d.note, d.lost_note,
      coalesce((select group_concat(printf('%g', x.quantity / 1000.0) || ' × ' || p.name, ', ' order by x.position, x.id)
        from deal_products x join products p on p.id = x.product_id where x.deal_id = d.id), '') products
    from json_each(${JSON.stringify(ids)}) j join deals d on d.id = j.value`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}
