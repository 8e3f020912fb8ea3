import { type Disclosure, type RealnameInfo, sensitive } from "@shiming/crypto";
import { refuse } from "../failure.ts";
import type { MiniProgram } from "../mini-program/mini-program.ts";
import { claimsOf } from "./claims.ts";
import { type ConsentedItems, releasableItems } from "./consented.ts";
import type { Item } from "./item.ts";

/** What may be released now of what was consented to. @throws `access_not_approved` where nothing of it is approved any more */
export function requireReleasable(consented: ConsentedItems, { approvedUses }: MiniProgram): ConsentedItems {
  const items = releasableItems(consented, approvedUses);
  return items.length > 0 ? { ...consented, items } : refuse("access_not_approved", { hint: NOT_ANY_MORE });
}

/** @param at whose day in Shanghai decides about ages */
export function disclosureOf(items: readonly Item[], person: RealnameInfo, at: Date): Disclosure {
  const claims = claimsOf(items, person, at);
  return {
    ...(items.includes("real_name") && { realName: person.realName }),
    ...(items.includes("credential_id") && { credentialId: person.credentialId }),
    ...(claims !== undefined && { claims: sensitive(claims) }),
  };
}

const NOT_ANY_MORE = {
  en: "the mini program is not approved any more for what the person consented to",
  zh: "本人同意提供的信息项，小程序已不再获准获取",
};
