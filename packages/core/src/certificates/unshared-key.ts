/** That a key is one merchant's alone, in whole and in part: every key that was ever brought is compared with it. */
import type { KeyObject } from "node:crypto";
import { rsaModulusOf, sharesFactor, type Text } from "@shiming/crypto";
import { staffEvent } from "../administration/staff-event.ts";
import type { Permitted } from "../authorization/authorize.ts";
import { type Failure, refuse } from "../failure.ts";
import { CertificateKeys } from "../merchant/certificate-keys.ts";
import type { SeenKey } from "../merchant/seen-key.ts";
import type { AuditStore } from "../ports/audit-store.ts";
import type { MerchantStore } from "../ports/merchant-store.ts";
import type { SeenKeyStore } from "../ports/seen-key-store.ts";

export interface KeyComparisonDeps {
  readonly merchants: Pick<MerchantStore, "certificatesOf">;
  readonly seenKeys: SeenKeyStore;
  readonly audit: Pick<AuditStore, "append">;
}

interface BroughtKey {
  readonly mchId: string;
  readonly publicKey: KeyObject;
  /** Of whatever the key came in. */
  readonly failure: Extract<Failure, "certificate_request_invalid" | "certificate_invalid">;
}

/**
 * Refuses the key of another merchant, one whose certificate was revoked, and one that has a prime in common with any other:
 * whoever has the two public keys has both private ones. The audit names both merchants.
 * @throws the failure given
 */
export async function requireUnsharedKey(
  { mchId, publicKey, failure }: BroughtKey,
  actor: Permitted<"merchants.issue_certificate" | "merchants.register_certificate">,
  deps: KeyComparisonDeps,
  at: Date,
): Promise<void> {
  if (await wasRevoked(mchId, publicKey, deps)) refuse(failure, { hint: REVOKED });
  const modulus = rsaModulusOf(publicKey);
  const place = await deps.seenKeys.see({ modulus, mchId }, at);
  const sharer = await findSharer({ modulus, mchId }, place, deps);
  if (!sharer) return;
  await deps.audit.append(staffEvent(actor, "shared_key_refused", `${mchId} ${sharer.mchId}`, at));
  refuse(failure, { hint: SHARED });
}

async function wasRevoked(mchId: string, publicKey: KeyObject, deps: KeyComparisonDeps): Promise<boolean> {
  const keys = new CertificateKeys();
  const certificates = await deps.merchants.certificatesOf(mchId);
  return certificates.some(
    (each) => each.status.state === "revoked" && keys.publicKeyOf(each).equals(publicKey),
  );
}

async function findSharer(
  key: SeenKey,
  place: number,
  { seenKeys }: KeyComparisonDeps,
): Promise<SeenKey | undefined> {
  const modulus = numberOf(key);
  let isOwn = false;
  for await (const page of seenKeys.before(place)) {
    // A request can be copied, so that a key is whose who brought it first.
    const first: SeenKey | undefined = isOwn ? undefined : page.find((other) => numberOf(other) === modulus);
    if (first && first.mchId !== key.mchId) return first;
    isOwn ||= first !== undefined;
    const others = page.filter((other) => numberOf(other) !== modulus);
    if (sharesFactor(modulus, others.map(numberOf))) {
      return others.find((other) => sharesFactor(modulus, [numberOf(other)]));
    }
    await new Promise(setImmediate);
  }
  return undefined;
}

const numberOf = ({ modulus }: SeenKey) => BigInt(`0x${Buffer.from(modulus).toString("hex")}`);

const REVOKED: Text = {
  en: "the certificate of this key was revoked; make a new key",
  zh: "该密钥的证书已被吊销；请重新生成密钥",
};

const SHARED: Text = {
  en: "another merchant has this key, or one of its primes: whoever sees both keys can break them; make a new key on another machine, and tell the operator of the platform",
  zh: "该密钥或其中一个素数与其他商户相同，看到两者公钥的人就能破解；请换一台机器重新生成密钥，并告知平台运营方",
};
