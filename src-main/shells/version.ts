import product from '../../package.json' with { type: 'json' };

/** The version of this Langganan, from the one place where it is written. */
export const version: string = product.version;
