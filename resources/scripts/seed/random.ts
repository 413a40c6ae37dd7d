import { base, en, Faker, generateMersenne53Randomizer, id_ID } from '@faker-js/faker';

/**
 * One stream of chance for everything that is made up: the same seed gives the same people, ids and times, on any
 * machine and at any hour.
 */
export class Chance {
  /** Names and streets as Indonesians write them. */
  readonly indonesian: Faker;
  /** The same in English. */
  readonly english: Faker;
  readonly #next: () => number;

  constructor(seed: number) {
    const randomizer = generateMersenne53Randomizer(seed);
    this.#next = () => randomizer.next();
    this.indonesian = new Faker({ locale: [id_ID, en, base], randomizer });
    this.english = new Faker({ locale: [en, base], randomizer });
  }

  /** From 0 up to, not including, 1. */
  fraction(): number {
    return this.#next();
  }

  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.#next() * (high - low + 1));
  }

  /** True so many times in a hundred. */
  percent(times: number): boolean {
    return this.#next() * 100 < times;
  }

  pick<T>(list: readonly T[]): T {
    const item = list[Math.floor(this.#next() * list.length)];
    if (item === undefined) throw new Error('Nothing to pick from.');
    return item;
  }

  /** As `pick`, but what stands first comes up most: the way tags and shop names are really used. */
  pickEarly<T>(list: readonly T[]): T {
    const item = list[Math.floor(this.#next() ** 2 * list.length)];
    if (item === undefined) throw new Error('Nothing to pick from.');
    return item;
  }

  digits(count: number): string {
    let text = '';
    while (text.length < count) text += String(Math.floor(this.#next() * 1e6)).padStart(6, '0');
    return text.slice(0, count);
  }

  /** A UUIDv7 (RFC 9562, 5.7) for a moment: chance instead of the system's own, so that it can be made again. */
  id(millis: number): string {
    const time = millis.toString(16).padStart(12, '0');
    const tail = Array.from({ length: 5 }, () =>
      Math.floor(this.#next() * 0x10000)
        .toString(16)
        .padStart(4, '0'),
    ).join('');
    const variant = '89ab'[Math.floor(this.#next() * 4)] ?? '8';
    return `${time.slice(0, 8)}-${time.slice(8)}-7${tail.slice(0, 3)}-${variant}${tail.slice(3, 6)}-${tail.slice(6, 18)}`;
  }
}

/** Answers an entry, each as often as its weight says. */
export function weighted<T extends { weight: number }>(list: readonly T[]): (chance: Chance) => T {
  const total = list.reduce((sum, item) => sum + item.weight, 0);
  return (chance) => {
    let left = chance.fraction() * total;
    for (const item of list) if ((left -= item.weight) < 0) return item;
    return list[list.length - 1] as T;
  };
}
