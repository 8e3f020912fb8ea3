import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { afterAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { RealnameClient } from "../client.ts";
import type { RealnameError } from "../error/realname-error.ts";
import { certificateOf, certSerialNo, keyFile, sampleOptions } from "../testing/sample-options.ts";

const folder = mkdtempSync(join(tmpdir(), "shiming-sdk-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const environment: Record<string, string> = {
  SHIMING_BASE_URL: sampleOptions.baseUrl,
  SHIMING_APPID: sampleOptions.appid,
  SHIMING_SECRET: sampleOptions.secret,
  SHIMING_MCH_ID: sampleOptions.mchId,
  SHIMING_CERTIFICATE_FILE: file("certificate.pem", certificateOf("rsa-2048", certSerialNo)),
  SHIMING_PRIVATE_KEY_FILE: keyFile("rsa-2048"),
};

function errorWith(changes: Record<string, string | undefined>): RealnameError | undefined {
  try {
    RealnameClient.fromEnv({}, { ...environment, ...changes });
    return undefined;
  } catch (error) {
    return error as RealnameError;
  }
}

describe("an environment that has everything", () => {
  it.each([
    {},
    { SHIMING_CERTIFICATE_FILE: undefined, SHIMING_CERT_SERIALNO: certSerialNo },
    { SHIMING_CERT_SERIALNO: certSerialNo },
    { SHIMING_SECRET: undefined, SHIMING_SECRET_FILE: file("secret", `${sampleOptions.secret}\n`) },
    { SHIMING_SECRET: undefined, SHIMING_SECRET_FILE: file("bom", `\ufeff${sampleOptions.secret}\r\n`) },
    { SHIMING_LANGUAGE: "zh" },
    { SHIMING_PRIVATE_KEY_PASSPHRASE: "" },
    {
      SHIMING_MCH_ID: undefined,
      SHIMING_CERTIFICATE_FILE: undefined,
      SHIMING_PRIVATE_KEY_FILE: undefined,
    },
  ])("makes a client: with %o", (changes) => {
    expect(errorWith(changes)).toBeUndefined();
  });

  it("is that of the process, unless another is given", () => {
    onTestFinished(() => void vi.unstubAllEnvs());
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
    expect(RealnameClient.fromEnv()).toBeInstanceOf(RealnameClient);
    vi.stubEnv("SHIMING_APPID", "wx1");
    expect(() => RealnameClient.fromEnv()).toThrow(expect.objectContaining({ subject: "SHIMING_APPID" }));
  });
});

describe("what a variable should be", () => {
  it.each([
    ["SHIMING_SECRET", "Set the mini program's secret (AppSecret), or its file in SHIMING_SECRET_FILE."],
    [
      "SHIMING_CERTIFICATE_FILE",
      "Set the path of the merchant certificate's PEM file, or SHIMING_CERT_SERIALNO.",
    ],
    ["SHIMING_PRIVATE_KEY_FILE", "Set the path of the PEM file of the merchant's private key."],
  ])("is told of %s, which is not what the option should be", (variable, hint) => {
    expect(errorWith({ [variable]: undefined })).toMatchObject({ subject: variable, hint });
  });
});

describe("an error about the environment names the variable", () => {
  it.each([
    ["option_missing", "SHIMING_BASE_URL", { SHIMING_BASE_URL: undefined }],
    ["insecure_base_url", "SHIMING_BASE_URL", { SHIMING_BASE_URL: "http://realname.example.com" }],
    ["option_missing", "SHIMING_APPID", { SHIMING_APPID: "" }],
    ["option_invalid", "SHIMING_APPID", { SHIMING_APPID: "wx1" }],
    ["option_missing", "SHIMING_SECRET", { SHIMING_SECRET: undefined }],
    ["option_invalid", "SHIMING_MCH_ID", { SHIMING_MCH_ID: "7" }],
    ["option_missing", "SHIMING_CERTIFICATE_FILE", { SHIMING_CERTIFICATE_FILE: undefined }],
    ["option_invalid", "SHIMING_CERT_SERIALNO", { SHIMING_CERT_SERIALNO: "AB" }],
    ["option_missing", "SHIMING_PRIVATE_KEY_FILE", { SHIMING_PRIVATE_KEY_FILE: undefined }],
    ["key_malformed", "SHIMING_PRIVATE_KEY_FILE", { SHIMING_PRIVATE_KEY_FILE: file("empty", "-") }],
    ["option_invalid", "SHIMING_LANGUAGE", { SHIMING_LANGUAGE: "fr" }],
  ])("%s: %s", (code, subject, changes) => {
    const error = errorWith(changes);
    expect(error).toMatchObject({ code, subject });
    expect(error?.message).toContain(subject);
  });

  it("and not the path, because a secret may stand there by mistake", () => {
    const error = errorWith({ SHIMING_SECRET: undefined, SHIMING_SECRET_FILE: "the-secret-itself" });
    expect(error).toMatchObject({ code: "file_unreadable", subject: "SHIMING_SECRET_FILE" });
    expect(error?.message).toContain("(ENOENT; ");
    expect(inspect(error)).not.toContain("the-secret-itself");
  });

  it("in the language of SHIMING_LANGUAGE", () => {
    expect(errorWith({ SHIMING_LANGUAGE: "zh", SHIMING_APPID: undefined })?.message).toMatch(
      /^未设置 SHIMING_APPID。/,
    );
  });
});
