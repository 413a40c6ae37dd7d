import { os } from '../procedures.ts';
import type { ProductsService } from './service.ts';

/** The routers of products, their categories and taxes, by their names in the contract. */
export const productsRouters = (products: ProductsService) => ({
  products: os.products.router({
    list: os.products.list.handler(({ input }) => products.list(input)),
    units: os.products.units.handler(({ input }) => products.units(input.text)),
    get: os.products.get.handler(({ input }) => products.get(input.id)),
    pick: os.products.pick.handler(({ input }) => products.pick(input)),
    create: os.products.create.handler(({ input, context }) => products.create(context.caller, input)),
    update: os.products.update.handler(({ input, context }) => products.update(context.caller, input)),
    remove: os.products.remove.handler(({ input, context }) => products.bulk.remove(context.caller, input)),
    restore: os.products.restore.handler(({ input, context }) => products.bulk.restore(context.caller, input)),
    purge: os.products.purge.handler(({ input, context }) => products.bulk.purge(context.caller, input)),
    setActive: os.products.setActive.handler(({ input, context }) =>
      products.bulk.setActive(context.caller, input.selection, input.active),
    ),
    stock: os.products.stock.handler(({ input }) => products.stock.list(input.id, input)),
    adjustStock: os.products.adjustStock.handler(({ input, context }) => products.stock.adjust(context.caller, input)),
  }),
  productCategories: os.productCategories.router({
    list: os.productCategories.list.handler(() => products.categories.list()),
    create: os.productCategories.create.handler(({ input, context }) =>
      products.categories.create(context.caller, input),
    ),
    update: os.productCategories.update.handler(({ input, context }) =>
      products.categories.update(context.caller, input),
    ),
    remove: os.productCategories.remove.handler(({ input, context }) =>
      products.categories.remove(context.caller, input.id),
    ),
  }),
  taxRates: os.taxRates.router({
    list: os.taxRates.list.handler(() => products.taxRates.list()),
    create: os.taxRates.create.handler(({ input, context }) => products.taxRates.create(context.caller, input)),
    update: os.taxRates.update.handler(({ input, context }) => products.taxRates.update(context.caller, input)),
    remove: os.taxRates.remove.handler(({ input, context }) => products.taxRates.remove(context.caller, input.id)),
  }),
});
