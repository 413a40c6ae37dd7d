/** `#/contacts/ID?face=cards` as its parts. Whatever does not begin with `#/` is the empty path. */
export function parseHash(hash: string): { segments: string[]; query: URLSearchParams } {
  if (!hash.startsWith('#/')) return { segments: [], query: new URLSearchParams() };
  const [path = '', search = ''] = hash.slice(2).split(/\?(.*)/s);
  const segments = path.split('/').filter(Boolean).map(decoded);
  return { segments, query: new URLSearchParams(search) };
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    // A lone percent sign is no escape; the text itself is the best reading of it.
    return segment;
  }
}

/** The address of a screen: `href('contacts', id)` is `#/contacts/…`. Parts are escaped here and nowhere else. */
export function href(...segments: string[]): string {
  return `#/${segments.map(encodeURIComponent).join('/')}`;
}
