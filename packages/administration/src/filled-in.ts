/** What applicants fill in, from the spelling of operations. */
import { type FormChange, type PermissionChange, refuse } from "@shiming/core";
import type { ItemsToFillIn, PermissionToFillIn } from "./schemas/application.ts";
import { approvedUseOf } from "./uses.ts";

export function formChangeOf(items: ItemsToFillIn): FormChange {
  return withoutAbsent({
    legalName: items.legal_name,
    scenario: items.scenario,
    miniProgramName: items.mini_program_name,
    appid: items.appid,
    mchId: items.mch_id,
    callsPerDay: items.calls_per_day,
    usersPerDay: items.users_per_day,
    peakPerMinute: items.peak_per_minute,
    averagePerMinute: items.average_per_minute,
    productContact: items.product_contact,
    developmentContact: items.development_contact,
    platformContact: items.platform_contact,
  });
}

export function permissionChangeOf(given: PermissionToFillIn): PermissionChange {
  return withoutAbsent({
    uses: given.uses?.map(approvedUseOf),
    legalGround: given.legal_ground,
    storage: given.storage,
    assessment: given.assessment,
    endsAt: typeof given.ends_at === "string" ? timeOf(given.ends_at) : given.ends_at,
  });
}

type Present<T> = { readonly [Name in keyof T]?: Exclude<T[Name], undefined> };

function withoutAbsent<T extends object>(members: T): Present<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Present<T>;
}

/** @throws `value_invalid` */
export function timeOf(text: string): Date {
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) {
    refuse("value_invalid", {
      hint: {
        en: `${text.slice(0, 40)} is no time: 2027-01-31T16:00:00Z`,
        zh: "时间格式应为 2027-01-31T16:00:00Z",
      },
    });
  }
  return at;
}
