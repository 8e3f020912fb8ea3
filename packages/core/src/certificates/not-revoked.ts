import { X509Certificate } from "node:crypto";
import { certSerialNoOf, type Text } from "@shiming/crypto";
import { digestOf } from "../digest.ts";
import { refuse } from "../failure.ts";
import type { TrustedAuthority } from "../merchant/trusted-authority.ts";
import type { RevocationListReader } from "../ports/revocation-list-reader.ts";

/**
 * That no certificate of a path is on the list of its issuer, as far as the platform holds one. A list that is out of date
 * says nothing of today.
 * @param path the certificate first, each followed by its issuer
 * @throws `certificate_invalid`
 */
export async function requireNotRevoked(
  path: readonly X509Certificate[],
  trusted: readonly TrustedAuthority[],
  read: RevocationListReader,
  at: Date,
): Promise<void> {
  for (const [place, certificate] of path.slice(0, -1).entries()) {
    const issuer = path[place + 1] as X509Certificate;
    const authority = trusted.find(({ id }) => id === digestOf(issuer.raw));
    if (!authority?.revocations) continue;
    if (authority.revocations.nextUpdate < at) invalid(outOfDate(authority));
    const { revoked } = await read(authority.revocations.der, new X509Certificate(authority.certificatePem));
    const certSerialNo = certSerialNoOf(certificate);
    if (revoked.some((each) => each.certSerialNo === certSerialNo)) {
      invalid(place === 0 ? REVOKED : INTERMEDIATE_REVOKED);
    }
  }
}

const REVOKED: Text = { en: "its authority has revoked it", zh: "签发机构已将其吊销" };
const INTERMEDIATE_REVOKED: Text = {
  en: "the certificate of an authority in its chain was revoked",
  zh: "其证书链中有机构的证书已被吊销",
};

function outOfDate({ subject, revocations }: TrustedAuthority): Text {
  const until = revocations?.nextUpdate.toISOString();
  return {
    en: `the list of what its authority (${subject}) has revoked held until ${until}; a certificate officer gives a newer one`,
    zh: `其签发机构（${subject}）的吊销列表有效期至 ${until}；请证书管理员更新该列表`,
  };
}

function invalid(hint: Text): never {
  return refuse("certificate_invalid", { hint });
}
