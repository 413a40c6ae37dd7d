import { isOwnPage } from './navigation.ts';

/** What our own page may have of the browser's permissions; each is something a person set off by a click. */
const granted: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'notifications']);

/** Whether a page gets a permission. Everything not named is refused, and everybody else gets nothing. */
export function mayHave(permission: string, requestingAddress: string, devOrigin?: string): boolean {
  return granted.has(permission) && isOwnPage(requestingAddress, devOrigin);
}
