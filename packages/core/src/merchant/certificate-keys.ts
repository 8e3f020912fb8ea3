import type { KeyObject } from "node:crypto";
import { loadCertificate } from "@shiming/crypto";
import { BoundedMap } from "../bounded-map.ts";
import type { MerchantCertificate } from "./certificate.ts";

const MOST_REMEMBERED = 10_000;

/** Parsing a certificate costs more than verifying with it, and its bytes never change: parsed once, remembered. */
export class CertificateKeys {
  readonly #keys = new BoundedMap<string, KeyObject>(MOST_REMEMBERED);

  publicKeyOf({ certificatePem }: Pick<MerchantCertificate, "certificatePem">): KeyObject {
    const known = this.#keys.get(certificatePem);
    if (known) return known;
    const { publicKey } = loadCertificate(certificatePem);
    this.#keys.set(certificatePem, publicKey);
    return publicKey;
  }
}
