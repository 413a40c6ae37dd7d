/** Chance that can be repeated: the same seed, the same throws. (mulberry32: small, and good enough to choose by) */
export class Dice {
  #state: number;
  constructor(seed: number) {
    this.#state = seed >>> 0;
  }
  fraction(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }
  /** Both ends included. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.fraction() * (high - low + 1));
  }
  percent(times: number): boolean {
    return this.fraction() * 100 < times;
  }
  pick<T>(list: readonly T[]): T {
    const item = list[Math.floor(this.fraction() * list.length)];
    if (item === undefined) throw new Error('Nothing to pick from.');
    return item;
  }
  digits(count: number): string {
    return Array.from({ length: count }, () => this.whole(0, 9)).join('');
  }
  /** A made-up person. */
  name(): string {
    return `${this.pick(FIRST)} ${this.pick(LAST)}`;
  }
}

const FIRST = ['Siti', 'Budi', 'Dewi', 'Agus', 'Ratna', 'Joko', 'Wulan', 'Hendra', 'Fitri', 'Bambang', 'Yuni', 'Asep'];
const LAST = [
  'Wijaya',
  'Santoso',
  'Lestari',
  'Hidayat',
  'Kusuma',
  'Siregar',
  'Maharani',
  'Nugroho',
  'Halim',
  'Pratiwi',
];
