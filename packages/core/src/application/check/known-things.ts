/** Whether mini program and merchant are there, belong together, and are the applicant's. */
import { isMchId, type Merchant } from "../../merchant/merchant.ts";
import { isAppid, type MiniProgram } from "../../mini-program/mini-program.ts";
import { isSameName } from "../../organisation/same-name.ts";
import { shanghaiDateOf } from "../../shanghai-time.ts";
import type { Application } from "../application.ts";
import { type Finding, fault, type ItemValues } from "./finding.ts";

/** What the platform knows about what the form names. */
export interface KnownThings {
  readonly app: MiniProgram | undefined;
  readonly merchant: Merchant | undefined;
  readonly isBound: boolean;
}

export function findStrange(
  values: ItemValues,
  application: Application,
  known: KnownThings,
): readonly Finding[] {
  return [
    strangeApp(String(values.appid ?? ""), known.app),
    known.app && foreignApp(application, known.app),
    known.app && otherName(String(values.mini_program_name ?? ""), known.app),
    known.app && suspendedApp(application, known.app),
    strangeMerchant(String(values.mch_id ?? ""), known),
  ].filter((finding) => finding !== undefined);
}

function strangeApp(appid: string, app: MiniProgram | undefined): Finding | undefined {
  if (appid === "" || app) return undefined;
  if (!isAppid(appid)) {
    return fault("appid", {
      en: "is no appid: wx and 16 lower-case hex digits, as the console of the mini program shows it",
      zh: "不是有效的 appid：应为 wx 加 16 位小写十六进制字符，请从小程序后台复制",
    });
  }
  return fault("appid", {
    en: "is not known here: register the mini program first, or correct the appid",
    zh: "在本平台不存在：请先登记该小程序，或更正 appid",
  });
}

/** Of an organisation that applies it has to be its own; who applies by mail has to give the name that it is known by. */
function foreignApp({ organisationId, form }: Application, app: MiniProgram): Finding | undefined {
  const applicant = form.items.legalName?.normalize("NFKC").trim();
  const isOwn =
    organisationId === undefined || app.organisationId === undefined
      ? !applicant || isSameName(applicant, app.serviceProvider.legalName)
      : organisationId === app.organisationId;
  if (isOwn) return undefined;
  return fault("appid", {
    en: "belongs to another organisation: apply in its name, or have it transferred",
    zh: "属于其他主体：请以该主体的名义申请，或先办理小程序转让",
  });
}

function otherName(name: string, app: MiniProgram): Finding | undefined {
  if (name.trim() === "" || isSameName(name, app.name)) return undefined;
  const says = {
    en: `the mini program is called ${app.name} now; an approval gives it the new name`,
    zh: `该小程序目前名为“${app.name}”；通过后将改为新名称`,
  };
  return fault("mini_program_name", says, "remark");
}

/** Whoever approves a change of what is suspended opens it again, and is to know why it was. Of another's nothing is told. */
function suspendedApp({ organisationId }: Application, app: MiniProgram): Finding | undefined {
  const { access } = app;
  const isOwn = organisationId !== undefined && organisationId === app.organisationId;
  if (access.state !== "suspended" || !isOwn) return undefined;
  const since = shanghaiDateOf(access.since);
  const says = {
    en: `its real-name access has been suspended since ${since} (${access.reason}); an approval opens it again`,
    zh: `该小程序的实名授权自 ${since} 起暂停（${access.reason}）；通过后即恢复`,
  };
  return fault("appid", says, "remark");
}

function strangeMerchant(mchId: string, { merchant, isBound, app }: KnownThings): Finding | undefined {
  if (mchId === "") return undefined;
  if (!isMchId(mchId)) {
    return fault("mch_id", {
      en: "is no merchant number: 8 to 10 digits",
      zh: "不是有效的商户号：应为 8 至 10 位数字",
    });
  }
  if (!merchant) {
    return fault("mch_id", {
      en: "is not known here: correct it, or have the merchant registered first",
      zh: "在本平台不存在：请更正，或先登记该商户",
    });
  }
  if (isBound || !app) return undefined;
  return fault("mch_id", {
    en: "is not bound to the mini program: bind it first, which its owner confirms",
    zh: "尚未与该小程序绑定：请先绑定，由商户的所有者确认",
  });
}
