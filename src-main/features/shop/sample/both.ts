/** A text in the two languages of the app. */
export interface Both {
  id: string;
  en: string;
}
export const both = (id: string, en: string): Both => ({ id, en });
