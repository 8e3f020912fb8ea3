import type { KeyObject } from "node:crypto";
import {
  type EncryptionThread,
  type SealedDisclosure,
  type SignedRequest,
  sealDisclosureAside,
  stringToSign,
} from "@shiming/crypto";
import { verifyAccessToken } from "../access-token/verify.ts";
import { requireReleasableIdentity } from "../account/releasable-identity.ts";
import { disclosureOf, requireReleasable } from "../disclosure/disclose.ts";
import { refuse } from "../failure.ts";
import type { CertificateKeys } from "../merchant/certificate-keys.ts";
import type { AccessTokenStore } from "../ports/access-token-store.ts";
import type { ConsentStore } from "../ports/consent-store.ts";
import type { IdentitySource } from "../ports/identity-source.ts";
import type { MerchantStore } from "../ports/merchant-store.ts";
import type { MiniProgramStore } from "../ports/mini-program-store.ts";
import type { QuotaCounter } from "../ports/quota-counter.ts";
import { countCall } from "../quota/count-call.ts";
import { requireBinding, requireCertificate, requireMerchant, requireRealnameAccess } from "./caller.ts";
import { type CertificateMeantDeps, requireCertSerialNo } from "./certificate-meant.ts";
import { claimOf, releaseTo, requireClaimable, requireCurrent } from "./claim.ts";
import { type RealnameInfoFields, readSign, readTimestamp } from "./fields.ts";
import { detailOf } from "./mistakes.ts";
import type { SignatureCheck } from "./signature-check.ts";

/** One call of `getrealnameinfo`, after its method was found right. */
export interface RealnameInfoCall {
  readonly accessToken: string | undefined;
  /** Reads the body when its turn comes. @throws `body_empty`, `body_too_large`, `body_malformed` */
  readonly readFields: () => RealnameInfoFields;
  /** Names the call in the audit. */
  readonly requestId: string;
}

export interface ExchangeDeps extends CertificateMeantDeps {
  readonly accessTokens: Pick<AccessTokenStore, "find">;
  readonly miniPrograms: Pick<MiniProgramStore, "find" | "isBound">;
  readonly merchants: Pick<MerchantStore, "find" | "findCertificate">;
  readonly consents: Pick<ConsentStore, "findByToken" | "release">;
  readonly quotas: QuotaCounter;
  readonly identities: IdentitySource;
  readonly certificateKeys: CertificateKeys;
  readonly signatureCheck: SignatureCheck;
  readonly encryption: Pick<EncryptionThread, "encrypt">;
}

/** What is released of the verified identity, encrypted to the certificate that the request named. */
export interface ReleasedRealnameInfo extends SealedDisclosure {
  readonly certSerialNo: string;
}

/**
 * Exchanges an `auth_token` for the identity behind it. The lines below are the order of contract §5: the first failure
 * wins, and a refused call consumes nothing. The plaintext exists from the line `identity` to the line `sealed`.
 */
export async function exchangeAuthToken(
  call: RealnameInfoCall,
  deps: ExchangeDeps,
  at: Date,
): Promise<ReleasedRealnameInfo> {
  const appid = await verifyAccessToken(call.accessToken, deps, at); //            41001 40001 42001
  const app = await countCall(appid, deps, at); //                                 45009 45011
  const fields = call.readFields(); //                                             44002 45002 47001
  const certSerialNo = await requireCertSerialNo(fields, deps); //                 94001 94009 (form)
  const timestamp = readTimestamp(fields); //                                      94008
  await requireCurrent(timestamp, { appid, certSerialNo, fields }, deps, at); //   94011
  const mchId = await requireMerchant(fields, deps); //                            94010
  const certificate = await requireCertificate(certSerialNo, mchId, deps, at); //  94009 (certificate)
  const publicKey = deps.certificateKeys.publicKeyOf(certificate);
  const signature = readSign(fields); //                                           94003 (form)
  const { authToken, sign } = fields;
  const signed = { certSerialNo, timestamp, mchId, authToken, sign: String(sign) };
  await requireSignature(publicKey, signed, signature, deps); //                   94003
  requireRealnameAccess(app, at); //                                               94006
  await requireBinding(appid, mchId, deps); //                                     94007
  const claim = claimOf({ appid, mchId, certSerialNo, timestamp, signature }, authToken, call.requestId);
  const consent = await requireClaimable(claim, fields, deps, at); //              94005
  const consented = requireReleasable(consent.consented, app); //                  94006, approved for nothing of it now
  const identity = await requireReleasableIdentity(consent, deps, at); //  94002 94004
  const sealed = await sealDisclosureAside(
    publicKey,
    disclosureOf(consented.items, identity, at),
    deps.encryption,
  );
  const disclosing = { consented, access: app.access };
  await releaseTo({ ...claim, disclosing }, deps, at); //                          94005, when another was faster
  return { ...sealed, certSerialNo };
}

async function requireSignature(
  publicKey: KeyObject,
  signed: SignedRequest,
  signature: Buffer,
  deps: Pick<ExchangeDeps, "signatureCheck" | "diagnosis">,
): Promise<void> {
  if (await deps.signatureCheck.accepts(publicKey, signed, signature)) return;
  const usual = {
    en: `sign exactly ${stringToSign(signed)} (no line feed, no quotes) with RSASSA-PKCS1-v1_5 and SHA-256 and the private key of this certificate`,
    zh: `请用这张证书的私钥，以 RSASSA-PKCS1-v1_5 和 SHA-256 对 ${stringToSign(signed)} 原样签名（不加换行，不加引号）`,
  };
  refuse("sign_invalid", detailOf(deps.diagnosis?.ofSignature(signed, publicKey), usual));
}
