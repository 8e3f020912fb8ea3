/** Merchants with the published test keys, and what they send. */
import { createPrivateKey, type KeyObject, sign } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { makeCertificate } from "./commands.ts";

export interface TestMerchant {
  readonly mchId: string;
  readonly certSerialNo: string;
  readonly certificatePem: string;
  readonly privateKeyFile: string;
  readonly privateKey: KeyObject;
}

const keyFile = (name: string) => fileURLToPath(new URL(`../../vectors/keys/${name}.pem`, import.meta.url));

function testMerchant(mchId: string, key: string, certSerialNo: string): TestMerchant {
  const privateKeyFile = keyFile(key);
  return {
    mchId,
    certSerialNo,
    privateKeyFile,
    privateKey: createPrivateKey(readFileSync(privateKeyFile)),
    certificatePem: makeCertificate(privateKeyFile, certSerialNo, `merchant ${mchId}`),
  };
}

/** Of RSA 2048, and a serial number that begins with zeros. */
export const merchant = testMerchant("1900000109", "rsa-2048", "00A1B2C3D4E5F60718293A4B5C6D7E8F90A1B2C3");
/** Of RSA 4096. */
export const largeMerchant = testMerchant("90000002", "rsa-4096", "5157F09EFDC096DE15EBE81A47057A7232F1B8E1");
/** Bound to no mini program. */
export const strangeMerchant = testMerchant(
  "80000003",
  "rsa-3072",
  "4A0000000000000000000000000000000000F00D",
);

export function signatureOf(message: string, privateKey: KeyObject): string {
  return sign("sha256", Buffer.from(message), privateKey).toString("base64");
}
