/** What a record's page says while its record is not there. */
export interface GateWords {
  /** The kind of record, which names the page's keys as well. */
  scope: string;
  loading: string;
  goneTitle: string;
  goneText: string;
  /** The way back to the list. */
  back: string;
}
