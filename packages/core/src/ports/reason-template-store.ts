import type { ReasonTemplate } from "../application/reason-template.ts";
import type { Caused } from "../outbox/caused.ts";

export interface ReasonTemplateStore {
  /** By what they are for, and among these by their titles. */
  list(): Promise<readonly ReasonTemplate[]>;

  /** @param decide what comes in its place; `undefined` where nothing is to be there */
  change(
    id: string,
    decide: (now: ReasonTemplate | undefined) => Caused & { readonly next: ReasonTemplate | undefined },
  ): Promise<void>;
}
