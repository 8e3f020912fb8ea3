/** The lists of revoked certificates that the platform gives out: one for each issuer, signed when they are asked for. */
import { X509Certificate } from "node:crypto";
import { BoundedMap } from "../bounded-map.ts";
import { type Digest, digestOf } from "../digest.ts";
import type { MerchantCertificate } from "../merchant/certificate.ts";
import type { PublishedRevocations } from "../merchant/published-revocations.ts";
import type { CertificateAuthority, Issuer, RevokedSerialNo } from "../ports/certificate-authority.ts";
import type { MerchantStore } from "../ports/merchant-store.ts";
import type { PublishedRevocationsStore } from "../ports/published-revocations-store.ts";

const DAY_MS = 86_400_000;
/** After that a newer one must be had. */
const LIFE_MS = 7 * DAY_MS;
/** A list in which nothing has changed is signed anew so often. */
const RENEWED_AFTER_MS = DAY_MS;
const MOST_REMEMBERED = 100_000;

interface Deps {
  readonly authority: CertificateAuthority;
  readonly merchants: Pick<MerchantStore, "revokedCertificates">;
  readonly publishedRevocations: PublishedRevocationsStore;
}

export class RevocationLists {
  readonly #deps: Deps;
  /** Reading a certificate costs more than listing it, and who issued it never changes. */
  readonly #issuers = new BoundedMap<string, Digest>(MOST_REMEMBERED);

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** The list of the issuer in DER, with everything that is revoked by now. */
  async listOf(issuer: Issuer, at: Date): Promise<Uint8Array> {
    if (issuer.revocations) return issuer.revocations;
    const { publishedRevocations } = this.#deps;
    const revoked = await this.#revokedBy(issuer, at);
    const contentDigest = digestOf(JSON.stringify(revoked));
    const last = await publishedRevocations.last(issuer.id);
    if (last?.contentDigest === contentDigest && isFresh(last, at)) return last.der;
    const list = await this.#sign(issuer, { revoked, contentDigest, last }, at);
    if (await publishedRevocations.publish(list)) return list.der;
    // Somebody else was faster, and has seen at least as much.
    return (await publishedRevocations.last(issuer.id))?.der ?? list.der;
  }

  async #sign(
    issuer: Issuer,
    { revoked, contentDigest, last }: Signed,
    at: Date,
  ): Promise<PublishedRevocations> {
    const times = { thisUpdate: wholeSecond(at), nextUpdate: wholeSecond(new Date(at.getTime() + LIFE_MS)) };
    // Grows with the time, so that it goes on growing where a copy of the data was put back.
    const number = Math.max(Math.floor(at.getTime() / 1000), (last?.number ?? 0) + 1);
    const der = await this.#deps.authority.signRevocations(issuer.name, { ...times, number, revoked });
    return { issuerId: issuer.id, number, der, ...times, contentDigest };
  }

  /** One that has ended is listed once more after its end (RFC 5280 §3.3). */
  async #revokedBy(issuer: Issuer, at: Date): Promise<readonly RevokedSerialNo[]> {
    const all = await this.#deps.merchants.revokedCertificates(new Date(at.getTime() - LIFE_MS));
    const merchants = all.filter((certificate) => this.#issuerOf(certificate) === issuer.id).map(entryOf);
    return [...(issuer.revokedIssuers?.() ?? []), ...merchants];
  }

  #issuerOf(certificate: MerchantCertificate): Digest {
    const known = this.#issuers.get(certificate.certSerialNo);
    if (known !== undefined) return known;
    const x509 = new X509Certificate(certificate.certificatePem);
    const issuer = this.#deps.authority.issuers.find(({ certificatePem }) =>
      isIssuedBy(x509, new X509Certificate(certificatePem)),
    );
    const id = issuer?.id ?? "";
    this.#issuers.set(certificate.certSerialNo, id);
    return id;
  }
}

type Signed = Pick<PublishedRevocations, "contentDigest"> & {
  readonly revoked: readonly RevokedSerialNo[];
  readonly last: PublishedRevocations | undefined;
};

/** Of the name alone, two authorities may have the same. */
export function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
  } catch {
    return false;
  }
}

function entryOf({ certSerialNo, status }: MerchantCertificate): RevokedSerialNo {
  return { certSerialNo, at: wholeSecond(status.state === "revoked" ? status.at : new Date(0)) };
}

function isFresh({ thisUpdate }: PublishedRevocations, at: Date): boolean {
  const age = at.getTime() - thisUpdate.getTime();
  return age >= 0 && age < RENEWED_AFTER_MS;
}

function wholeSecond(at: Date): Date {
  return new Date(Math.floor(at.getTime() / 1000) * 1000);
}
