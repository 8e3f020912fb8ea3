/** The receipt of a consent out of what is stored, for the person and for a pack. */
import { type KeyObject, randomUUID } from "node:crypto";
import type { ProvenConsent } from "@shiming/core";
import { RECEIPT_TYPE, type ReceiptFacts } from "@shiming/receipt";
import { formatProof } from "@shiming/transparency";

/** Where a guardian decided, both are named: masked, as the sheet did. */
type Names = Readonly<Record<"person" | "guardian", { readonly maskedName?: string }>>;

export function receiptFactsOf(
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

/** By the key of the log. */
export interface SignReceipt {
  readonly publicKey: KeyObject;
  sign(signed: Uint8Array): Uint8Array;
}

/** A JWS. */
export function signedReceipt(receipt: object, { publicKey, sign }: SignReceipt): string {
  const { x } = publicKey.export({ format: "jwk" });
  const header = { alg: "EdDSA", typ: RECEIPT_TYPE, cty: "ld+json", jwk: { kty: "OKP", crv: "Ed25519", x } };
  const text = [header, receipt]
    .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
    .join(".");
  return `${text}.${Buffer.from(sign(Buffer.from(text))).toString("base64url")}`;
}
