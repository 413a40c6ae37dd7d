/**
 * What only a shell can do. Each door implements it; the core asks for nothing else of the world outside.
 * Every function resolves to whether it was done, so a door that cannot says so instead of pretending.
 */
export interface Host {
  readonly shell: 'desktop' | 'browser' | 'cli' | 'test';
  /** Opens an external link (https, mailto, tel only) in the system's own program. */
  openExternal(url: string): Promise<boolean>;
  /** Shows a file in the system's file manager. */
  revealFile(path: string): Promise<boolean>;
  /** Opens a file in the program that the system has for its kind: a draft of an e-mail in the mail program. */
  openFile(path: string): Promise<boolean>;
  /** Lets the person choose a folder; null when cancelled or when the door has no chooser. */
  chooseFolder(): Promise<string | null>;
  /** Shows a system notification. */
  notify(title: string, body: string): Promise<boolean>;
}

/** The clock of a shop: the only source of time in the core, so that tests can set it. */
export interface Clock {
  /** Milliseconds since 1970-01-01 UTC. */
  now(): number;
  /** IANA name of the zone in which the shop's days begin and end. */
  timeZone(): string;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  timeZone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
};
