import { externalLink } from './external-links.ts';

/** The app's own scheme and host: the origin of every page that may be shown. */
export const appScheme = 'app';
export const appOrigin = 'app://langganan';

/** What a window does with an address it is asked to go to. */
export type Navigation = { to: 'page' } | { to: 'outside'; url: string } | { to: 'nowhere' };

/** Whether an address belongs to our own page. `devOrigin` is the renderer's server while developing. */
export function isOwnPage(address: string, devOrigin?: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') return false;
  // `origin` is "null" for schemes that Node does not know, so its parts are compared.
  if (`${url.protocol}//${url.host}` === appOrigin) return true;
  return devOrigin !== undefined && url.origin !== 'null' && url.origin === devOrigin;
}

/** Decides on a navigation of the window itself, a redirect or a frame: our own page stays, a few links go outside. */
export function decideNavigation(address: string, devOrigin?: string): Navigation {
  if (isOwnPage(address, devOrigin)) return { to: 'page' };
  const url = externalLink(address);
  return url === undefined ? { to: 'nowhere' } : { to: 'outside', url };
}

/** Decides on `window.open` and links to a new window: Langganan has one window, so a new one never opens. */
export function decideNewWindow(address: string): Exclude<Navigation, { to: 'page' }> {
  const url = externalLink(address);
  return url === undefined ? { to: 'nowhere' } : { to: 'outside', url };
}
