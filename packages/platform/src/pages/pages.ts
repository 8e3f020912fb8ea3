/** The pages that a person sees, as they were built. */
export interface Pages {
  /** HTML of the consent sheet. */
  readonly sheet: string;
  /** HTML of "my authorizations". */
  readonly my: string;
  /** HTML of the page that checks receipts. */
  readonly receipt: string;
  /** HTML of the consent sheet as the console shows it to whoever applies. */
  readonly preview: string;
  /** What they load, by file name. A name carries the hash of its content. */
  readonly assets: ReadonlyMap<string, Buffer>;
}
