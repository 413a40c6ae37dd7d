import { addDays, todayIn } from '../../../domain/dates.ts';
import { instantOf } from '../../../domain/zones.ts';
import type { Both } from './both.ts';

export interface SampleSetting {
  /** The language of tags, products, notes and the timeline. */
  language: keyof Both;
  /** ISO 3166-1 alpha-2, of the shop. */
  region: string;
  /** ISO 4217, and the digits after the point that the business counts in. */
  currency: string;
  currencyDecimals: number;
  /** The tax of a new product. */
  defaultTaxRateId: string | null;
  /** Epoch ms, to which the sample's days are relative, and where the shop's days begin. */
  now: number;
  timeZone: string;
  staffId: string;
}

/** What all of the sample is told by: the language, the money and the days of the shop. */
export class Scene {
  readonly setting: SampleSetting;
  /** `YYYY-MM-DD` at the shop. */
  readonly today: string;
  readonly #ids = new Map<string, string>();

  constructor(setting: SampleSetting) {
    this.setting = setting;
    this.today = todayIn(setting.timeZone, setting.now);
  }

  text(of: Both | string | undefined): string {
    return typeof of === 'string' ? of : (of?.[this.setting.language] ?? '');
  }

  /** Rupiah as minor units of the business; a hundredth in another currency: nobody's money is worth as little. */
  amount(rupiah: number): number {
    const { currency, currencyDecimals } = this.setting;
    return currency === 'IDR' ? rupiah * 10 ** currencyDecimals : Math.round(rupiah / 100);
  }

  day(inDays: number): string {
    return addDays(this.today, inDays);
  }

  /** So many days ago at that hour of the shop's day, and never later than now. */
  momentAgo(days: number, hour = 10): number {
    const minute = String(5 + ((days * 7) % 50)).padStart(2, '0');
    const moment = instantOf(this.setting.timeZone, this.day(-days), `${String(hour).padStart(2, '0')}:${minute}`);
    return Math.min(moment, this.setting.now);
  }

  /** Remembers under which id something of the sample was written. */
  made(key: string, id: string): void {
    this.#ids.set(key, id);
  }

  /** The id under which something of the sample was written. */
  idOf(key: string): string {
    const id = this.#ids.get(key);
    if (id === undefined) throw new Error(`The sample refers to ${key} before it is there.`);
    return id;
  }
}
