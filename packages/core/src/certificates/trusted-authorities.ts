/** The authorities that the operator trusts to issue certificates of merchants, and what these have revoked. */
import { X509Certificate } from "node:crypto";
import { CryptoError, loadCertificates } from "@shiming/crypto";
import { staffEvent } from "../administration/staff-event.ts";
import type { Permitted } from "../authorization/authorize.ts";
import { digestOf } from "../digest.ts";
import { refuse } from "../failure.ts";
import type { TrustedAuthority } from "../merchant/trusted-authority.ts";
import type { MerchantStore } from "../ports/merchant-store.ts";
import type { ReadRevocationList, RevocationListReader } from "../ports/revocation-list-reader.ts";
import type { TrustedAuthorityStore } from "../ports/trusted-authority-store.ts";
import { requireGoodAuthority } from "./good-authority.ts";
import { requireNoPrivateKey } from "./no-private-key.ts";
import { isIssuedBy } from "./revocation-lists.ts";
import { revokeCertificate } from "./revoke-certificate.ts";

interface Deps {
  readonly trustedAuthorities: TrustedAuthorityStore;
}

/** @param given one certificate. @throws `certificate_invalid`, `entity_exists` */
export async function addTrustedAuthority(
  given: string,
  actor: Permitted<"authorities.add">,
  { trustedAuthorities }: Deps,
  at: Date,
): Promise<TrustedAuthority> {
  requireNoPrivateKey(given, "certificate_invalid");
  const x509 = readAuthority(given, at);
  const authority: TrustedAuthority = {
    id: digestOf(x509.raw),
    subject: x509.subject.replaceAll("\n", ", "),
    certificatePem: x509.toString(),
    addedAt: at,
  };
  const event = staffEvent(actor, "authority_trusted", authority.id, at);
  await trustedAuthorities.change(authority.id, (now) =>
    now
      ? refuse("entity_exists", { hint: { en: "it is on the list", zh: "该机构已在信任列表中" } })
      : { next: authority, events: [event] },
  );
  return authority;
}

function readAuthority(given: string, at: Date): X509Certificate {
  try {
    const [certificate, ...others] = loadCertificates(given) as [X509Certificate, ...X509Certificate[]];
    if (others.length > 0) {
      refuse("certificate_invalid", {
        hint: {
          en: `the file holds ${others.length + 1} certificates; add each authority by itself`,
          zh: `文件中有 ${others.length + 1} 张证书；请逐个添加机构`,
        },
      });
    }
    requireGoodAuthority(certificate, at);
    return certificate;
  } catch (error) {
    if (!(error instanceof CryptoError)) throw error;
    return refuse("certificate_invalid", { hint: error.text });
  }
}

/** Certificates of it that are registered go on working: each can be revoked. @throws `entity_not_found` */
export async function removeTrustedAuthority(
  id: string,
  actor: Permitted<"authorities.remove">,
  { trustedAuthorities }: Deps,
  at: Date,
): Promise<void> {
  const event = staffEvent(actor, "authority_distrusted", id, at);
  await trustedAuthorities.change(id, (now) =>
    now ? { next: undefined, events: [event] } : noAuthority(id),
  );
}

/**
 * Takes the authority's list of revoked certificates, in the place of the one before: registered certificates that are on it
 * are revoked, at once.
 * @param given PEM or DER (base64 where it has to be text)
 * @returns the serial numbers of those
 * @throws `entity_not_found`; `revocation_list_invalid` unless it is the authority's, of today, and no older than the one before
 */
export async function setAuthorityRevocations(
  { id, list: given }: { readonly id: string; readonly list: string },
  actor: Permitted<"authorities.set_crl">,
  deps: Deps & { readonly merchants: MerchantStore; readonly readRevocationList: RevocationListReader },
  at: Date,
): Promise<readonly string[]> {
  const authority = (await deps.trustedAuthorities.find(id)) ?? noAuthority(id);
  const issuer = new X509Certificate(authority.certificatePem);
  const list = await deps.readRevocationList(given, issuer);
  requireOfToday(list, authority, at);
  const known = await deps.merchants.certificatesAmong(list.revoked.map(({ certSerialNo }) => certSerialNo));
  const revoked = known.filter(
    ({ status, certificatePem }) =>
      status.state !== "revoked" && isIssuedBy(new X509Certificate(certificatePem), issuer),
  );
  // Before the list is remembered: after a crash between the two, giving it again does the rest.
  for (const { certSerialNo } of revoked) await revokeCertificate(certSerialNo, actor, deps, at);
  const { der, thisUpdate, nextUpdate } = list;
  await deps.trustedAuthorities.change(id, (now) => {
    requireOfToday(list, now ?? noAuthority(id), at);
    const next = { ...(now ?? noAuthority(id)), revocations: { der, thisUpdate, nextUpdate } };
    return { next, events: [staffEvent(actor, "authority_revocations_set", id, at)] };
  });
  return revoked.map(({ certSerialNo }) => certSerialNo);
}

const CLOCK_TOLERANCE_MS = 300_000;

function requireOfToday(list: ReadRevocationList, { revocations }: TrustedAuthority, at: Date): void {
  const [from, to] = [list.thisUpdate.toISOString(), list.nextUpdate.toISOString()];
  if (list.thisUpdate.getTime() > at.getTime() + CLOCK_TOLERANCE_MS || list.nextUpdate <= at) {
    refuse("revocation_list_invalid", {
      hint: { en: `the list holds from ${from} to ${to}`, zh: `该列表的有效期为 ${from} 至 ${to}` },
    });
  }
  if (revocations && list.thisUpdate < revocations.thisUpdate) {
    const held = revocations.thisUpdate.toISOString();
    refuse("revocation_list_invalid", {
      hint: {
        en: `the list is of ${from}, and one of ${held} is here already`,
        zh: `该列表签于 ${from}，而平台已有 ${held} 的列表`,
      },
    });
  }
}

function noAuthority(id: string): never {
  return refuse("entity_not_found", {
    hint: { en: `no trusted authority ${id}`, zh: `信任列表中没有机构 ${id}` },
  });
}
