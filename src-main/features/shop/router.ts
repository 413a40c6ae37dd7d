import { os } from '../procedures.ts';
import type { ShopService } from './service.ts';

export const shopRouter = (shop: ShopService) =>
  os.shop.router({
    status: os.shop.status.handler(() => shop.status()),
    changes: os.shop.changes.handler(({ context, signal }) => shop.changes(context.signal ?? signal)),
    addSample: os.shop.addSample.handler(({ input, context }) => shop.addSample(context.caller, input.language)),
    removeSample: os.shop.removeSample.handler(({ context }) => shop.removeSample(context.caller)),
    openExternal: os.shop.openExternal.handler(({ input }) => shop.openExternal(input.url)),
  });
