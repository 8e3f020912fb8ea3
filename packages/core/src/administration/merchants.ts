import type { Permitted } from "../authorization/authorize.ts";
import { refuse } from "../failure.ts";
import { isMchId, type Merchant } from "../merchant/merchant.ts";
import type { Organisation } from "../organisation/organisation.ts";
import type { MerchantStore } from "../ports/merchant-store.ts";
import { requireShownText } from "./shown-text.ts";
import { staffEvent } from "./staff-event.ts";

export interface MerchantDeps {
  readonly merchants: MerchantStore;
}

/** One of an organisation, or of a legal entity that is named where there is none. */
export type NewMerchant = { readonly mchId: string } & (
  | { readonly organisation: Organisation }
  | { readonly legalName: string }
);

/** @throws `value_invalid`, `entity_exists` */
export async function createMerchant(
  merchant: NewMerchant,
  actor: Permitted<"merchants.create">,
  deps: MerchantDeps,
  at: Date,
): Promise<void> {
  const { mchId } = merchant;
  if (!isMchId(mchId)) {
    refuse("value_invalid", {
      hint: { en: "a merchant number is 8 to 10 digits", zh: "商户号为 8 至 10 位数字" },
    });
  }
  const next: Merchant =
    "organisation" in merchant
      ? { mchId, legalName: merchant.organisation.legalName, organisationId: merchant.organisation.id }
      : { mchId, legalName: requireShownText("legalName", merchant.legalName) };
  const event = staffEvent(actor, "merchant_created", mchId, at);
  await deps.merchants.change(mchId, (now) =>
    now
      ? refuse("entity_exists", { hint: { en: `merchant ${mchId} exists`, zh: `商户 ${mchId} 已存在` } })
      : { next, events: [event] },
  );
}
