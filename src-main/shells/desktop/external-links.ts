/** Where a link may lead out of the app: the web, a letter, a call. */
const schemes: ReadonlySet<string> = new Set(['https:', 'mailto:', 'tel:']);
const longest = 2_000;

/**
 * The address to hand to the operating system for a link, or undefined where it must not leave the app. The system
 * opens whatever program a scheme names, so this is a list of what is allowed, never of what is forbidden.
 */
export function externalLink(text: string): string | undefined {
  // Control characters and spaces are cut out by URL parsers in ways that differ: what is checked must be what opens.
  if (text.length > longest || /[\u0000-\u0020\u007f-\u009f\u2028\u2029\\]/.test(text)) return undefined;
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (!schemes.has(url.protocol)) return undefined;
  // `https://bank.example@other.example` shows one name and opens another.
  if (url.username !== '' || url.password !== '') return undefined;
  if (url.protocol === 'https:') return url.hostname === '' ? undefined : url.href;
  if (url.protocol === 'tel:') return /^tel:\+?[\d*#().;,=a-z-]+$/i.test(url.href) ? url.href : undefined;
  // Some mail programs attach local files for these.
  for (const name of url.searchParams.keys()) if (/^attach(ment)?$/i.test(name)) return undefined;
  return url.href;
}
