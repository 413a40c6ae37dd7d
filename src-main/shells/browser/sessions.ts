import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const secret = () => randomBytes(32).toString('base64url');
/** Secrets are compared as digests: of one length, in constant time, and a memory dump shows no live one. */
const digest = (text: string) => createHash('sha256').update(text).digest();

/**
 * Who may speak through the browser door. A link carries a one-time token; the page exchanges it for a session,
 * which lives in a cookie that scripts cannot read and that ends with the door. A reload or a second tab of the same
 * browser goes on with the cookie; another browser needs a new link.
 */
export class Sessions {
  readonly #tokens = new Set<string>();
  readonly #sessions = new Set<string>();
  readonly #cookieName: string;

  constructor(port: number) {
    // Cookies know no ports: two doors on one machine must not overwrite each other's.
    this.#cookieName = `langganan-${port}`;
  }

  /** A new one-time token for a link. */
  issueToken(): string {
    const token = secret();
    this.#tokens.add(digest(token).toString('hex'));
    return token;
  }

  /** Spends a token; answers the `Set-Cookie` value of the new session, or undefined where the token is not good. */
  exchange(token: string): string | undefined {
    const offered = digest(token);
    const known = [...this.#tokens].find((one) => timingSafeEqual(Buffer.from(one, 'hex'), offered));
    if (known === undefined) return undefined;
    this.#tokens.delete(known);
    const session = secret();
    this.#sessions.add(digest(session).toString('hex'));
    return `${this.#cookieName}=${session}; Path=/; HttpOnly; SameSite=Strict`;
  }

  /** Whether a `Cookie` header holds a session of this door. */
  holds(cookieHeader: string | undefined): boolean {
    for (const part of (cookieHeader ?? '').split(';')) {
      const at = part.indexOf('=');
      if (at < 0 || part.slice(0, at).trim() !== this.#cookieName) continue;
      const offered = digest(part.slice(at + 1).trim());
      for (const one of this.#sessions) if (timingSafeEqual(Buffer.from(one, 'hex'), offered)) return true;
    }
    return false;
  }
}
