import { generateKeyPairSync } from "node:crypto";
import { expect, it } from "vitest";
import { HostError } from "./host-error.ts";
import { type RealnameHostOptions, readOptions } from "./options.ts";

const newKey = (namedCurve: string) => generateKeyPairSync("ec", { namedCurve });
const { privateKey, publicKey } = newKey("P-256");
const pem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
const encrypted = privateKey.export({
  ...{ type: "pkcs8", format: "pem", cipher: "aes-256-cbc" },
  passphrase: "password",
});
const options = {
  baseUrl: "https://realname.example",
  issuer: "https://city.example",
  kid: "k",
  privateKey: pem,
};

function ruleBrokenBy(changes: object): string | undefined {
  try {
    readOptions({ ...options, ...changes } as RealnameHostOptions);
    return undefined;
  } catch (error) {
    if (error instanceof HostError && error.failure === "option_invalid") return error.message;
    throw error;
  }
}

it.each([
  ["a key as PEM of SEC 1", { privateKey: privateKey.export({ type: "sec1", format: "pem" }) }],
  ["a key as bytes", { privateKey: new TextEncoder().encode(pem) }],
  ["a key of node:crypto", { privateKey }],
  ["a key whose line breaks were lost", { privateKey: pem.replaceAll("\n", " ") }],
  ["a key with literal line breaks, as a variable has it", { privateKey: pem.replaceAll("\n", "\\n") }],
  ["an indented key", { privateKey: pem.replaceAll(/^/gm, "    ") }],
  ["base64 alone", { privateKey: pem.replaceAll(/-----.*-----|\n/g, "") }],
  ["a key in UTF-16", { privateKey: Buffer.from(`\ufeff${pem}`, "utf16le") }],
  ["a key as DER", { privateKey: privateKey.export({ type: "pkcs8", format: "der" }) }],
  ["a key as JWK", { privateKey: JSON.stringify(privateKey.export({ format: "jwk" })) }],
  [
    "a key beside its parameters, as openssl ecparam writes it",
    { privateKey: `-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n${pem}` },
  ],
  ["an encrypted key and its passphrase", { privateKey: encrypted, passphrase: "password" }],
  ["a slash behind the origin", { baseUrl: "https://realname.example/" }],
  ["a URL", { baseUrl: new URL("https://realname.example:8443") }],
  ["http on this machine", { baseUrl: "http://127.0.0.1:8080" }],
])("takes %s", (_what, changes) => {
  expect(ruleBrokenBy(changes)).toBeUndefined();
});

it("asserts to the base URL without the slash, as the platform knows itself", () => {
  expect(readOptions({ ...options, baseUrl: "https://realname.example/" }).baseUrl).toBe(options.baseUrl);
});

it.each([
  ["baseUrl", { baseUrl: "realname.example" }],
  ["baseUrl", { baseUrl: "http://realname.example" }],
  ["baseUrl", { baseUrl: "https://user:password@realname.example" }],
  ["baseUrl", { baseUrl: "https://realname.example/path" }],
  ["baseUrl", { baseUrl: "https://realname.example/?x" }],
  ["baseUrl", { baseUrl: undefined }],
  ["issuer", { issuer: "" }],
  ["kid", { kid: undefined }],
  ["privateKey", { privateKey: undefined }],
  ["privateKey", { privateKey: "no key" }],
  ["privateKey", { privateKey: publicKey }],
  ["privateKey", { privateKey: newKey("P-384").privateKey }],
  ["privateKey", { privateKey: generateKeyPairSync("ed25519").privateKey }],
  ["privateKey", { privateKey: encrypted }],
  ["privateKey", { privateKey: encrypted, passphrase: "wrong" }],
  ["privateKey", { privateKey: publicKey.export({ type: "spki", format: "pem" }) }],
  ["privateKey", { privateKey: 5 }],
  ["passphrase", { passphrase: 5 }],
  ["attemptTimeoutMs", { attemptTimeoutMs: 0 }],
  ["attemptTimeoutMs", { attemptTimeoutMs: 1.5 }],
  ["attemptTimeoutMs", { attemptTimeoutMs: 60_001 }],
])("says that %s is wrong, and not what it is", (name, changes) => {
  const rule = ruleBrokenBy(changes);
  expect(rule).toMatch(new RegExp(`^${name} is `));
  expect(rule).not.toContain("password");
  expect(rule).not.toMatch(/BEGIN [A-Z]|[A-Za-z0-9+/]{40}/);
});

it.each([
  [
    "a public key",
    publicKey.export({ type: "spki", format: "pem" }),
    "A private key is needed; this is a public key",
  ],
  ["an encrypted key", encrypted, "The private key is encrypted, and the passphrase is missing or wrong."],
  ["another curve", newKey("P-384").privateKey, "this is ec (secp384r1)"],
  ["another algorithm", generateKeyPairSync("ed25519").privateKey, "this is ed25519"],
  ["the public half", publicKey, "this is a public key"],
  ["nothing", "", "and is missing"],
])("says what %s in the place of the key is", (_what, given, said) => {
  expect(ruleBrokenBy({ privateKey: given })).toContain(said);
});
