import type { PublishedRevocations } from "../merchant/published-revocations.ts";

export interface PublishedRevocationsStore {
  last(issuerId: string): Promise<PublishedRevocations | undefined>;

  /** Remembers a list in the place of the last one. @returns false, and does nothing, unless its number is greater */
  publish(list: PublishedRevocations): Promise<boolean>;
}
