/** A sentence in both languages; the same shape as everywhere else. */
interface Said {
  readonly en: string;
  readonly zh: string;
}

/** The database cannot be opened, or no longer kept. The message is one sentence for whoever started the program. */
export class StoreUnavailable extends Error {
  override readonly name = "StoreUnavailable";

  /** The message in both languages. */
  readonly text: Said;

  constructor(text: Said, options?: ErrorOptions) {
    super(text.en, options);
    this.text = text;
  }
}
