import type { Digest } from "../digest.ts";
import type { ApprovedItem } from "../disclosure/approved-items.ts";
import type { Quota } from "../quota/quota.ts";
import { type Category, type CategoryId, categoryIdOf, categoryMatches } from "./category.ts";
import type { RealnameAccess } from "./realname-access.ts";

/** The legal entity behind a mini program, as a citizen is told about it. */
export interface ServiceProvider {
  readonly legalName: string;
  /** How a citizen reaches it: telephone, e-mail or address. */
  readonly contact: string;
}

/** What the identity is for, in one language. */
export interface UseTexts {
  readonly purpose: string;
  readonly legalBasis: string;
  /** How long the data may be kept. */
  readonly retention: string;
  /** Why exactly this is needed, and what it means for the person; the platform's own words where it is absent. */
  readonly necessity?: string;
}

/** What the identity is asked for in one category: approved by the operator, shown to the citizen, in Chinese. */
export interface ApprovedUse extends UseTexts {
  readonly category: Category;
  /** What may be asked for; the original's two, both required, where it is absent. */
  readonly items?: readonly ApprovedItem[];
  /** The same in English, where the service provider has given it. */
  readonly english?: UseTexts;
}

export interface TransferOffer {
  /** The organisation that it is offered to. */
  readonly to: string;
  readonly at: Date;
  /** When it was found that nobody had taken it in time. */
  readonly expiredAt?: Date | undefined;
}

export interface MiniProgram {
  /** `wx` and 16 lower-case hex digits. */
  readonly appid: string;
  readonly name: string;
  /** Of the picture that a citizen knows it by; its bytes are in the store of logos. */
  readonly logo?: Digest;
  /** Whose it is; undefined for one that was made without an organisation. */
  readonly organisationId?: string;
  /** Offered to another organisation, whose owner has not taken it yet. */
  readonly offer?: TransferOffer | undefined;
  /** What its organisation tells citizens of itself; its own only where it has none. */
  readonly serviceProvider: ServiceProvider;
  readonly secretDigest: Digest;
  /** The categories of the mini program itself; not all of them need real names. */
  readonly categories: readonly Category[];
  readonly access: RealnameAccess;
  /** The uses its real-name access was approved for. */
  readonly approvedUses: readonly ApprovedUse[];
  readonly quota: Quota;
}

export const OFFER_LIFE_MS = 30 * 86_400_000;

export function endOfOffer({ at }: TransferOffer): Date {
  return new Date(at.getTime() + OFFER_LIFE_MS);
}

export function isOpenOffer(offer: TransferOffer, at: Date): boolean {
  return at < endOfOffer(offer);
}

const APPID = /^wx[0-9a-f]{16}$/;

export function isAppid(value: unknown): value is string {
  return typeof value === "string" && APPID.test(value);
}

/** The approved use of exactly this category. */
export function approvedUseOf(
  { approvedUses }: Pick<MiniProgram, "approvedUses">,
  category: CategoryId,
): ApprovedUse | undefined {
  return approvedUses.find((use) => categoryIdOf(use.category).join() === category.join());
}

/** The approved use that a category id names: the exact category before a deeper one. */
export function approvedUseFor(
  app: Pick<MiniProgram, "approvedUses">,
  asked: CategoryId,
): ApprovedUse | undefined {
  const matching = app.approvedUses.filter((use) => categoryMatches(asked, use.category));
  return matching.find((use) => (use.category.third === undefined) === (asked.length === 2)) ?? matching[0];
}
