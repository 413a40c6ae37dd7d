import { assetFor, type Asset, type Assets } from '../assets.ts';
import { appOrigin } from './navigation.ts';

/** What the handler of `app:` answers: a file of the built renderer, or a refusal. */
export type AppAnswer = { status: 200; asset: Asset } | { status: 404 } | { status: 405 };

/**
 * Finds the file for a request of the app's own protocol. The address is taken as text, behind our own origin to the
 * letter, and looked up in the list of built files: no path is ever made from it.
 */
export function answerAppRequest(assets: Assets, method: string, address: string): AppAnswer {
  if (method !== 'GET' && method !== 'HEAD') return { status: 405 };
  if (!address.startsWith(`${appOrigin}/`)) return { status: 404 };
  const asset = assetFor(assets, address.slice(appOrigin.length));
  return asset ? { status: 200, asset } : { status: 404 };
}
