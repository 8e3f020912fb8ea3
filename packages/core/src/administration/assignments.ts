/** What was made before it belonged to an organisation is given to one by staff: to the legal entity that it names, and no other. */
import type { Permitted } from "../authorization/authorize.ts";
import { refuse } from "../failure.ts";
import type { Organisation } from "../organisation/organisation.ts";
import type { MerchantStore } from "../ports/merchant-store.ts";
import type { MiniProgramStore } from "../ports/mini-program-store.ts";
import { changeMiniProgram } from "./mini-programs.ts";
import { staffEvent } from "./staff-event.ts";

/** @throws `entity_not_found`; `value_invalid` where it belongs to one, or to another legal entity */
export function assignMiniProgram(
  appid: string,
  organisation: Organisation,
  actor: Permitted<"apps.assign">,
  deps: { readonly miniPrograms: Pick<MiniProgramStore, "change"> },
  at: Date,
): Promise<void> {
  return changeMiniProgram(
    appid,
    "mini_program_assigned",
    ({ organisationId, serviceProvider }) => {
      requireSameEntity({ organisationId, legalName: serviceProvider.legalName }, organisation);
      return { organisationId: organisation.id };
    },
    actor,
    deps,
    at,
  );
}

/** @throws `entity_not_found`; `value_invalid` where it belongs to one, or to another legal entity */
export function assignMerchant(
  mchId: string,
  organisation: Organisation,
  actor: Permitted<"merchants.assign">,
  { merchants }: { readonly merchants: Pick<MerchantStore, "change"> },
  at: Date,
): Promise<void> {
  const event = staffEvent(actor, "merchant_assigned", mchId, at);
  return merchants.change(mchId, (now) => {
    const merchant = now ?? refuse("entity_not_found");
    requireSameEntity(merchant, organisation);
    return { next: { ...merchant, organisationId: organisation.id }, events: [event] };
  });
}

function requireSameEntity(
  thing: { readonly organisationId?: string | undefined; readonly legalName: string },
  organisation: Organisation,
): void {
  if (thing.organisationId !== undefined) refuse("value_invalid", { hint: TAKEN });
  if (thing.legalName === organisation.legalName) return;
  refuse("value_invalid", {
    hint: {
      en: `it was made for ${thing.legalName}, which is not the legal name of that organisation (${organisation.legalName})`,
      zh: `它登记在 ${thing.legalName} 名下，与该主体名称（${organisation.legalName}）不一致`,
    },
  });
}

const TAKEN = {
  en: "it belongs to an organisation already; its owner can offer it to another",
  zh: "它已归属一个主体；可由其所有者转让给其他主体",
};
