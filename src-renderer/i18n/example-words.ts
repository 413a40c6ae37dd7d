import type { Locale } from './format.ts';
import { wordsFor } from './words.ts';

/** What an example of a document says, in the document's language. */
export const exampleWords = (language: Locale) => {
  const { fields, papers, examples } = wordsFor(language);
  const of = fields.examples;
  return {
    ...examples,
    papers,
    kinds: fields.kinds,
    customer: { name: of['customer.name'], company: of['customer.company'], address: of['customer.address'] },
    business: {
      name: of['business.name'],
      address: of['business.address'],
      phone: of['business.phone'],
      email: of['business.email'],
    },
    number: of['document.number'],
    subject: of['document.subject'],
    terms: of['document.terms'],
    seller: of['staff.name'],
  };
};
