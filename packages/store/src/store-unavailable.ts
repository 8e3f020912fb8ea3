import type { Text } from "@shiming/core";

/** The database cannot be opened, or no longer kept. The message is one sentence for whoever started the program. */
export class StoreUnavailable extends Error {
  override readonly name = "StoreUnavailable";

  /** The message in both languages. */
  readonly text: Text;

  constructor(text: Text, options?: ErrorOptions) {
    super(text.en, options);
    this.text = text;
  }
}
