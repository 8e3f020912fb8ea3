import { createPublicKey, generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { run } from "../testing/command.ts";
import { aKey, readVectors, testKey } from "../testing/vectors.ts";
import { diagnoseSignature } from "./signature.ts";

const S = "00A1B2C3D4E5F60718293A4B5C6D7E8F90A1B2C3";
const T = 1573203570;
const RIGHT = `cert_serialno=${S}&timestamp=${T}`;
const request = { certSerialNo: S, timestamp: T, mchId: "1900000109", authToken: "a/b-c" };
const otherKey = testKey("keys/rsa-3072.pem");

/** Signs bytes with openssl, on one line of base64. */
function opensslSign(
  message: string | Uint8Array,
  args: readonly string[] = ["-sha256"],
  key = aKey.file,
): string {
  return run("openssl", ["dgst", ...args, "-sign", key], message).toString("base64");
}

const wordsOf = (sign: string, ...others: (typeof aKey)[]) =>
  diagnoseSignature(
    { ...request, sign },
    aKey.publicKey,
    others.map(({ publicKey }) => publicKey),
  ).map(({ word }) => word);

/** The bytes that a shell's printf writes: escapes as octal. */
const printf = (format: string) => run("printf", [format]);
const iconv = (text: string, charset: string) => run("iconv", ["-f", "utf-8", "-t", charset], text);

const digestInHex = (algorithm: string) =>
  run("openssl", ["dgst", "-r", `-${algorithm}`], RIGHT)
    .toString()
    .split(" ")[0] ?? "";

describe("the bytes of a signature,", () => {
  const bytes = Buffer.from(opensslSign(RIGHT), "base64");
  const inBase64 = (changed: Buffer) => run("base64", ["-w0"], changed).toString();

  it.each([
    ["in reverse order", inBase64(Buffer.from(bytes).reverse()), ["sign_reversed"]],
    [
      "each a character of a text",
      inBase64(run("iconv", ["-f", "latin1", "-t", "utf-8"], bytes)),
      ["sign_as_text"],
    ],
    ["lost to U+FFFD", Buffer.from(bytes.toString()).toString("base64"), ["sign_as_text"]],
    [
      "a digest",
      run("bash", ["-c", `printf %s '${RIGHT}' | openssl dgst -sha256 -binary | base64`])
        .toString()
        .trim(),
      ["sign_digest"],
    ],
  ])("%s", (_, sign, words) => {
    expect(wordsOf(sign)).toEqual(words);
  });
});

describe("the string that was signed:", () => {
  it("nothing is wrong with the right one", () => {
    expect(wordsOf(opensslSign(RIGHT))).toEqual([]);
  });

  it.each<[string, string | Uint8Array, readonly string[]]>([
    ["×tamp", `cert_serialno=${S}×tamp=${T}`, ["times_entity"]],
    ["×tamp in GBK", iconv(`cert_serialno=${S}×tamp=${T}`, "gbk"), ["times_entity"]],
    ["×tamp in ISO 8859-1", iconv(`cert_serialno=${S}×tamp=${T}`, "iso-8859-1"), ["times_entity"]],
    ["&amp;", `cert_serialno=${S}&amp;timestamp=${T}`, ["ampersand_entity"]],
    ["&&", `cert_serialno=${S}&&timestamp=${T}`, ["ampersand_extra"]],
    ["& at the end", `${RIGHT}&`, ["ampersand_extra"]],
    ["LF", run("bash", ["-c", `echo "${RIGHT}"`]), ["newline_added"]],
    ["CRLF", printf(`${RIGHT}\\r\\n`), ["newline_added"]],
    ["a line break written out", `${RIGHT}\\n`, ["newline_written"]],
    ["a tab at the end", printf(`${RIGHT}\\t`), ["spaces_added"]],
    ["a null byte at the end", Buffer.from(`${RIGHT}\0`), ["spaces_added"]],
    ["? before it", `?${RIGHT}`, ["ampersand_extra"]],
    ["a comma between", `cert_serialno=${S},timestamp=${T}`, ["separator_other"]],
    ["a full-width &", `cert_serialno=${S}＆timestamp=${T}`, ["separator_other"]],
    ["Java's map", `{cert_serialno=${S}, timestamp=${T}}`, ["separator_other"]],
    ["nothing", "", ["fields_missing"]],
    ["the time alone", `timestamp=${T}`, ["fields_missing"]],
    ["undefined", `cert_serialno=undefined&timestamp=${T}`, ["value_empty"]],
    ["None", `cert_serialno=${S}&timestamp=None`, ["value_empty"]],
    ["no value", `cert_serialno=&timestamp=${T}`, ["value_empty"]],
    ["a fraction", `cert_serialno=${S}&timestamp=${T}.0`, ["signed_timestamp_form"]],
    ["a time zone", `cert_serialno=${S}&timestamp=${T + 8 * 3600}`, ["signed_timestamp_zone"]],
    ["UTF-16, big-endian", iconv(RIGHT, "utf-16be"), ["string_utf16"]],
    ["UTF-16 with its mark", iconv(RIGHT, "utf-16"), ["string_utf16"]],
    ["UTF-32", iconv(RIGHT, "utf-32le"), ["string_utf16"]],
    ["base64", run("base64", ["-w0"], RIGHT), ["string_encoded"]],
    ["placeholders of a shell", "cert_serialno=$cert_serialno&timestamp=$timestamp", ["placeholders_left"]],
    ["its digest in capitals", digestInHex("sha256").toUpperCase(), ["digest_twice"]],
    ["its MD5 in hex", digestInHex("md5"), ["digest_twice"]],
    ["a serial number as Python prints bytes", `cert_serialno=b'${S}'&timestamp=${T}`, ["python_bytes"]],
    ["a time as Python prints bytes", `cert_serialno=${S}&timestamp=b'${T}'`, ["python_bytes"]],
    ["both as Python prints bytes", `cert_serialno=b'${S}'&timestamp=b'${T}'`, ["python_bytes"]],
    ["all as Python prints bytes", `b'${RIGHT}'`, ["python_bytes"]],
    ["double quotes", `"${RIGHT}"`, ["quoted"]],
    ["single quotes", `'${RIGHT}'`, ["quoted"]],
    ["quoted values", `cert_serialno="${S}"&timestamp="${T}"`, ["quoted"]],
    ["wrong order", `timestamp=${T}&cert_serialno=${S}`, ["order_reversed"]],
    ["a space at the end", `${RIGHT} `, ["spaces_added"]],
    ["spaces around &", `cert_serialno=${S} & timestamp=${T}`, ["spaces_added"]],
    ["another name", `cert_serial_no=${S}&timestamp=${T}`, ["names_other"]],
    ["values without names", `${S}${T}`, ["names_other"]],
    ["placeholders", "cert_serialno={cert_serialno}&timestamp={timestamp}", ["placeholders_left"]],
    ["URL encoding", `cert_serialno%3D${S}%26timestamp%3D${T}`, ["string_url_encoded"]],
    ["UTF-16", iconv(RIGHT, "utf-16le"), ["string_utf16"]],
    ["a byte order mark", printf(`\\357\\273\\277${RIGHT}`), ["byte_order_mark"]],
    ["milliseconds", `cert_serialno=${S}&timestamp=${T}000`, ["signed_timestamp_milliseconds"]],
    ["other milliseconds", `cert_serialno=${S}&timestamp=${T}417`, ["signed_timestamp_milliseconds"]],
    ["the second before", `cert_serialno=${S}&timestamp=1573203569`, ["signed_timestamp_other"]],
    ["a minute before", `cert_serialno=${S}&timestamp=1573203510`, ["signed_timestamp_other"]],
    ["lower case", `cert_serialno=${S.toLowerCase()}&timestamp=${T}`, ["signed_serial_lower_case"]],
    ["no zeros", `cert_serialno=${S.slice(2)}&timestamp=${T}`, ["signed_serial_zeros_missing"]],
    [
      "colons",
      `cert_serialno=00:a1:b2:c3:d4:e5:f6:07:18:29:3a:4b:5c:6d:7e:8f:90:a1:b2:c3&timestamp=${T}`,
      ["signed_serial_form"],
    ],
    ["0x", `cert_serialno=0x${S}&timestamp=${T}`, ["signed_serial_form"]],
    [
      "two mistakes",
      `cert_serialno=${S.toLowerCase()}×tamp=${T}`,
      ["signed_serial_lower_case", "times_entity"],
    ],
    ["two others", `timestamp=${T}&cert_serialno=${S}\n`, ["order_reversed", "newline_added"]],
    ["anything else", "hello", ["string_other"]],
  ])("%s", (_, message, words) => {
    expect(wordsOf(opensslSign(message))).toEqual(words);
  });

  it.each([
    `{"auth_token":"a/b-c","mch_id":"1900000109","cert_serialno":"${S}","timestamp":${T}}`,
    `{"auth_token": "a/b-c", "cert_serialno": "${S}", "mch_id": "1900000109", "timestamp": ${T}}`,
    `auth_token=a/b-c&cert_serialno=${S}&mch_id=1900000109&timestamp=${T}`,
    `{"cert_serialno":"${S}","timestamp":${T}}`,
  ])("the whole body: %s", (body) => {
    expect(wordsOf(opensslSign(body))).toEqual(["whole_body"]);
  });

  it("tells which string to sign when it cannot tell which was signed", () => {
    const [mistake] = diagnoseSignature({ ...request, sign: opensslSign("hello") }, aKey.publicKey);
    expect(mistake?.en).toContain(RIGHT);
    expect(mistake?.zh).toContain(RIGHT);
  });
});

describe("the algorithm:", () => {
  const pss = ["-sigopt", "rsa_padding_mode:pss"];
  it.each<[string, readonly string[], readonly string[]]>([
    ["MD5", ["-md5"], ["digest_md5"]],
    ["SHA-1", ["-sha1"], ["digest_sha1"]],
    ["SHA-224", ["-sha224"], ["digest_sha224"]],
    ["SHA-384", ["-sha384"], ["digest_sha384"]],
    ["SHA-512", ["-sha512"], ["digest_sha512"]],
    ["PSS", ["-sha256", ...pss], ["padding_pss"]],
    [
      "PSS with a salt as long as the digest",
      ["-sha256", ...pss, "-sigopt", "rsa_pss_saltlen:digest"],
      ["padding_pss"],
    ],
    ["PSS without a salt", ["-sha256", ...pss, "-sigopt", "rsa_pss_saltlen:0"], ["padding_pss"]],
    ["PSS with Java's mask", ["-sha256", ...pss, "-sigopt", "rsa_mgf1_md:sha1"], ["padding_pss"]],
    ["PSS with SHA-1", ["-sha1", ...pss], ["padding_pss", "digest_sha1"]],
    ["PSS with SHA-512", ["-sha512", ...pss], ["padding_pss", "digest_sha512"]],
  ])("%s", (_, args, words) => {
    expect(wordsOf(opensslSign(RIGHT, args))).toEqual(words);
  });

  it("and the string, both wrong", () => {
    expect(wordsOf(opensslSign(`${RIGHT}\n`, ["-sha1"]))).toEqual(["digest_sha1", "newline_added"]);
    expect(wordsOf(opensslSign(`cert_serialno=${S}×tamp=${T}`, ["-sha256", ...pss]))).toEqual([
      "padding_pss",
      "times_entity",
    ]);
    expect(wordsOf(opensslSign("hello", ["-sha1"]))).toEqual(["digest_sha1", "string_other"]);
  });

  const digest = run("openssl", ["dgst", "-sha256", "-binary"], RIGHT);
  const pkeyutl = (input: string | Uint8Array) =>
    run("openssl", ["pkeyutl", "-sign", "-inkey", aKey.file], input).toString("base64");

  it("a digest for the string", () => {
    expect(wordsOf(opensslSign(digest))).toEqual(["digest_twice"]);
    expect(wordsOf(opensslSign(digest.toString("hex")))).toEqual(["digest_twice"]);
  });

  it("a digest without its name", () => {
    expect(wordsOf(pkeyutl(digest))).toEqual(["digest_unnamed"]);
  });

  it("a string that was encrypted with the private key", () => {
    const encrypted = run("openssl", ["rsautl", "-sign", "-inkey", aKey.file], RIGHT);
    expect(wordsOf(encrypted.toString("base64"))).toEqual(["encrypted_not_signed"]);
  });
});

describe("the key:", () => {
  const sameSize = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const byOther = opensslSign(RIGHT, ["-sha256"], otherKey.file);

  it("another of the same size", () => {
    const sign = run("openssl", ["dgst", "-sha256", "-sign", aKey.file], RIGHT).toString("base64");
    const words = diagnoseSignature({ ...request, sign }, sameSize.publicKey).map(({ word }) => word);
    expect(words).toEqual(["key_other"]);
  });

  it("another of the developer's own", () => {
    expect(wordsOf(byOther, otherKey)).toEqual(["key_other"]);
    expect(wordsOf(opensslSign(`${RIGHT}\n`, ["-sha1"], otherKey.file), otherKey)).toEqual([
      "key_other",
      "digest_sha1",
      "newline_added",
    ]);
  });

  it("another of another size, or a signature that was cut off", () => {
    expect(wordsOf(byOther)).toEqual(["signature_length"]);
    expect(wordsOf(Buffer.from(opensslSign(RIGHT), "base64").subarray(0, 255).toString("base64"))).toEqual([
      "signature_length",
    ]);
  });

  it("one that is not RSA finds nothing in a signature", () => {
    const { publicKey } = generateKeyPairSync("ed25519");
    expect(diagnoseSignature({ ...request, sign: opensslSign(RIGHT) }, publicKey)).toHaveLength(1);
  });
});

describe("the encoding:", () => {
  const sign = opensslSign(RIGHT);
  const bytes = Buffer.from(sign, "base64");

  it("is undone first, and what it hid is told too", () => {
    expect(wordsOf(encodeURIComponent(sign))).toEqual(["sign_url_encoded"]);
    expect(wordsOf(run("basenc", ["--base16", "-w0"], bytes).toString())).toEqual(["sign_hex"]);
    expect(wordsOf(run("openssl", ["base64", "-A"], sign).toString())).toEqual(["sign_base64_twice"]);
    const wrapped = run("openssl", ["base64"], run("openssl", ["dgst", "-sha1", "-sign", aKey.file], RIGHT));
    expect(wordsOf(wrapped.toString())).toEqual(["sign_line_wrapped", "digest_sha1"]);
  });

  it("of nothing like a signature tells just that", () => {
    for (const nothing of ["", "?", "名", "A".repeat(5000)])
      expect(wordsOf(nothing)).toEqual(["sign_malformed"]);
  });
});

it("no bad signature of the Wycheproof vectors makes it throw", () => {
  type Group = { publicKeyPem: string; tests: { sig: string; result: string }[] };
  const { testGroups } = readVectors<{ testGroups: Group[] }>(
    "wycheproof/rsa_signature_2048_sha256_test.json",
  );
  for (const { publicKeyPem, tests } of testGroups) {
    const publicKey = createPublicKey(publicKeyPem);
    for (const { sig } of tests.filter(({ result }) => result !== "valid")) {
      const sign = Buffer.from(sig, "hex").toString("base64");
      expect(diagnoseSignature({ ...request, sign }, publicKey).length).toBeLessThan(4);
    }
  }
});
