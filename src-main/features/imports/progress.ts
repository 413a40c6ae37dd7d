import type { z } from 'zod';
import type { ImportProgress } from '../../contract/imports.ts';
import { Feed } from '../feed.ts';

/** What one running import tells. */
export class ProgressFeed extends Feed<z.infer<typeof ImportProgress>> {
  override tell(event: z.infer<typeof ImportProgress>): void {
    super.tell(event);
    if (event.phase === 'finished') this.end();
  }
}
