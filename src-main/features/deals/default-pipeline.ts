import type { Trx } from '../../database/tables.ts';
import { newId } from '../../domain/ids.ts';
import { labelKey } from '../contacts/find-or-make.ts';

interface Usual {
  pipeline: string;
  /** Name, probability in basis points, days until quiet. */
  stages: readonly (readonly [name: string, probability: number, quietDays: number])[];
  reasons: readonly string[];
}

/** What a shop begins with; all of it is the shop's own from then on. */
const usual: Record<'id' | 'en', Usual> = {
  id: {
    pipeline: 'Penjualan',
    stages: [
      ['Baru', 1_000, 3],
      ['Dihubungi', 2_500, 5],
      ['Penawaran dikirim', 5_000, 7],
      ['Negosiasi', 7_500, 7],
    ],
    reasons: ['Harga terlalu tinggi', 'Beli di tempat lain', 'Barang tidak tersedia', 'Tidak ada kabar', 'Batal butuh'],
  },
  en: {
    pipeline: 'Sales',
    stages: [
      ['New', 1_000, 3],
      ['Contacted', 2_500, 5],
      ['Offer sent', 5_000, 7],
      ['Negotiation', 7_500, 7],
    ],
    reasons: ['Price too high', 'Bought elsewhere', 'Not available', 'No answer', 'No longer needed'],
  },
};

/** Makes the usual pipeline and reasons, inside the caller's act. */
export async function insertUsualPipeline(trx: Trx, language: 'id' | 'en', now: number): Promise<void> {
  const { pipeline, stages, reasons } = usual[language];
  const pipelineId = newId();
  const named = (name: string, position: number) => ({
    name,
    name_key: labelKey(name),
    position,
    created_at: now,
    deleted_at: null,
  });
  await trx
    .insertInto('pipelines')
    .values({ id: pipelineId, ...named(pipeline, 0) })
    .execute();
  await trx
    .insertInto('stages')
    .values(
      stages.map(([name, probability, quietDays], at) => ({
        id: newId(),
        pipeline_id: pipelineId,
        ...named(name, at),
        probability,
        quiet_days: quietDays,
      })),
    )
    .execute();
  const known = new Set((await trx.selectFrom('lost_reasons').select('name_key').execute()).map((row) => row.name_key));
  const missing = reasons.filter((name) => !known.has(labelKey(name)));
  if (missing.length > 0)
    await trx
      .insertInto('lost_reasons')
      .values(missing.map((name, at) => ({ id: newId(), ...named(name, at) })))
      .execute();
}
