import { isOwnPage } from './navigation.ts';

/** What is known about who handed over a port. */
export interface Sender {
  /** The address of the frame that sent it; undefined when the frame is gone. */
  address: string | undefined;
  /** Whether it is the top frame of our own window. */
  isOwnMainFrame: boolean;
}

/**
 * Whether a page may be connected to the router: only the top frame of our own window, showing our own page. A frame
 * inside it, another window's page, or one that has gone elsewhere meanwhile is refused and its port closed.
 */
export function mayConnect(sender: Sender, ports: number, devOrigin?: string): boolean {
  return ports === 1 && sender.isOwnMainFrame && sender.address !== undefined && isOwnPage(sender.address, devOrigin);
}
