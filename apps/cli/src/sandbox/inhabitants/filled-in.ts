/** What applicants fill in: the ten items of the form, and what the permission is applied for with. */
import type { InputOf } from "@shiming/administration";
import type { Programme } from "./programmes.ts";

const DAY_MINUTES = 1440;
/** How much busier the busiest minute is than the average one. */
const BUSIEST = 8;

export interface Contact {
  readonly name: string;
  readonly telephone: string;
  readonly email: string;
}

export function estimatesOf(callsPerDay: number) {
  const average = Math.max(1, Math.round(callsPerDay / DAY_MINUTES));
  return {
    calls_per_day: callsPerDay,
    users_per_day: Math.round(callsPerDay * 0.8),
    peak_per_minute: average * BUSIEST,
    average_per_minute: average,
  };
}

export function itemsOf(
  programme: Pick<Programme, "appid" | "name" | "mchId" | "scenario" | "callsPerDay">,
  legalName: string,
  contact: Contact,
): Omit<InputOf<"applications.update">, "id"> {
  return {
    legal_name: legalName,
    scenario: programme.scenario,
    mini_program_name: programme.name,
    appid: programme.appid,
    mch_id: programme.mchId,
    ...estimatesOf(programme.callsPerDay),
    product_contact: contact,
    development_contact: contact,
  };
}

type Permitted = Pick<Programme, "category" | "purpose" | "law" | "article" | "retention">;

export function permissionOf({
  category,
  purpose,
  law,
  article,
  retention,
}: Permitted): Omit<InputOf<"applications.draft_permission">, "id"> {
  return {
    uses: [{ category, purpose, legal_basis: law + article, retention }],
    legal_ground: { law, article },
    storage: { where: "本单位政务云机房，境内", how: "加密存储，按岗位授权访问，访问留痕" },
    assessment: {
      necessity: "业务须确认办理人即本人，现有手段无法替代",
      risk: "泄露可能导致身份被冒用，影响为中等",
      measures: "最小范围获取，加密存储，到期删除，每年审计",
    },
  };
}
