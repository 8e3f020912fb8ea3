/** The receipt of a consent (ISO/IEC TS 27560), as a JWS by the key of the log: made when it is asked for, and kept nowhere. */
import { type KeyObject, randomUUID } from "node:crypto";
import {
  type AccountKey,
  maskedNameOf,
  type ProvenConsent,
  proveConsent,
  refuse,
  requirePerson,
} from "@shiming/core";
import { createReceipt, RECEIPT_TYPE, type ReceiptFacts } from "@shiming/receipt";
import { formatProof } from "@shiming/transparency";
import { endpoints } from "@shiming/wire";
import type { FastifyInstance } from "fastify";
import type { Deps } from "../deps.ts";
import { verifierKeyOf } from "../log/verifier-key.ts";
import type { PlatformParts } from "../parts.ts";
import { problemResponses } from "../problem/schema.ts";
import { personSessionOf } from "./session.ts";

type ReceiptDeps = Deps & Pick<PlatformParts, "logKey" | "signReceipt">;

/** `GET /me/consents/{id}/receipt`. */
export function registerReceipt(app: FastifyInstance, deps: ReceiptDeps): void {
  const { logKey, signReceipt } = deps;
  if (!logKey || !signReceipt) return;
  const { method, path } = endpoints.meConsentReceipt;
  app.route<{ Params: { id: string } }>({
    method,
    url: path,
    schema: {
      summary: "The receipt of a consent, a JWS to keep; checked at /receipts, or by the command",
      tags: ["my authorizations"],
      security: [{ me: [] }],
      produces: ["application/jose"],
      response: problemResponses(401, 404, 503),
    },
    async handler(request, reply) {
      const at = deps.clock();
      const person = await requirePerson(await personSessionOf(request, deps, at), deps, at);
      const proven = await proveConsent(person.account, request.params.id, deps);
      const platform = {
        url: deps.sheetUrl(),
        logKey: (await verifierKeyOf(logKey, deps)) ?? refuse("platform_busy"),
      };
      const names = {
        person: await nameIn(person.account, deps),
        guardian: await nameIn(proven.consent.guardian, deps),
      };
      const receipt = createReceipt(factsOf(proven, { ...platform, names }, at));
      return reply.type("application/jose").send(signed(receipt, logKey, signReceipt));
    },
  });
}

/** Where a guardian decided, both are named: masked, as the sheet did. */
type Names = Readonly<Record<"person" | "guardian", { readonly maskedName?: string }>>;

async function nameIn(account: AccountKey | undefined, deps: Pick<Deps, "identities">) {
  const maskedName = await maskedNameOf(account, deps);
  return maskedName === undefined ? {} : { maskedName };
}

function factsOf(
  { consent, proofs }: ProvenConsent,
  { url, logKey, names }: { readonly url: string; readonly logKey: string; readonly names: Names },
  at: Date,
): ReceiptFacts {
  const { account, guardian, id, kind, appid, notice, noticeDigest, requestedAt, shownAt } = consent;
  return {
    receiptId: randomUUID(),
    createdAt: at.toISOString(),
    platform: url,
    logKey,
    person: { host: account.issuer, userId: account.userId, ...(guardian && names.person) },
    ...(guardian && { guardian: { host: guardian.issuer, userId: guardian.userId, ...names.guardian } }),
    consent: {
      id,
      kind,
      appid,
      requestedAt: requestedAt.toISOString(),
      shownAt: shownAt?.toISOString(),
      items: "consented" in consent ? consent.consented.items : [],
      ...decisionOf(consent),
    },
    noticeText: JSON.stringify(notice),
    noticeDigest,
    proofs: proofs.map(formatProof),
  };
}

function decisionOf(consent: ProvenConsent["consent"]): Partial<ReceiptFacts["consent"]> {
  if (consent.state === "denied") return { deniedAt: consent.deniedAt.toISOString() };
  const release = "release" in consent ? consent.release : undefined;
  const verification = "verification" in consent ? consent.verification : undefined;
  return {
    approvedAt: consent.act.approvedAt.toISOString(),
    method: consent.act.method,
    ...(release && { release: { releasedAt: release.releasedAt.toISOString(), mchId: release.mchId } }),
    ...(verification && {
      verification: { verifiedAt: verification.verifiedAt.toISOString(), result: verification.result },
    }),
    ...(consent.state === "withdrawn" && { withdrawnAt: consent.withdrawnAt.toISOString() }),
  };
}

function signed(receipt: object, logKey: KeyObject, sign: NonNullable<PlatformParts["signReceipt"]>): string {
  const { x } = logKey.export({ format: "jwk" });
  const header = { alg: "EdDSA", typ: RECEIPT_TYPE, cty: "ld+json", jwk: { kty: "OKP", crv: "Ed25519", x } };
  const text = [header, receipt]
    .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
    .join(".");
  return `${text}.${Buffer.from(sign(Buffer.from(text))).toString("base64url")}`;
}
