import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createRootAuthority, issueServerCertificate } from "@shiming/ca";
import { describe, expect, test } from "vitest";
import { examine } from "../../apps/cli/src/doctor/examine.ts";
import { type KitOptions, readKit } from "../../apps/cli/src/doctor/kit.ts";
import { firstFailed } from "../../apps/cli/src/doctor/report.ts";
import { run } from "../support/commands.ts";
import { scratchFolder } from "../support/shiming.ts";

/** Examines what the options name, at a time. */
async function doctor(options: KitOptions, { env = {}, at = new Date() } = {}) {
  const findings = await examine(readKit(options, env), () => at);
  const told = findings.map(({ seen, ...finding }) => ({ mistakes: undefined, ...finding, seen: seen.en }));
  const step = (name: string) => told.find((each) => each.step === name);
  return { findings, first: firstFailed(findings)?.step, step };
}

/** A file of that content, gone after the test. */
function fileWith(content: string | Uint8Array): string {
  const path = join(scratchFolder(), "file");
  writeFileSync(path, content, { mode: 0o600 });
  return path;
}

const keyFolder = fileURLToPath(new URL("../../vectors/keys/", import.meta.url));
const [keyFile, otherKeyFile] = [join(keyFolder, "rsa-2048.pem"), join(keyFolder, "rsa-3072.pem")];

describe("a captured request", () => {
  const S = "00A1B2C3D4E5F60718293A4B5C6D7E8F90A1B2C3";
  const T = 1573203570;
  const certificate = run("openssl", [
    "req",
    "-x509",
    "-key",
    keyFile,
    "-subj",
    "/CN=m",
    "-set_serial",
    `0x${S}`,
  ]);

  const signed = (message: string | Uint8Array, args: readonly string[] = ["-sha256"], key = keyFile) =>
    run("openssl", ["dgst", ...args, "-sign", key], message).toString("base64");
  const right = `cert_serialno=${S}&timestamp=${T}`;
  const bodyWith = (change: Record<string, unknown>) => ({
    auth_token: "secret-auth-token",
    mch_id: "1900000109",
    cert_serialno: S,
    timestamp: T,
    sign: signed(right),
    ...change,
  });

  async function examined(captured: string) {
    const found = await doctor({ request: fileWith(captured), certificate: fileWith(certificate) });
    expect(JSON.stringify(found.findings)).not.toContain("secret-auth-token");
    return found;
  }

  test.each<[string, Record<string, unknown>, string, readonly string[]]>([
    ["×tamp", { sign: signed(`cert_serialno=${S}×tamp=${T}`) }, "captured_sign", ["times_entity"]],
    ["&&", { sign: signed(`cert_serialno=${S}&&timestamp=${T}`) }, "captured_sign", ["ampersand_extra"]],
    ["LF", { sign: signed(`${right}\n`) }, "captured_sign", ["newline_added"]],
    ["CRLF", { sign: signed(`${right}\r\n`) }, "captured_sign", ["newline_added"]],
    ["quotes", { sign: signed(`"${right}"`) }, "captured_sign", ["quoted"]],
    [
      "the wrong order",
      { sign: signed(`timestamp=${T}&cert_serialno=${S}`) },
      "captured_sign",
      ["order_reversed"],
    ],
    [
      "milliseconds",
      { timestamp: T * 1000 + 417, sign: signed(`${right}417`) },
      "captured_timestamp",
      ["timestamp_milliseconds"],
    ],
    [
      "a URL-encoded signature",
      { sign: encodeURIComponent(signed(right)) },
      "captured_sign",
      ["sign_url_encoded"],
    ],
    ["SHA-1", { sign: signed(right, ["-sha1"]) }, "captured_sign", ["digest_sha1"]],
    [
      "PSS",
      { sign: signed(right, ["-sha256", "-sigopt", "rsa_padding_mode:pss"]) },
      "captured_sign",
      ["padding_pss"],
    ],
    [
      "another key",
      { sign: signed(right, ["-sha256"], otherKeyFile) },
      "captured_sign",
      ["signature_length"],
    ],
    ["lower case", { cert_serialno: S.toLowerCase() }, "captured_serial", ["serial_lower_case"]],
    ["missing zeros", { cert_serialno: S.slice(2) }, "captured_serial", ["serial_zeros_missing"]],
    ["colons", { cert_serialno: S.match(/../g)?.join(":") }, "captured_serial", ["serial_colons"]],
    ["a signature that is none", { sign: "none?" }, "captured_sign", ["sign_malformed"]],
  ])("with %s is told to have it", async (_, change, step, mistakes) => {
    const result = await examined(JSON.stringify(bodyWith(change)));
    expect([result.first, result.step(step)?.mistakes]).toEqual([step, mistakes]);
  });

  test("may be a curl command, an HTTP message or a line of a log", async () => {
    const body = JSON.stringify(bodyWith({ sign: signed(`${right}\n`) }));
    const captures = [
      `curl 'https://a.example/cgi-bin/wxopen/getrealnameinfo?access_token=x' -d '${body}'`,
      `curl "https://a.example/{x}" --data-raw "${body.replaceAll('"', '\\"')}"`,
      `POST /cgi-bin/wxopen/getrealnameinfo HTTP/1.1\r\nHost: a.example\r\n\r\n${body}`,
      `2026-01-01 12:00:00 {} sent ${JSON.stringify(body)}`,
    ];
    const results = await Promise.all(captures.map(examined));
    expect(results.map(({ step }) => step("captured_sign")?.mistakes)).toEqual(
      captures.map(() => ["newline_added"]),
    );
  });

  test("that was signed with the developer's own key, but not the certificate's, is told with every mistake", async () => {
    const sign = signed(`${right}\n`, ["-sha1"], otherKeyFile);
    const request = fileWith(JSON.stringify(bodyWith({ sign })));
    const { step } = await doctor({ request, certificate: fileWith(certificate), key: otherKeyFile });
    expect(step("captured_sign")?.mistakes).toEqual(["key_other", "digest_sha1", "newline_added"]);
  });

  test("that is right is told so", async () => {
    const { first, step } = await examined(JSON.stringify(bodyWith({})));
    expect(first).toBeUndefined();
    expect(step("captured_sign")?.verdict).toBe("passed");
  });

  test("whose fields are misspelt, wrapped or mistyped is judged by the values all the same", async () => {
    const { cert_serialno, mch_id, timestamp, sign, auth_token } = bodyWith({
      cert_serialno: S.toLowerCase(),
      timestamp: T * 1000,
      sign: signed(`${right}\n`),
    });
    const sent = { certSerialNo: cert_serialno, mchid: 5, timeStamp: timestamp, signature: sign, auth_token };
    const [misspelt, wrapped] = await Promise.all(
      [sent, { data: { cert_serialno, mch_id, timestamp, sign, auth_tokne: auth_token } }].map((body) =>
        examined(JSON.stringify(body)),
      ),
    );
    expect(misspelt?.step("captured_body")).toMatchObject({
      seen: expect.stringContaining("mch_id is malformed (sent under the misspelt name mchid)"),
      mend: { en: expect.stringContaining("certSerialNo is spelt cert_serialno.") },
    });
    expect(wrapped?.step("captured_body")).toMatchObject({
      seen: "its fields are within another object data; it lacks auth_token",
      mend: { en: "Send the inner object alone. auth_tokne is spelt auth_token." },
    });
    const found = [
      ["captured_serial", "serial_lower_case", "certSerialNo"],
      ["captured_timestamp", "timestamp_milliseconds", "timeStamp"],
      ["captured_sign", "newline_added", "signature"],
    ] as const;
    for (const [step, mistake, name] of found) {
      const { mistakes, seen } = misspelt?.step(step) ?? {};
      expect([mistakes, seen]).toEqual([
        [mistake],
        expect.stringMatching(`sent under the misspelt name ${name}`),
      ]);
      expect(wrapped?.step(step)?.mistakes).toEqual([mistake]);
    }
  });

  test("that reads the answer by a name it does not have is told the spelling, unless it reads both", async () => {
    const reads = (name: string) => `const { ${name} } = JSON.parse(await answer.text());`;
    const wrong = await Promise.all(
      [reads("encrypted_real_name"), JSON.stringify({ msg: "answer", encrypted_credential_id: "A" })].map(
        examined,
      ),
    );
    expect(wrong.map(({ first }) => first)).toEqual(["captured_answer", "captured_answer"]);
    expect(JSON.stringify(wrong[0]?.step("captured_answer"))).toContain(
      "encrypted_real_name is spelt encryted_real_name (sic)",
    );
    const both = await examined(`a.encryted_real_name ?? a.encrypted_real_name`);
    expect(both.first).toBe("captured_body");
  });

  test("without JSON, without a field, with a number for mch_id, or of another certificate is told so", async () => {
    const captures = [
      "auth_token=a&mch_id=b",
      JSON.stringify(bodyWith({ sign: undefined })),
      JSON.stringify(bodyWith({ mch_id: 1900000109 })),
      JSON.stringify(bodyWith({ cert_serialno: "F".repeat(40) })),
    ];
    const results = await Promise.all(captures.map(examined));
    expect(results.map(({ first }) => first)).toEqual([
      ...["captured_body", "captured_body", "captured_body", "captured_serial"],
    ]);
  });
});

test("a base URL that is none, or would send the secret in the clear, is told and not called", async () => {
  const urls = [
    ...[
      "realname.example.com",
      "ftp://a.example",
      "https://a.example/cgi-bin/token",
      "https://u:p@a.example",
    ],
    ...["https://a.example?x", "http://a.example"],
  ];
  for (const baseUrl of urls) {
    const { first, step, findings } = await doctor({ baseUrl });
    expect([baseUrl, first, step("connection")?.verdict]).toEqual([baseUrl, "base_url", "skipped"]);
    expect(JSON.stringify(findings)).not.toContain("u:p");
  }
});

test("a key or a certificate that cannot be used is told, and why", async () => {
  const folder = scratchFolder();
  const path = (name: string) => join(folder, name);
  const rsa = (bits: number) => ["genpkey", "-algorithm", "RSA", "-pkeyopt", `rsa_keygen_bits:${bits}`];
  run("openssl", [...rsa(1024), "-out", path("small.pem")]);
  run("openssl", ["genpkey", "-algorithm", "ed25519", "-out", path("ed25519.pem")]);
  run("openssl", [...rsa(2048), "-aes256", "-pass", "pass:right", "-out", path("encrypted.pem")]);
  run("openssl", [...rsa(2048), "-out", path("key.pem")]);
  const make = ["req", "-x509", "-days", "400", "-subj", "/CN=x", "-key", path("key.pem")];
  run("openssl", [...make, "-out", path("certificate.pem")]);

  const fingerprint = run("openssl", ["x509", "-in", path("certificate.pem"), "-noout", "-fingerprint"])
    .toString()
    .replace(/^.*=|[:\s]/g, "");
  const cases: [options: KitOptions, first: string, seen: string][] = [
    [{ key: path("small.pem") }, "private_key", "2048"],
    [{ key: path("ed25519.pem") }, "private_key", "RSA"],
    [{ key: path("encrypted.pem") }, "private_key", "passphrase"],
    [{ key: path("certificate.pem") }, "private_key", "CERTIFICATE"],
    [{ key: path("none.pem") }, "private_key", "cannot be read"],
    [{ certificate: path("key.pem") }, "certificate", "PRIVATE KEY"],
    [{ certificate: path("certificate.pem"), key: keyFile }, "key_pair", "not the one"],
    [{ certificate: path("certificate.pem"), certSerialno: "F".repeat(40) }, "serial_number", "another"],
    [
      { certificate: path("certificate.pem"), certSerialno: fingerprint },
      "serial_number",
      "not the certificate's",
    ],
  ];
  for (const [options, expected, seen] of cases) {
    const { first, step } = await doctor(options);
    expect([first, step(expected)?.seen]).toEqual([expected, expect.stringContaining(seen)]);
  }
  const [year, certificate] = [365 * 86_400_000, path("certificate.pem")];
  const expired = await doctor({ certificate }, { at: new Date(Date.now() + 2 * year) });
  expect([expired.first, expired.step("certificate")?.seen]).toEqual([
    "certificate",
    expect.stringMatching(/^it expired/),
  ]);
  const early = await doctor({ certificate }, { at: new Date(Date.now() - year) });
  expect([early.first, early.step("certificate")?.seen]).toEqual([
    "certificate",
    expect.stringMatching(/^it is valid from/),
  ]);
  const opened = await doctor({ key: path("encrypted.pem"), passphraseFile: fileWith("right\n") });
  expect(opened.step("private_key")?.verdict).toBe("passed");
});

test("a server's certificate that has expired, is not valid yet, or is for another name is told", async () => {
  const day = 86_400_000;
  const from = (days: number) => new Date(Date.now() + days * day);
  const validity = { notBefore: from(-30), notAfter: from(30) };
  const authority = await createRootAuthority({ commonName: "test", validity });
  const ca = fileWith(authority.certificatePem);
  type Request = Parameters<typeof issueServerCertificate>[1];
  const right: Request = { dnsNames: ["localhost"], ipAddresses: ["127.0.0.1"], validity };
  const cases: [request: Request, first: string | undefined, seen: RegExp][] = [
    [{ ...right, validity: { notBefore: from(-2), notAfter: from(-1) } }, "tls", /has expired/],
    [{ ...right, validity: { notBefore: from(1), notAfter: from(2) } }, "tls", /not valid yet/],
    [{ ...right, ipAddresses: ["127.0.0.2"] }, "tls", /for another name/],
    [right, "answer", /^TLSv1\.3, trusted/],
  ];
  for (const [request, expected, seen] of cases) {
    const { certificatePem: cert, privateKeyPem: key } = await issueServerCertificate(authority, request);
    const server = createServer({ cert, key }, (_, response) => response.end("hello")).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const { first, step } = await doctor({ baseUrl: `https://127.0.0.1:${port}`, ca });
    server.close();
    expect([first, step("tls")?.seen]).toEqual([expected, expect.stringMatching(seen)]);
  }
});

test("what was not given is skipped, and says what it needs", async () => {
  const { first, findings, step } = await doctor({ key: keyFile });
  expect(first).toBeUndefined();
  const passed = findings.filter(({ verdict }) => verdict === "passed");
  expect(passed.map(({ step }) => step)).toEqual(["private_key"]);
  expect(step("base_url")?.seen).toContain("--base-url");
  expect(step("certificate")?.seen).toContain("--certificate");
});
