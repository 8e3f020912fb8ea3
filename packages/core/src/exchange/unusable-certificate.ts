/** Why a certificate that a request names cannot be used, as far as the caller may be told. */
import type { Text } from "@shiming/crypto";
import type { MerchantCertificate } from "../merchant/certificate.ts";

/** What everybody may be told. */
export const NO_VALID_CERTIFICATE: Text = {
  en: "not a valid certificate of this merchant",
  zh: "不是该商户的有效证书",
};

/**
 * A certificate's dates are public, and are told of the caller's own. Whether there is another one of that number, whose it
 * is, and what staff did with it, only a sandbox tells.
 * @param found the certificate of that number, whoever's it is
 */
export function hintOfUnusable(
  found: MerchantCertificate | undefined,
  mchId: string,
  at: Date,
  tellsAll: boolean,
): Text {
  const own = found?.mchId === mchId ? found : undefined;
  if (own && at < own.notBefore) return notBefore(own.notBefore);
  if (own && at > own.notAfter) return expired(own.notAfter);
  if (!tellsAll) return NO_VALID_CERTIFICATE;
  if (!found) return said("no certificate has this number", "没有此序列号的证书");
  if (!own) return said("this is another merchant's certificate", "这是另一商户的证书");
  return statusOf(own);
}

function statusOf({ status }: MerchantCertificate): Text {
  switch (status.state) {
    case "revoked":
      return said(
        `this certificate was revoked at ${secondOf(status.at)}; apply for a new one`,
        `该证书已于 ${secondOf(status.at)} 吊销；请申请新证书`,
      );
    case "superseded":
      return said(
        `a newer certificate took this one's place, and it was retired at ${secondOf(status.retiresAt)}; use the newer one`,
        `该证书已被新证书取代，并于 ${secondOf(status.retiresAt)} 停用；请使用新证书`,
      );
    case "valid":
      return NO_VALID_CERTIFICATE;
  }
}

function notBefore(date: Date): Text {
  return said(
    `this certificate is not valid before ${secondOf(date)}`,
    `该证书自 ${secondOf(date)} 起才有效`,
  );
}

function expired(date: Date): Text {
  return said(
    `this certificate expired at ${secondOf(date)}; apply for a new one`,
    `该证书已于 ${secondOf(date)} 过期；请申请新证书`,
  );
}

function secondOf(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

function said(en: string, zh: string): Text {
  return { en, zh };
}
