import { createPublicKey, type KeyObject } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { loadPrivateKey } from "../keys.ts";

const folder = new URL("../../../../vectors/", import.meta.url);

/** The path of a file of `vectors/`. */
function vectorPath(name: string): string {
  return fileURLToPath(new URL(name, folder));
}

/** A JSON file of `vectors/`, as what its README says it is. */
export function readVectors<T>(name: string): T {
  return JSON.parse(readFileSync(vectorPath(name), "utf8")) as T;
}

/** A published test key: `file` for the openssl command, the two halves for ours. */
export type TestKey = { file: string; privateKey: KeyObject; publicKey: KeyObject };

/** One of the keys in `vectors/keys`, named as the vectors name it. */
export function testKey(name: string): TestKey {
  const file = vectorPath(name);
  const privateKey = loadPrivateKey(readFileSync(file));
  return { file, privateKey, publicKey: createPublicKey(privateKey) };
}

/** RSA 2048, 3072 and 4096: every size that the contract names. */
export const testKeys: [string, TestKey][] = ["2048", "3072", "4096"].map((bits) => [
  `RSA ${bits}`,
  testKey(`keys/rsa-${bits}.pem`),
]);

/** For tests that need any key. */
export const aKey: TestKey = testKey("keys/rsa-2048.pem");
