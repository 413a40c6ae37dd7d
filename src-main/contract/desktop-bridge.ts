/**
 * The few words that the desktop's main process, its preload and the page have in common. Everything about the
 * shop's data goes through the router; here are only things that no other door has.
 */

/** What the native menu asks the page to do. */
export const menuCommands = ['new-contact', 'import', 'search', 'settings', 'contacts', 'today', 'print'] as const;
export type MenuCommand = (typeof menuCommands)[number];

/** A spreadsheet that the person opened with Langganan from the file manager. */
export interface OpenedFile {
  name: string;
  bytes: ArrayBuffer;
}

/** `window.langganan`, in the desktop window only. */
export interface DesktopBridge {
  readonly shell: 'desktop';
  /** Calls back for every menu command; returns what stops it. */
  onCommand(listener: (command: MenuCommand) => void): () => void;
  /** Calls back for every opened file, also for those opened before anyone listened; returns what stops it. */
  onFile(listener: (file: OpenedFile) => void): () => void;
}

/**
 * Names of the channels. `connect` is also the message with which the page hands over one end of a MessageChannel:
 * `window.postMessage('langganan:connect', '/', [port])`.
 */
export const channels = {
  connect: 'langganan:connect',
  command: 'langganan:command',
  file: 'langganan:file',
  listening: 'langganan:listening',
} as const;
