/** Certificate serial numbers as the wire writes them: exactly 40 upper-case hex digits, leading zeros kept. */

import { randomBytes as cryptoRandomBytes, type X509Certificate } from "node:crypto";
import { CryptoError } from "./crypto-error.ts";

/** Whether a text is 40 upper-case hex digits. */
export function isCertSerialNo(text: string): boolean {
  return /^[0-9A-F]{40}$/.test(text);
}

/**
 * The serial number of a certificate, padded to 40 digits: Node and OpenSSL print it without leading zero bytes.
 *
 * @throws CryptoError `serial_number_unsupported` if it is zero, negative or longer than 20 bytes (RFC 5280 §4.1.2.2)
 */
export function certSerialNoOf(certificate: X509Certificate): string {
  const certSerialNo = certificate.serialNumber.toUpperCase().padStart(40, "0");
  if (!isCertSerialNo(certSerialNo) || /^0+$/.test(certSerialNo)) {
    throw new CryptoError("serial_number_unsupported", {
      en: "The certificate's serial number is zero, negative or longer than 20 bytes; have it issued anew with a positive one of 1 to 20 bytes.",
      zh: "证书序列号为零、负数或超过 20 字节；请重新签发，序列号须为 1 至 20 字节的正数。",
    });
  }
  return certSerialNo;
}

/**
 * A new serial number: 20 random bytes, the first of them 0x01 to 0x7F, so that it is positive in DER and prints as
 * 40 digits everywhere, padded or not.
 */
export function generateCertSerialNo(randomBytes: (size: number) => Uint8Array = cryptoRandomBytes): string {
  const bytes = Buffer.from(randomBytes(20));
  bytes[0] = 1 + ((bytes[0] as number) % 0x7f);
  return bytes.toString("hex").toUpperCase();
}

/** A serial number in every way that tools write it: only the first is for a request. */
export interface SerialNumberForms {
  /** 40 upper-case hex digits: `cert_serialno`. */
  readonly request: string;
  /** As Java, C# and Windows count. */
  readonly decimal: string;
  /** As `openssl x509 -text` and browsers write it. */
  readonly colons: string;
  readonly lowerCase: string;
  /** As programs write it that take it for a number. */
  readonly withoutZeros: string;
}

/**
 * The forms in which other programs show the same serial number.
 * @param certSerialNo 40 upper-case hex digits
 */
export function serialNumberForms(certSerialNo: string): SerialNumberForms {
  const withoutZeros = certSerialNo.replace(/^0+/, "");
  const bytes = Buffer.from(
    withoutZeros.padStart(withoutZeros.length + (withoutZeros.length % 2), "0"),
    "hex",
  );
  return {
    request: certSerialNo,
    decimal: BigInt(`0x${certSerialNo}`).toString(),
    colons: [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join(":"),
    lowerCase: certSerialNo.toLowerCase(),
    withoutZeros,
  };
}
