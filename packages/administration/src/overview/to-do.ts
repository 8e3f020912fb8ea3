/** What somebody of a service provider has to do next, and what they wait for: pure. */
import {
  type Application,
  certificateStateAt,
  endOfOffer,
  isOpenOffer,
  isUsable,
  type MiniProgram,
  nextWords,
  type Text,
  turnOf,
} from "@shiming/core";
import type { ToDo } from "../schemas/overview.ts";
import { approvalsEnding, certificatesEnding } from "./endings.ts";
import type { Facts, OwnMerchant } from "./facts.ts";

/** Before its end a certificate is to be replaced, and an approval renewed. */
const CERTIFICATE_DAYS = 30;
const APPROVAL_DAYS = 60;

/** Own moves first; of these what is due first, and last what nobody hurries. */
export function toDoOf(facts: Facts): ToDo[] {
  return [
    ...applicationsOf(facts),
    ...accessOf(facts),
    ...bindingsOf(facts),
    ...transfersOf(facts),
    ...facts.merchants.flatMap((merchant) => certificateOf(merchant, facts)),
    ...renewalsOf(facts),
  ].sort((one, other) => placeOf(one).localeCompare(placeOf(other), "en"));
}

const placeOf = ({ who, until }: ToDo) => `${who === "provider" ? 0 : 1} ${until ?? "9999"}`;

type Given = Pick<ToDo, "kind" | "who" | "name"> & Partial<ToDo> & { readonly what: Text };

const nothing = { appid: null, mch_id: null, application_id: null, cert_serialno: null, reason: null };
const item = (given: Given, until: Date | undefined, at: Date): ToDo => ({
  ...{ ...nothing, ...given },
  until: until?.toISOString() ?? null,
  overdue: until !== undefined && until < at,
});

function applicationsOf({ applications, at }: Facts): ToDo[] {
  return applications.flatMap((application) => {
    const { owner } = turnOf(application.state);
    const what = application.state === "suspended" ? MEND : nextWords(application);
    if (owner === "nobody" || !what) return [];
    const who = owner === "applicant" ? "provider" : "platform";
    const about = { name: nameOf(application), appid: application.appid || null };
    const given = { kind: "application", who, what, ...about, reason: reasonOf(application) } as const;
    return [item({ ...given, application_id: application.id }, application.deadline, at)];
  });
}

export const nameOf = ({ form, appid, id }: Application) => form.items.miniProgramName || appid || id;

/** What the last step was given as its reason: an answer of the applicant's own has none. */
const reasonOf = ({ history }: Application) => history.at(-1)?.reason ?? null;

/** Mini programs for which nothing was begun. */
function accessOf({ apps, applications, at }: Facts): ToDo[] {
  const isUnderWay = ({ appid }: MiniProgram) =>
    applications.some((each) => each.appid === appid && turnOf(each.state).owner !== "nobody");
  return apps
    .filter((app) => app.access.state === "none" && !isUnderWay(app))
    .map(({ appid, name }) =>
      item({ kind: "access", who: "provider", what: APPLY, appid, name }, undefined, at),
    );
}

function bindingsOf({ apps, merchants, at }: Facts): ToDo[] {
  const own = new Set(merchants.map(({ mchId }) => mchId));
  const asked = apps.flatMap(({ appid, name, requests }) =>
    requests
      .filter(({ mchId }) => !own.has(mchId))
      .map(({ mchId, until }) =>
        item(
          { kind: "binding", who: "other", what: WAIT_FOR_BINDING, appid, name, mch_id: mchId },
          until,
          at,
        ),
      ),
  );
  const toAnswer = merchants.flatMap(({ mchId, requests }) =>
    requests.map(({ appid, name, until }) =>
      item({ kind: "binding", who: "provider", what: ANSWER_BINDING, appid, name, mch_id: mchId }, until, at),
    ),
  );
  return [...toAnswer, ...asked];
}

function transfersOf({ apps, offered, at }: Facts): ToDo[] {
  const of = (who: "provider" | "other", what: Text) => (app: MiniProgram) => {
    const { appid, name, offer } = app;
    if (!offer || !isOpenOffer(offer, at)) return [];
    return [item({ kind: "transfer", who, what, appid, name }, endOfOffer(offer), at)];
  };
  return [...offered.flatMap(of("provider", ANSWER_OFFER)), ...apps.flatMap(of("other", WAIT_FOR_OFFER))];
}

/** One whose number is used, and that has nothing to sign with; or soon will have nothing. */
function certificateOf(merchant: OwnMerchant, { at }: Facts): ToDo[] {
  const { mchId, legalName: name, certificates, isUsed } = merchant;
  const about = { kind: "certificate", who: "provider", name, mch_id: mchId } as const;
  const isReady = certificates.some(
    (each) => isUsable(each, at) || certificateStateAt(each, at) === "not_yet_valid",
  );
  if (isUsed && !isReady) return [item({ ...about, what: GET_CERTIFICATE }, undefined, at)];
  return certificatesEnding(merchant, CERTIFICATE_DAYS, at)
    .filter(({ is_replaced }) => !is_replaced)
    .map(({ cert_serialno, ends_at }) =>
      item({ ...about, cert_serialno, what: REPLACE_CERTIFICATE }, new Date(ends_at), at),
    );
}

function renewalsOf(facts: Facts): ToDo[] {
  return approvalsEnding(facts, APPROVAL_DAYS)
    .filter(({ is_replaced }) => !is_replaced)
    .map(({ name, appid, application_id, ends_at }) =>
      item(
        { kind: "renewal", who: "provider", what: RENEW, name, appid, application_id },
        new Date(ends_at),
        facts.at,
      ),
    );
}

const MEND: Text = {
  en: "it is suspended: mend what the platform says, and tell it",
  zh: "已暂停，请按平台意见整改并联系平台",
};
const APPLY: Text = { en: "apply for real-name access", zh: "申请开通实名授权" };
const ANSWER_BINDING: Text = {
  en: "confirm or refuse that it uses your merchant number",
  zh: "确认或拒绝商户号绑定",
};
const WAIT_FOR_BINDING: Text = {
  en: "the merchant's owner confirms the binding",
  zh: "等待商户所有者确认绑定",
};
const ANSWER_OFFER: Text = { en: "take the mini program over, or refuse it", zh: "接收或拒绝转入的小程序" };
const WAIT_FOR_OFFER: Text = { en: "the other organisation takes it over", zh: "等待对方接收转让" };
const GET_CERTIFICATE: Text = { en: "apply for a merchant certificate", zh: "申请商户证书" };
const REPLACE_CERTIFICATE: Text = { en: "replace the certificate before it ends", zh: "在证书到期前升级" };
const RENEW: Text = { en: "renew the approval before it ends", zh: "在授权到期前续期" };
