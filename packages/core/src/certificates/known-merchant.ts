import { refuse } from "../failure.ts";
import type { Merchant } from "../merchant/merchant.ts";
import type { MerchantStore } from "../ports/merchant-store.ts";

/** @throws `entity_not_found` */
export async function requireKnownMerchant(
  mchId: string,
  { merchants }: { readonly merchants: Pick<MerchantStore, "find"> },
): Promise<Merchant> {
  return (
    (await merchants.find(mchId)) ??
    refuse("entity_not_found", { hint: { en: `no merchant ${mchId}`, zh: `没有商户 ${mchId}` } })
  );
}
