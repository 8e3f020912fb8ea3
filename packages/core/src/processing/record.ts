import type { ApprovedItem } from "../disclosure/approved-items.ts";
import type { CategoryId } from "../mini-program/category.ts";
import type { ServiceProvider, UseTexts } from "../mini-program/mini-program.ts";

/** How often something happened in the time that is asked for, and when anything was first and last handed over or compared. */
export interface ProcessingCounts {
  readonly consented: number;
  readonly denied: number;
  readonly released: number;
  readonly verified: number;
  readonly withdrawn: number;
  readonly firstUsedAt: Date | undefined;
  readonly lastUsedAt: Date | undefined;
}

export const NO_COUNTS: ProcessingCounts = {
  ...{ consented: 0, denied: 0, released: 0, verified: 0, withdrawn: 0 },
  firstUsedAt: undefined,
  lastUsedAt: undefined,
};

/**
 * One use of people's identities: what a mini program was approved for in one category, or was once, as its last consent tells. Derived from
 * approvals and consents; nobody writes it.
 */
export interface ProcessingRecord extends UseTexts {
  /** `wx0123456789abcdef 99-904`; of a former use, the recipient's name behind it. */
  readonly key: string;
  readonly appid: string;
  readonly miniProgram: string;
  readonly category: CategoryId;
  readonly categoryNames: readonly string[];
  /** `ended`: nobody is asked for it any more. */
  readonly state: "approved" | "suspended" | "ended";
  /** In this state; unknown of a use that another approval has replaced. */
  readonly since: Date | undefined;
  readonly endsAt: Date | undefined;
  readonly recipient: ServiceProvider & { readonly organisationId: string | undefined };
  /** The original's two, both required, where it is absent. */
  readonly items: readonly ApprovedItem[] | undefined;
  readonly english: UseTexts | undefined;
  readonly counts: ProcessingCounts;
  /** By the merchant's number. */
  readonly released: ReadonlyMap<string, number>;
}
