import { z } from 'zod';
import { Picture } from './pictures.ts';
import { DocumentKind, NumberedDocument, TemplateName } from './documents/words.ts';
import { numberResets } from './quotes/words.ts';
import { Id, line, procedure, prose } from './shared.ts';

export const languages = ['id', 'en'] as const;
export const themes = ['light', 'dark', 'system'] as const;
export const textSizes = ['normal', 'large', 'larger'] as const;

const BusinessProfile = z.object({
  name: line(200),
  address: prose(500),
  phones: z.array(line(60)).max(10),
  email: line(320),
  taxNumber: line(60),
  /** At most 1 MB. */
  logo: Picture(1_400_000).nullable(),
});

/** What a new quotation begins with. */
const QuoteSettings = z.object({
  template: TemplateName,
  /** 0: for ever. */
  validDays: z.number().int().min(0).max(3_650),
  terms: prose(10_000),
  /** Days after issuing on which a task asks how it stands; null: none. */
  followUpDays: z.number().int().min(0).max(365).nullable(),
  /** Minor units. */
  roundTo: z.number().int().min(1).max(1_000_000),
  /** See domain/numbering.ts; changed by `quotes.setNumbering`, which refuses what would repeat. */
  numberPattern: z.string().max(200),
  numberReset: z.enum(numberResets),
});

const NumberSettings = z.object({
  /** See domain/numbering.ts; changed by `documents.setNumbering`, which refuses what would repeat. */
  pattern: z.string().max(200),
  reset: z.enum(numberResets),
});

/** What papers other than quotations begin with. */
const DocumentSettings = z.object({
  /** Days until an invoice is to be paid. */
  dueDays: z.number().int().min(0).max(365),
  invoiceTerms: prose(10_000),
  /** A kind that is missing has its usual ones. */
  numbers: z.partialRecord(NumberedDocument, NumberSettings),
  /** The revenue stamp that receipts bear above an amount. See domain/materai.ts for the law. */
  materai: z.object({
    shown: z.boolean(),
    /** Whole rupiah: receipts of more than this bear one. */
    above: z.number().int().min(0).max(1_000_000_000_000),
    /** What the stamp costs, in whole rupiah. */
    duty: z.number().int().min(0).max(1_000_000),
  }),
});

export const Settings = z.object({
  /** Null until chosen: then the system's language counts. */
  language: z.enum(languages).nullable(),
  theme: z.enum(themes),
  textSize: z.enum(textSizes),
  business: BusinessProfile,
  /** ISO 4217. */
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** Digits after the point that the business counts in: 0 for whole rupiah. */
  currencyDecimals: z.number().int().min(0).max(4),
  /** ISO 3166-1 alpha-2: where a phone without a country code is. */
  phoneRegion: z.string().regex(/^[A-Z]{2}$/),
  /** Columns of the contact table, in their order. */
  contactColumns: z.array(z.string().max(80)).max(100),
  /** The face of the contact list that was open last. */
  contactFace: z.enum(['cards', 'table']),
  /** Columns of the product table, in their order. */
  productColumns: z.array(z.string().max(80)).max(100),
  /** Columns of the task table, in their order. */
  taskColumns: z.array(z.string().max(80)).max(100),
  /** Columns of the deal table, in their order. */
  dealColumns: z.array(z.string().max(80)).max(100),
  /** Columns of the lead table, in their order. */
  leadColumns: z.array(z.string().max(80)).max(100),
  /** Columns of the quotation table, in their order. */
  quoteColumns: z.array(z.string().max(80)).max(100),
  /** The face of the deals that was open last. */
  dealFace: z.enum(['board', 'table']),
  /** The pipeline that was open last; null: the first. */
  dealPipelineId: Id.nullable(),
  /** The tax of a new product; null: none. */
  defaultTaxRateId: Id.nullable(),
  /** Whether the prices of products hold their tax already. */
  pricesIncludeTax: z.boolean(),
  quotes: QuoteSettings,
  documents: DocumentSettings,
  /** Columns of the table of documents, in their order. */
  documentColumns: z.array(z.string().max(80)).max(100),
  /** What a new document of each kind looks like; of quotations `quotes.template` says it. */
  usualTemplates: z.partialRecord(DocumentKind, TemplateName),
});
export type Settings = z.infer<typeof Settings>;

export const defaultSettings: Settings = {
  language: null,
  theme: 'system',
  textSize: 'normal',
  business: { name: '', address: '', phones: [], email: '', taxNumber: '', logo: null },
  currency: 'IDR',
  currencyDecimals: 0,
  phoneRegion: 'ID',
  contactColumns: ['name', 'phone', 'city', 'company', 'tags', 'lastInteractionAt'],
  contactFace: 'cards',
  productColumns: ['name', 'sku', 'category', 'unit', 'price', 'stock'],
  taskColumns: ['title', 'due', 'about', 'staff', 'priority', 'progress'],
  dealColumns: ['title', 'customer', 'stage', 'value', 'expectedOn', 'staff', 'nextActivity'],
  leadColumns: ['contact', 'score', 'interest', 'source', 'budget', 'wantedOn', 'staff'],
  quoteColumns: ['number', 'contact', 'subject', 'status', 'total', 'issuedOn', 'validUntil'],
  dealFace: 'board',
  dealPipelineId: null,
  defaultTaxRateId: null,
  pricesIncludeTax: false,
  quotes: {
    template: 'classic',
    validDays: 14,
    terms: '',
    followUpDays: 3,
    roundTo: 1,
    numberPattern: 'QUO-{YYYY}-{####}',
    numberReset: 'yearly',
  },
  documents: {
    dueDays: 14,
    invoiceTerms: '',
    numbers: {},
    materai: { shown: true, above: 5_000_000, duty: 10_000 },
  },
  documentColumns: ['number', 'kind', 'contact', 'subject', 'total', 'madeOn', 'dueOn', 'state'],
  usualTemplates: {},
};

export const settings = {
  get: procedure.meta({ permission: 'settings.read', cli: { summary: 'Show the settings' } }).output(Settings),
  /** In which language the window speaks while the shop has chosen none: what is made for the shop then speaks it too. */
  heardLanguage: procedure
    .meta({ permission: 'settings.read', cli: false })
    .input(z.object({ language: z.enum(languages) }))
    .output(z.object({ language: z.enum(languages) })),
  update: procedure
    .meta({ permission: 'settings.write', cli: { summary: 'Change settings' } })
    .input(Settings.partial())
    .output(Settings.extend({ batchId: Id })),
};
