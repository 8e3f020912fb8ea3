/** The database cannot be opened. The message is one sentence for whoever started the program. */
export class StoreUnavailable extends Error {
  override readonly name = "StoreUnavailable";
}
