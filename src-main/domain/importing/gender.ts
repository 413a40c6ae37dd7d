import { fold } from '../text.ts';

const words = new Map<string, 'female' | 'male'>([
  ...['p', 'pr', 'prp', 'perempuan', 'wanita', 'w', 'wnt', 'f', 'female', 'woman', 'cewek', 'putri', 'ibu'].map(
    (word) => [word, 'female'] as const,
  ),
  ...['l', 'lk', 'laki', 'laki laki', 'lakilaki', 'pria', 'm', 'male', 'man', 'cowok', 'putra', 'bapak'].map(
    (word) => [word, 'male'] as const,
  ),
]);

/** L/P, Laki-laki/Perempuan, Pria/Wanita, M/F …; null where it says neither. */
export function genderOf(text: string): 'female' | 'male' | null {
  return text.length > 20 ? null : (words.get(fold(text)) ?? null);
}
