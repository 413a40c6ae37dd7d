import { clean } from './text.ts';

/** A product's code as it is compared: capitals, without spaces. `sku-001 ` and `SKU-001` are one. */
export const codeKey = (text: string): string => clean(text).normalize('NFKC').toUpperCase().replace(/\s+/g, '');

/**
 * A barcode as it is compared. The same product bears 12 digits (UPC-A), 13 (EAN-13) or 14 (ITF-14) with zeros in front
 * (GS1 General Specifications, 3.3.2: GTINs are kept with leading zeros), and a spreadsheet eats the zeros: they do not count.
 */
export function barcodeKey(text: string): string {
  const key = codeKey(text);
  return /^\d{11,14}$/.test(key) ? key.replace(/^0+/, '') : key;
}

/**
 * Whether digits that look like a barcode of 8, 12, 13 or 14 places end in the right check digit (GS1, 7.9: weights of
 * three and one from the right, up to the next ten). Null for what is no such number.
 */
export function hasRightCheckDigit(text: string): boolean | null {
  const key = codeKey(text);
  if (!/^(\d{8}|\d{12,14})$/.test(key)) return null;
  const digits = [...key].map(Number);
  const sum = digits.reduceRight((all, digit, at) => all + digit * ((digits.length - at) % 2 === 0 ? 3 : 1), 0);
  return sum % 10 === 0;
}
