import type { ReadForm } from "../form.ts";
import type { ItemValues } from "./finding.ts";

/** The ten items by the names that operations give them. */
export function valuesOf({ items }: ReadForm): ItemValues {
  const { productContact: product, developmentContact: development, platformContact: platform } = items;
  return {
    legal_name: items.legalName,
    scenario: items.scenario,
    mini_program_name: items.miniProgramName,
    appid: items.appid,
    mch_id: items.mchId,
    calls_per_day: items.callsPerDay,
    users_per_day: items.usersPerDay,
    peak_per_minute: items.peakPerMinute,
    average_per_minute: items.averagePerMinute,
    "product_contact.name": product?.name,
    "product_contact.telephone": product?.telephone,
    "product_contact.email": product?.email,
    "development_contact.name": development?.name,
    "development_contact.telephone": development?.telephone,
    "development_contact.email": development?.email,
    "platform_contact.name": platform?.name,
    "platform_contact.email": platform?.email,
  };
}
