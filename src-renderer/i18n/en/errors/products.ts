import type { ErrorSentences } from '../../sentence.ts';

export const productsErrors = {
  'code-taken': ({ field, code, product }) => ({
    text: `${field === 'sku' ? 'The code' : 'The barcode'} ${code} belongs to “${product}” already.`,
    next: 'Give this one another code, or open the other product.',
  }),
  'price-twice': ({ group }) => ({
    text: `Two prices${group ? ` of the group ${group}` : ''} count from the same quantity and the same day.`,
    next: 'Keep one of them, or let one begin at another quantity or day.',
  }),
  'bundle-empty': () => ({
    text: 'A bundle needs at least one product in it.',
    next: 'Choose what it is made of.',
  }),
  'bundle-contains-itself': ({ product }) => ({
    text: `A bundle can hold neither itself nor another bundle: “${product}”.`,
    next: 'Put the goods themselves into it.',
  }),
  'category-inside-itself': ({ name }) => ({
    text: `“${name}” cannot hang below itself.`,
    next: 'Choose another place for it.',
  }),
  'category-too-deep': ({ levels }) => ({
    text: `Categories go at most ${levels} levels deep.`,
    next: 'Choose a place higher up.',
  }),
  'stock-not-kept': () => ({ text: 'Only goods have a stock of their own.', next: 'Change the stock of the goods.' }),
  'stock-already-opened': () => ({
    text: 'The stock of this product has its first line already.',
    next: 'Count it, or write down what came in or went out.',
  }),
  'list-has-no-cards': () => ({
    text: 'This list cannot become contact cards.',
    next: 'Choose a spreadsheet instead.',
  }),
} satisfies Partial<ErrorSentences>;
