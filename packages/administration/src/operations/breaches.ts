/** Who was affected by a breach: what a regulator and the persons are to be told (PIPL 57). */
import {
  type Affected,
  type BreachSelection,
  findCertificateMeant,
  pageOfAffected,
  recordBreachReport,
  refuse,
  type Stores,
  type Text,
} from "@shiming/core";
import Type from "typebox";
import { requireHost } from "../host-meant.ts";
import { noCertificate } from "../no-certificate.ts";
import { operation } from "../operation.ts";
import { AffectedPeople, type AffectedPerson, BreachInput } from "../schemas/breach.ts";
import { Input } from "../schemas/common.ts";
import { noMiniProgram, thePlatform } from "../subjects.ts";

/** So many entries a call looks at: a tenth of a second. */
const LOOKED = 20_000;
const WANTED = 5_000;

export const breachOperations = {
  // Not a GET: it is recorded.
  "breaches.report": operation("breaches.report", {
    method: "POST",
    path: "/breaches/report",
    summary: {
      en: "Who was told of through a merchant, a certificate, a mini program or a host, or within a time; oldest first, part by part",
      zh: "查询泄露影响：某商户、证书、小程序、宿主或时段内涉及哪些人，从旧到新（分段）",
    },
    input: Input({
      ...BreachInput.properties,
      after: Type.Optional(Type.Integer({ minimum: 0, description: "`next` of the part before" })),
    }),
    output: AffectedPeople,
    subject: thePlatform,
    run: async ({ after, ...asked }, actor, { stores }, at) => {
      const selection = await selectionOf(asked, stores);
      if (after === undefined) await recordBreachReport(selection, actor, stores, at);
      const entries = await stores.audit.size();
      const limits = { after, wanted: WANTED, looked: LOOKED };
      const { affected, last } = await pageOfAffected(selection, stores, limits);
      return {
        affected: affected.map(describe),
        next: last ?? null,
        looked_at: last ?? entries,
        entries,
      };
    },
  }),
};

/** Whoever mistypes what was broken into must not read that nobody was affected. @throws `entity_not_found`, `value_invalid` */
async function selectionOf(
  { mch_id, cert_serialno, appid, issuer, from, to }: BreachInput,
  stores: Stores,
): Promise<BreachSelection> {
  const given = [mch_id, cert_serialno, appid, issuer, from, to];
  if (given.every((each) => each === undefined)) refuse("value_invalid", { hint: NOTHING });
  if (from !== undefined && to !== undefined && new Date(from) >= new Date(to))
    refuse("value_invalid", { hint: NO_TIME });
  if (mch_id !== undefined && !(await stores.merchants.find(mch_id)))
    refuse("entity_not_found", { hint: { en: `no merchant ${mch_id}`, zh: `没有商户 ${mch_id}` } });
  if (appid !== undefined && !(await stores.miniPrograms.find(appid)))
    refuse("entity_not_found", { hint: noMiniProgram({ appid }) });
  return {
    mchId: mch_id,
    certSerialNo: cert_serialno === undefined ? undefined : await serialMeant(cert_serialno, stores),
    appid,
    issuer: issuer === undefined ? undefined : await requireHost(issuer, stores),
    from: from === undefined ? undefined : new Date(from),
    to: to === undefined ? undefined : new Date(to),
  };
}

async function serialMeant(written: string, stores: Stores): Promise<string> {
  const found = await findCertificateMeant(written, stores);
  return found?.certSerialNo ?? refuse("entity_not_found", { hint: noCertificate(written) });
}

const TOLD = {
  identity_released: "released",
  identity_repeated: "repeated",
  identity_verified: "verified",
} as const satisfies Record<Affected["kind"], AffectedPerson["told"]>;

function describe({ consent, ...affected }: Affected): AffectedPerson {
  const withdrawnAt = consent?.state === "withdrawn" ? consent.withdrawnAt : undefined;
  return {
    seq: affected.seq,
    at: affected.at,
    told: TOLD[affected.kind],
    issuer: consent?.account.issuer ?? null,
    user_id: consent?.account.userId ?? null,
    consent_id: affected.consentId,
    consent: consent ? (withdrawnAt ? "withdrawn" : "consented") : "removed",
    withdrawn_at: withdrawnAt?.toISOString() ?? null,
    recipient: consent?.notice.recipient.legalName ?? null,
    appid: affected.appid,
    mch_id: affected.mchId ?? null,
    cert_serialno: affected.certSerialNo ?? null,
    items: [...affected.items],
    result: affected.result ?? null,
  };
}

const NOTHING: Text = {
  en: "name what was broken into: a merchant, a certificate, a mini program, a host, or a time",
  zh: "请指明泄露所涉的商户、证书、小程序、宿主或时段",
};
const NO_TIME: Text = { en: "from is not before to", zh: "开始时间须早于结束时间" };
