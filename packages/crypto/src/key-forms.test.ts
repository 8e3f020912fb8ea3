import { createPublicKey, type KeyObject } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { loadPrivateKey, loadPublicKey } from "./keys.ts";
import { run, withFile } from "./testing/command.ts";
import { aKey } from "./testing/vectors.ts";

const { file } = aKey;
const openssl = (...args: string[]) => run("openssl", args);
const pkcs8 = openssl("pkcs8", "-topk8", "-nocrypt", "-in", file).toString();
const pkcs1 = openssl("rsa", "-traditional", "-in", file).toString();
const der = openssl("pkcs8", "-topk8", "-nocrypt", "-in", file, "-outform", "DER");
const lines = pkcs8.trim().split("\n");
const body = lines.slice(1, -1).join("");
const base64 = (text: string) => Buffer.from(text).toString("base64");
const urlSafe = (text: string) => text.replaceAll("+", "-").replaceAll("/", "_");

/** Lines of 76 characters at most (RFC 2045). */
const quotedPrintable = (text: string) => text.replaceAll("=", "=3D").replaceAll(/.{72}(?=.)/g, "$&=\r\n");

/** What became of the file on its way, and can be read in one way alone. */
const READABLE: readonly [string, string | Buffer][] = [
  ["literal \\n", pkcs8.replaceAll("\n", "\\n")],
  ["literal \\r\\n", pkcs8.replaceAll("\n", "\\r\\n")],
  ["literal \\n that was escaped once more", pkcs8.replaceAll("\n", "\\\\n")],
  ["n, of \\n without its backslash", pkcs8.replaceAll("\n", "n")],
  ["spaces for line ends", pkcs8.replaceAll("\n", " ")],
  ["no line ends at all", pkcs8.replaceAll("\n", "")],
  ["no white space at all", pkcs8.replaceAll(/\s/g, "")],
  ["CR for line ends", pkcs8.replaceAll("\n", "\r")],
  ["CR LF and spaces at the ends of lines", pkcs8.replaceAll("\n", "  \r\n")],
  ["indented lines", pkcs8.replaceAll(/^/gm, "    ")],
  ["quoted lines of a mail", pkcs8.replaceAll(/^/gm, "> ")],
  ["headers inside the block", pkcs8.replace("-----\n", "-----\nComment: exported\nVersion: 1\n\n")],
  [
    "marks in small letters",
    pkcs8.replaceAll(/BEGIN PRIVATE KEY|END PRIVATE KEY/g, (mark) => mark.toLowerCase()),
  ],
  ["lines that are comments", pkcs8.replaceAll(/^(?=.)/gm, "# ")],
  ["a constant of Java", `private static final String KEY = "${body}";`],
  ["a line of settings", `merchant.private-key=${body}\nmerchant.id=1900000109\n`],
  ["hex", der.toString("hex")],
  ["hex as a dump has it", (der.toString("hex").toUpperCase().match(/../g) ?? []).join(" ")],
  ["hex with colons", (der.toString("hex").match(/../g) ?? []).join(":")],
  ["DER with zeros behind it", Buffer.concat([der, Buffer.alloc(37)])],
  ["DER behind a byte order mark", Buffer.concat([Buffer.from("\ufeff"), der])],
  ["DER that was saved as UTF-8", run("iconv", ["-f", "latin1", "-t", "utf-8"], der)],
  ["base64 alone", body],
  ["base64 alone in lines", lines.slice(1, -1).join("\n")],
  ["base64 for URLs", urlSafe(body).replaceAll("=", "")],
  ["quoted-printable, as a mail keeps it", quotedPrintable(pkcs8)],
  ["hyphens that are lines of a table", pkcs8.replaceAll("-", "\u2500")],
  ["marks without hyphens", pkcs8.replaceAll("-----", "")],
  ["marks with _ between their words", pkcs8.replaceAll("PRIVATE KEY", "PRIVATE_KEY")],
  [
    "a secret of Kubernetes",
    `data:\n  appid: d3gx\n  tls.key: ${base64(pkcs8)}\n  ca.key: ${base64(pkcs1)}\n`,
  ],
  ["a data URL", `data:application/x-pem-file;base64,${base64(pkcs8)}`],
  ["base64 of base64 of PEM", base64(base64(pkcs8))],
  ["what openssl prints, with PEM behind it", openssl("pkey", "-in", file, "-text")],
  ["no END line", lines.slice(0, -1).join("\n")],
  ["no BEGIN line", lines.slice(1).join("\n")],
  ["attributes before it", `Bag Attributes\n    localKeyID: 01\nKey Attributes: <No Attributes>\n${pkcs8}`],
  ["the label of PKCS#1", pkcs8.replaceAll("PRIVATE", "RSA PRIVATE")],
  ["PKCS#1 with the label of PKCS#8", pkcs1.replaceAll("RSA PRIVATE", "PRIVATE")],
  ["other labels at its ends", pkcs8.replace("END PRIVATE", "END RSA PRIVATE")],
  ["the key twice, in both forms", pkcs8 + pkcs1],
  ["a JSON text", JSON.stringify(pkcs8)],
  ["a JSON text with each slash escaped", JSON.stringify(pkcs8).replaceAll("/", "\\/")],
  ["a JSON text with each plus escaped", JSON.stringify(pkcs8).replaceAll("+", "\\u002B")],
  ["a JSON object with the key in it", JSON.stringify({ private_key: pkcs8 })],
  ["entities of HTML", pkcs8.replaceAll("\n", "&#10;").replaceAll("+", "&#43;")],
  ["line breaks of HTML", pkcs8.replaceAll("\n", "<br>")],
  ["the form of a URL", encodeURIComponent(pkcs8)],
  ["the form of a URL, plus for space", encodeURIComponent(pkcs8).replaceAll("%20", "+")],
  ["a space for each plus", pkcs8.replaceAll("+", " ")],
  ["base64 of the file", base64(pkcs8)],
  ["base64 of base64 of the file", base64(base64(pkcs8))],
  ["a string of a program", `"${lines.join('\\n" +\n  "')}\\n";`],
  ["a string of Python", `b'''${pkcs8}'''`],
  ["dashes of a word processor", pkcs8.replaceAll("-----", "—–-")],
  ["full-width hyphens", pkcs8.replaceAll("-", "－")],
  ["a byte order mark", `\ufeff${pkcs8}`],
  ["zeros", pkcs8.replaceAll("\n", "\n\0")],
  ["UTF-16LE", Buffer.from(`\ufeff${pkcs8}`, "utf16le")],
  ["UTF-16BE", Buffer.from(`\ufeff${pkcs8}`, "utf16le").swap16()],
  ["UTF-16LE without its mark", Buffer.from(pkcs8, "utf16le")],
  ["UTF-16BE without its mark", Buffer.from(pkcs8, "utf16le").swap16()],
  ["UTF-16LE that was read as UTF-8", Buffer.from(`\ufeff${pkcs8}`, "utf16le").toString()],
  ["DER of PKCS#8", openssl("pkcs8", "-topk8", "-nocrypt", "-in", file, "-outform", "DER")],
  ["DER of PKCS#1", openssl("rsa", "-traditional", "-in", file, "-outform", "DER")],
  ["DER that was read as Latin-1", openssl("pkey", "-in", file, "-outform", "DER").toString("latin1")],
  ["a JWK", JSON.stringify(aKey.privateKey.export({ format: "jwk" }))],
  ["a certificate beside it", openssl("req", "-x509", "-subj", "/CN=a", "-key", file).toString() + pkcs8],
];

test.each(READABLE)("a private key is read from %s", (_what, given) => {
  expect(isTheKey(loadPrivateKey(given))).toBe(true);
});

test.each([
  ["literal \\n", (pem: string) => pem.replaceAll("\n", "\\n")],
  ["no line ends", (pem: string) => pem.replaceAll("\n", "")],
  ["UTF-16", (pem: string) => Buffer.from(`\ufeff${pem}`, "utf16le")],
])("an encrypted key, traditional or not, is read from %s", (_what, change) => {
  for (const made of [
    ["rsa", "-traditional", "-aes128"],
    ["rsa", "-traditional", "-des3"],
    ["pkcs8", "-topk8"],
  ]) {
    const pem = openssl(...made, "-in", file, "-passout", "pass:secret").toString();
    expect(isTheKey(loadPrivateKey(change(pem), "secret"))).toBe(true);
    expect(saidOf(() => loadPrivateKey(change(pem), "wrong")).code).toBe("passphrase_missing_or_wrong");
  }
});

describe("a cipher that OpenSSL 3 keeps in its provider legacy", () => {
  const legacy = ["-provider", "legacy", "-provider", "default", "-passout", "pass:secret"];
  test.each([
    ["RC2-CBC", ["rsa", "-traditional", "-rc2", "-in", file]],
    ["DES-CBC", ["rsa", "-traditional", "-des", "-in", file]],
    ["MD5-DES", ["pkcs8", "-topk8", "-v1", "PBE-MD5-DES", "-in", file]],
    ["SHA1-RC2", ["pkcs8", "-topk8", "-v1", "PBE-SHA1-RC2-64", "-in", file]],
    ["RC2-40", ["pkcs8", "-topk8", "-v1", "PBE-SHA1-RC2-40", "-in", file]],
    ["RC4-128", ["pkcs8", "-topk8", "-v1", "PBE-SHA1-RC4-128", "-in", file]],
    ["DES", ["pkcs8", "-topk8", "-v2", "des", "-in", file]],
  ])("is named, with a command that works: %s", (cipher, made) => {
    const pem = openssl(...made, ...legacy);
    for (const passphrase of ["secret", "wrong", undefined]) {
      const { code, text } = saidOf(() => loadPrivateKey(pem, passphrase));
      expect(code).toBe("key_cipher_unsupported");
      expect(text.en).toContain(`(${cipher})`);
      expect(text.zh).toContain(`（${cipher}）`);
    }
    const [command] = commandsIn(saidOf(() => loadPrivateKey(pem, "secret")).text.en, pem, "secret");
    expect(isTheKey(loadPrivateKey(command ?? "", "secret"))).toBe(true);
  });
});

test.each([
  ["of today", []],
  ["with RC2", ["-legacy"]],
])("PKCS#12 %s in the place of a key is named, with a command that works", (_what, options) => {
  const certificate = openssl("req", "-x509", "-subj", "/CN=a", "-key", file);
  const made = ["pkcs12", "-export", ...options, "-inkey", file, "-passout", "pass:secret"];
  const pkcs12 = run("openssl", made, certificate);
  const { code, text } = saidOf(() => loadPrivateKey(pkcs12));
  expect(code).toBe("key_malformed");
  expect(text.en).toContain("PKCS#12");
  const [key] = commandsIn(text.en, pkcs12, "secret");
  expect(isTheKey(loadPrivateKey(key ?? ""))).toBe(true);
});

test.each<[string, string, string | Buffer]>([
  ["a certificate", "证书", openssl("req", "-x509", "-subj", "/CN=a", "-key", file)],
  ["a certificate request", "证书请求", openssl("req", "-new", "-subj", "/CN=a", "-key", file)],
  ["a public key", "公钥", openssl("pkey", "-in", file, "-pubout")],
  ["an SSH public key", "SSH 公钥", "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQC me@example"],
  ["a key of PuTTY", "PuTTY", "PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\n"],
  ["a key in XML", "XML", "<RSAKeyValue><Modulus>AQAB</Modulus><D>AQAB</D></RSAKeyValue>"],
  ["a web page", "网页", "<!DOCTYPE html><html><body>404</body></html>"],
  ["the name of a file", "文件名", "/etc/keys/apiclient_key.pem"],
  ["an archive", "压缩包", Buffer.from("504b030414000000", "hex")],
  ["a Java key store", "Java", Buffer.from("feedfeed0000000200000001", "hex")],
  ["empty", "空", ""],
  ["cut short", "不完整", pkcs8.slice(0, 900)],
  ["damaged", "损坏", pkcs8.replace("MII", "MI*")],
  ["neither PEM, base64 nor DER", "既非", "the key"],
  [
    "a key or certificate in DER with other bytes behind it",
    "多余的字节",
    Buffer.concat([der, Buffer.from("xyz")]),
  ],
  [
    "a binary file (DER) whose line ends were changed",
    "文本模式",
    Buffer.from(der.toString("latin1").replaceAll("\n", "\r\n"), "latin1"),
  ],
  [
    "a binary file that was read as text",
    "二进制",
    openssl("pkey", "-in", file, "-outform", "DER").toString(),
  ],
])("%s in the place of a key is named in both languages", (en, zh, given) => {
  const { code, text } = saidOf(() => loadPrivateKey(given));
  expect(code).toBe("key_malformed");
  expect(text.en).toContain(`A private key is needed; this is ${en}`);
  expect(text.zh).toContain(zh);
});

test("the form of OpenSSH is named, with a command that works on a copy", () => {
  withFile("", (path) => {
    run("ssh-keygen", ["-q", "-t", "rsa", "-b", "2048", "-N", "", "-f", `${path}.key`]);
    const { text } = saidOf(() => loadPrivateKey(readFileSync(`${path}.key`)));
    expect(text.en).toContain('"ssh-keygen -p -m PEM -f COPY"');
    run("ssh-keygen", ["-p", "-m", "PEM", "-P", "", "-N", "", "-f", `${path}.key`]);
    expect(loadPrivateKey(readFileSync(`${path}.key`)).asymmetricKeyType).toBe("rsa");
  });
});

test.each([
  ["SM2", ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:SM2"]],
  ["EC (P-256)", ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"]],
  ["Ed25519", ["-algorithm", "ED25519"]],
  ["RSA-PSS", ["-algorithm", "RSA-PSS"]],
])("a key for %s is named", (name, options) => {
  const { code, text } = saidOf(() => loadPrivateKey(openssl("genpkey", ...options)));
  expect(code).toBe("key_not_rsa");
  expect(text.en).toContain(name);
  expect(text.zh).toContain(name);
});

test("of two keys in one file none is chosen", () => {
  const both = pkcs8 + openssl("genrsa", "2048").toString();
  expect(saidOf(() => loadPrivateKey(both)).code).toBe("key_ambiguous");
});

test("a public key is read from as many forms", () => {
  const pem = openssl("pkey", "-in", file, "-pubout").toString();
  for (const given of [
    pem.replaceAll("\n", "\\n"),
    pem.replaceAll("\n", ""),
    Buffer.from(pem, "utf16le"),
    base64(pem),
  ]) {
    expect(loadPublicKey(given).equals(aKey.publicKey)).toBe(true);
  }
  expect(
    loadPublicKey(openssl("pkey", "-in", file, "-pubout", "-outform", "DER")).equals(aKey.publicKey),
  ).toBe(true);
});

function isTheKey(key: KeyObject): boolean {
  return createPublicKey(key).equals(aKey.publicKey);
}

function saidOf(load: () => unknown): { code: string; text: { en: string; zh: string } } {
  try {
    load();
  } catch (error) {
    return error as ReturnType<typeof saidOf>;
  }
  return expect.unreachable();
}

/** Runs every openssl command that a sentence quotes on the file; what each prints. */
function commandsIn(sentence: string, content: Buffer, passphrase: string): string[] {
  const commands = [...sentence.matchAll(/"openssl ([^"]+)"/g)].map(([, words = ""]) => words.split(" "));
  const pass = ["-passin", `pass:${passphrase}`];
  return commands.map((words) =>
    withFile(content, (path) => {
      const args = words.map((word) => ({ FILE: path, "key.pem": `${path}.out` })[word] ?? word);
      const out = words.includes("-nodes") ? [] : ["-passout", `pass:${passphrase}`];
      run("openssl", [...args, ...pass, ...out]);
      return readFileSync(`${path}.out`, "utf8");
    }),
  );
}
