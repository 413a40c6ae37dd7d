import { fold } from '../../text.ts';
import { parsePhone } from '../../phone.ts';
import { readDate } from '../birthday.ts';
import { HeaderWords, list } from '../header-words.ts';
import { RowRejected } from '../notes.ts';
import type { RowRules } from '../plan.ts';
import { RowReader } from '../reader.ts';
import type { FieldSpec, Target, Understood } from '../target.ts';
import { moneyIn } from '../values.ts';

/** What one row of a list of deals becomes; names are looked up when it is stored. */
export interface DealDraft {
  id: string | null;
  title: string;
  customer: string;
  phone: { raw: string; e164: string | null } | null;
  pipeline: string;
  stage: string;
  status: 'open' | 'won' | 'lost';
  /** Minor units. */
  value: number | null;
  /** Civil dates. */
  expectedOn: string | null;
  createdOn: string | null;
  closedOn: string | null;
  staff: string;
  source: string;
  lostReason: string;
  lostNote: string;
  note: string;
}

const fields = {
  id: 'text',
  title: 'text',
  customer: 'text',
  phone: 'text',
  pipeline: 'text',
  stage: 'text',
  status: 'text',
  value: 'money',
  expectedOn: 'date',
  createdOn: 'date',
  closedOn: 'date',
  staff: 'text',
  source: 'text',
  lostReason: 'text',
  lostNote: 'text',
  note: 'text',
} as const satisfies Record<keyof DealDraft, FieldSpec['kind']>;
type Field = keyof typeof fields;

const words = new HeaderWords({
  phrases: {
    id: list('langganan id, id langganan, =id'),
    title: list('deal, peluang, deal name, nama peluang, opportunity'),
    customer: list(
      'customer, pelanggan, nama pelanggan, customer name, =kontak, =contact, klien, client, =nama, =name',
    ),
    phone: list('hp, no hp, telepon, phone, wa, no wa, hp pelanggan, customer phone'),
    pipeline: list('pipeline, alur, alur penjualan'),
    stage: list('stage, tahap, tahapan, deal stage, sales stage'),
    status: list('state, status, hasil, outcome'),
    value: list('value, nilai, nilai peluang, deal value, amount, estimasi nilai, perkiraan nilai'),
    expectedOn: list(
      'expected on, perkiraan tanggal, expected close date, close date, target closing, target tanggal, estimasi closing',
    ),
    createdOn: list('added, ditambahkan, created, create date, tanggal dibuat, tgl masuk, tanggal masuk'),
    closedOn: list('closed, ditutup, closed date, tanggal ditutup, won date, lost date'),
    staff: list('staff, staf, sales, salesman, owner, deal owner, penanggung jawab, pic'),
    source: list('source, sumber, lead source, asal'),
    lostReason: list('reason for losing, alasan gagal, lost reason, alasan batal'),
    lostNote: list('note on losing, catatan kegagalan'),
    note: list('note, notes, catatan, keterangan, ket'),
  } satisfies Record<Field, readonly string[]>,
  strangers: list(
    'no, probability, kemungkinan, weighted, nilai tertimbang, products, barang, next activity, kegiatan berikutnya, days in stage, hari di tahap, last touch, terakhir disentuh, changed, diubah, at rest until, ditunda sampai',
  ),
  vetoes: [],
  identifying: ['title', 'stage', 'lostReason'],
});

/** Chances to sell, one a row. */
export const deals: Target<DealDraft> = {
  fields: Object.entries(fields).map(([name, kind]) => ({ name, kind, takes: 'one' })),
  words,
  hasOwnFields: false,
  fieldByValues: () => null,
  reader: (rules) => ({
    understand: (cells) => understandDeal(new RowReader(cells, rules.columns, rules.answers), rules),
  }),
  describe: describeDeal,
};

function understandDeal(row: RowReader, rules: RowRules): Understood<DealDraft> {
  try {
    const draft = dealOf(row, rules);
    if (draft.customer !== '') return { draft, notes: row.notes, reject: null };
    const column = rules.columns.find(({ field }) => field === 'customer')?.name ?? '';
    return { draft: null, notes: row.notes, reject: { reason: 'row-without-name', column, value: '' } };
  } catch (error) {
    if (!(error instanceof RowRejected)) throw error;
    const { column, value } = error;
    return { draft: null, notes: row.notes, reject: { reason: 'value-invalid', column, value } };
  }
}

function dealOf(row: RowReader, rules: RowRules): DealDraft {
  const dateIn = (field: Field): string | null => {
    const [column] = row.columnsOf(field);
    if (!column) return null;
    const read = readDate(row.cell(column), { column: rules.dates.get(column.index), thisYear: rules.thisYear });
    const date = row.date(column, read);
    return date === null || date.startsWith('-') ? null : date;
  };
  const [phone] = row.columnsOf('phone');
  const lostReason = row.line('lostReason', 80);
  return {
    id: row.line('id', 36) || null,
    title: row.line('title', 300),
    customer: row.line('customer', 300),
    phone: phone && row.text(phone) !== '' ? phoneOf(row.text(phone), rules.region) : null,
    pipeline: row.line('pipeline', 80),
    stage: row.line('stage', 80),
    status: statusOf(row.line('status', 40), lostReason),
    value: moneyIn(row, 'value', rules),
    expectedOn: dateIn('expectedOn'),
    createdOn: dateIn('createdOn'),
    closedOn: dateIn('closedOn'),
    staff: row.line('staff', 120),
    source: row.line('source', 120),
    lostReason,
    lostNote: row.prose('lostNote', 2_000),
    note: row.prose('note', 20_000),
  };
}

function phoneOf(raw: string, region: string): { raw: string; e164: string | null } {
  return { raw, e164: parsePhone(raw, region).e164 };
}

const won = /^(won|win|menang|berhasil|sukses|deal|closed won|jadi|laku)$/;
const lost = /^(lost|lose|gagal|kalah|batal|closed lost|tidak jadi)$/;

/** An open one where the word says nothing else; a reason for losing says that it was lost. */
function statusOf(text: string, lostReason: string): DealDraft['status'] {
  const word = fold(text);
  if (won.test(word)) return 'won';
  return lost.test(word) || (word === '' && lostReason !== '') ? 'lost' : 'open';
}

function describeDeal(draft: DealDraft): { field: string; value: string }[] {
  const values: [Field, string][] = [
    ['title', draft.title],
    ['customer', draft.customer],
    ['phone', draft.phone?.e164 ?? draft.phone?.raw ?? ''],
    ['pipeline', draft.pipeline],
    ['stage', draft.stage],
    ['status', draft.status === 'open' ? '' : draft.status],
    ['value', draft.value === null ? '' : String(draft.value)],
    ['expectedOn', draft.expectedOn ?? ''],
    ['createdOn', draft.createdOn ?? ''],
    ['closedOn', draft.closedOn ?? ''],
    ['staff', draft.staff],
    ['source', draft.source],
    ['lostReason', draft.lostReason],
    ['lostNote', draft.lostNote],
    ['note', draft.note],
  ];
  return values.filter(([, value]) => value !== '').map(([field, value]) => ({ field, value }));
}
