/** How quotations are called, for what is about them. */
export { quoteNames } from './queries.ts';
