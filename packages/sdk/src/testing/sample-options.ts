import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { run } from "./command.ts";

/** The path of one of the published test keys. */
export function keyFile(name: string): string {
  return fileURLToPath(new URL(`../../../../vectors/keys/${name}.pem`, import.meta.url));
}

export const privateKey = readFileSync(keyFile("rsa-2048"), "utf8");

/** A self-signed certificate of a published key by openssl. */
export function certificateOf(key: string, serial: string): string {
  const args = ["req", "-x509", "-new", "-key", keyFile(key), "-set_serial", `0x${serial}`];
  return run("openssl", [...args, "-days", "400", "-subj", "/CN=test"]).toString();
}

export const certSerialNo = "00A1B2C3D4E5F60718293A4B5C6D7E8F90A1B2C3";

/** Options that a client takes. */
export const sampleOptions = {
  baseUrl: "https://realname.example.com",
  appid: "wx0123456789abcdef",
  secret: "a-secret-nobody-may-see",
  mchId: "1900000109",
  certSerialNo,
  privateKey,
} as const;
