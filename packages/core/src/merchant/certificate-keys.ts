import type { KeyObject } from "node:crypto";
import { loadCertificate } from "@shiming/crypto";
import type { MerchantCertificate } from "./certificate.ts";

const MOST_REMEMBERED = 10_000;

/** Parsing a certificate costs more than verifying with it, and its bytes never change: parsed once, remembered. */
export class CertificateKeys {
  readonly #keys = new Map<string, KeyObject>();

  publicKeyOf(certificate: Pick<MerchantCertificate, "certificatePem">): KeyObject {
    const { certificatePem } = certificate;
    const known = this.#keys.get(certificatePem);
    if (known) return known;
    const { publicKey } = loadCertificate(certificatePem);
    if (this.#keys.size >= MOST_REMEMBERED) this.#keys.clear();
    this.#keys.set(certificatePem, publicKey);
    return publicKey;
  }
}
