/**
 * The name, or the next one with a number that is not taken: `Biru`, `Biru 2`, `Biru 3`. Capitals make no other name.
 * @param max UTF-16 units that a name may have; the end of a longer one gives way to its number
 */
export function freeAmong(taken: Iterable<string>, name: string, max: number): string {
  const there = new Set([...taken].map((one) => one.toLowerCase()));
  for (let number = 1; ; number += 1) {
    const end = number === 1 ? '' : ` ${number}`;
    const free = cut(name, max - end.length) + end;
    if (!there.has(free.toLowerCase())) return free;
  }
}

/** Never through the middle of a character. */
function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const last = text.codePointAt(max - 1) ?? 0;
  return text.slice(0, last > 0xffff ? max - 1 : max).trimEnd();
}
