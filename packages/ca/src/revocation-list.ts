/** Lists of revoked certificates (CRL, RFC 5280 §5): signed for issuers of ours, read of others. */
import type { X509Certificate } from "node:crypto";
import { createSecureContext } from "node:tls";
import {
  type ReadRevocationList,
  type RevocationListToSign,
  type RevokedSerialNo,
  refuse,
  type Text,
} from "@shiming/core";
import { type Authority, authorityKeyIdentifierOf, type Extension } from "./issue.ts";
import { spkiOf } from "./keys.ts";
import { loadX509, type X509 } from "./x509.ts";

const CRL_NUMBER = "2.5.29.20";
const AUTHORITY_KEY_IDENTIFIER = "2.5.29.35";
const STRONG_HASHES = new Set(["SHA-256", "SHA-384", "SHA-512"]);

/** @returns DER */
export async function signRevocationList(
  { certificate, signingKey }: Pick<Authority, "certificate" | "signingKey">,
  { number, thisUpdate, nextUpdate, revoked }: RevocationListToSign,
): Promise<Uint8Array> {
  const x509 = loadX509();
  const list = await x509.X509CrlGenerator.create({
    issuer: new x509.X509Certificate(certificate.raw).subjectName,
    thisUpdate,
    nextUpdate,
    entries: revoked.map(({ certSerialNo, at }) => ({ serialNumber: certSerialNo, revocationDate: at })),
    extensions: [await authorityKeyIdentifierOf(certificate), numberExtension(number)],
    signingAlgorithm: { ...signingKey.algorithm, hash: "SHA-256" },
    signingKey,
  });
  return Buffer.from(list.rawData);
}

/** An INTEGER of DER: as many bytes as it needs, the first of them below 0x80. */
function numberExtension(number: number): Extension {
  const hex = number.toString(16);
  const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), "0"), "hex");
  const content = (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.of(0), bytes]) : bytes;
  const { Extension } = loadX509();
  return new Extension(CRL_NUMBER, false, Buffer.of(0x02, content.length, ...content));
}

/**
 * Reads a list, PEM or DER (base64 where it has to be text).
 * @throws DomainError `revocation_list_invalid` unless it is whole, complete, and signed by that authority over SHA-256 or better
 */
export async function readRevocationList(
  given: string | Uint8Array,
  authority: X509Certificate,
): Promise<ReadRevocationList> {
  const list = parse(given);
  const unknown = list.extensions.find(({ critical }) => critical);
  if (unknown) {
    invalid({
      en: `it is no complete list (critical extension ${unknown.type}): give the full CRL`,
      zh: `这不是完整的列表（关键扩展 ${unknown.type}）：请提供完整的 CRL`,
    });
  }
  await requireSignedBy(list, authority);
  const { nextUpdate } = list;
  if (!nextUpdate) {
    return invalid({
      en: "it does not say until when it holds (nextUpdate)",
      zh: "它没有写明有效到何时（nextUpdate）",
    });
  }
  return {
    der: Buffer.from(list.rawData),
    thisUpdate: list.thisUpdate,
    nextUpdate,
    revoked: entriesOf(list),
  };
}

/**
 * What a list of one's own names, without a look at its signature.
 * @param given PEM or DER
 * @throws DomainError `revocation_list_invalid`
 */
export const revokedIn = (given: string | Uint8Array): readonly RevokedSerialNo[] => entriesOf(parse(given));

/**
 * Whether it is a list at all, by OpenSSL: whoever does not ask what stands in it need not load the library, which takes a tenth
 * of a second.
 * @throws DomainError `revocation_list_invalid`
 */
export function requireRevocationList(pem: string): void {
  try {
    createSecureContext({ ca: [], crl: pem });
  } catch {
    unreadable();
  }
}

function entriesOf({ entries }: Crl): RevokedSerialNo[] {
  return entries.flatMap(({ serialNumber, revocationDate }) => {
    const certSerialNo = serialNumber.replace(/^0+/, "").toUpperCase().padStart(40, "0");
    return certSerialNo.length === 40 ? [{ certSerialNo, at: revocationDate }] : [];
  });
}

type Crl = InstanceType<X509["X509Crl"]>;

function parse(given: string | Uint8Array): Crl {
  try {
    const bytes = typeof given === "string" ? derOf(given) : derOf(Buffer.from(given).toString("latin1"));
    const list = new (loadX509().X509Crl)(bytes);
    // Neither is looked at before it is asked for, and then it may throw.
    void [list.extensions, list.thisUpdate, list.signatureAlgorithm];
    return list;
  } catch {
    return unreadable();
  }
}

const unreadable = () =>
  invalid({
    en: "it cannot be read as a CRL, in PEM or DER",
    zh: "无法作为 PEM 或 DER 格式的 CRL 读取",
  });

function derOf(text: string): Buffer {
  const [, body] = /-----BEGIN X509 CRL-----([^-]+)-/.exec(text) ?? [];
  if (body !== undefined) return Buffer.from(body, "base64");
  return /^[A-Za-z0-9+/=\s]+$/.test(text) ? Buffer.from(text, "base64") : Buffer.from(text, "latin1");
}

async function requireSignedBy(list: Crl, authority: X509Certificate): Promise<void> {
  const x509 = loadX509();
  const { hash } = list.signatureAlgorithm;
  if (!STRONG_HASHES.has(typeof hash === "string" ? hash : hash.name)) {
    invalid({ en: "it is signed over less than SHA-256", zh: "其签名的摘要算法弱于 SHA-256" });
  }
  const subject = new x509.X509Certificate(authority.raw).subjectName;
  const stated = list.getExtension(AUTHORITY_KEY_IDENTIFIER);
  const isNamed = Buffer.from(list.issuerName.toArrayBuffer()).equals(Buffer.from(subject.toArrayBuffer()));
  const publicKey = new x509.PublicKey(spkiOf(authority.publicKey));
  if (isNamed && (await list.verify({ publicKey }).catch(() => false))) return;
  invalid(
    isNamed || stated === null
      ? {
          en: "its signature is not that of the authority",
          zh: "其签名无法用该机构的公钥验证",
        }
      : { en: "it is another authority's", zh: "它是另一家机构的" },
  );
}

function invalid({ en, zh }: Text): never {
  return refuse("revocation_list_invalid", {
    hint: { en: `the list of revoked certificates is refused: ${en}`, zh: `吊销列表被拒绝：${zh}` },
  });
}
