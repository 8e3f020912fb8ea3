/** A legal hold: what must not be deleted while a dispute or an inquiry lasts, whatever a period says and whoever asks. */
import type { AccountKey } from "../account/account.ts";
import type { RetainedClass } from "./retained-class.ts";

export interface LegalHold {
  readonly id: string;
  readonly of: HeldThing;
  /** For whoever has to decide about it later; names no person. */
  readonly reason: string;
  readonly placedAt: Date;
}

export type HeldThing =
  | { readonly kind: "account"; readonly account: AccountKey }
  | { readonly kind: "mini_program"; readonly appid: string }
  | { readonly kind: "class"; readonly class: RetainedClass };
