import type { KeyObject } from "node:crypto";
import type { Text } from "../text.ts";
import { hasCloseFactors, hasSmallFactor } from "./factors.ts";
import { hasRocaFingerprint } from "./roca.ts";

/** Why anybody can break an RSA key by itself, and what to do; `undefined` for a good one. */
export function weaknessOfRsa(key: KeyObject): Text | undefined {
  const modulus = BigInt(`0x${rsaModulusOf(key).toString("hex")}`);
  if (hasRocaFingerprint(modulus)) {
    return weak(
      "the key was made by a device with the fault ROCA (CVE-2017-15361) and can be broken",
      "该密钥由存在 ROCA 漏洞（CVE-2017-15361）的设备生成，可被破解",
    );
  }
  if (hasSmallFactor(modulus))
    return weak("the key is divisible by a small prime", "该密钥的模数能被小素数整除");
  if (hasCloseFactors(modulus)) {
    return weak(
      "the two primes of the key are so close that anybody can find them (CVE-2022-26320)",
      "该密钥的两个素数过于接近，任何人都能求出（CVE-2022-26320）",
    );
  }
  return undefined;
}

/** Big endian, without leading zeros. */
export function rsaModulusOf(key: KeyObject): Buffer {
  return Buffer.from(key.export({ format: "jwk" }).n ?? "", "base64url");
}

function weak(en: string, zh: string): Text {
  return {
    en: `${en}; make a new one on another machine, with "openssl genrsa -out key.pem 2048"`,
    zh: `${zh}；请换一台机器用以下命令重新生成：“openssl genrsa -out key.pem 2048”`,
  };
}
