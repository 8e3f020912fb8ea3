import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { Sentence } from "../sentence.ts";
import { readServeSettings } from "./settings.ts";

const complete = {
  SHIMING_BASE_URL: "http://127.0.0.1:8943",
  SHIMING_DATA: "data",
  SHIMING_KEYS: "keys",
  SHIMING_OPERATOR_NAME: "示例钱包",
  SHIMING_OPERATOR_CONTACT: "0000-95000",
};
const TOKEN = "0123456789abcdef0123456789abcdef";

/** What is said about these settings, a line each; none when they are right. */
async function mistakesOf(change: Readonly<Record<string, string | undefined>>): Promise<string[]> {
  try {
    await readServeSettings({ ...complete, ...change }, async (folder) => folder);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(Sentence);
    const { text, exitCode } = error as Sentence;
    expect([exitCode, text.zh.split("\n").length]).toEqual([2, text.en.split("\n").length]);
    return text.en.split("\n");
  }
}

function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "settings-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

it("nothing is wrong with what is needed alone", async () => {
  expect(await readServeSettings(complete, async (folder) => `the keys in ${folder}`)).toEqual({
    data: "data",
    databaseOptions: {},
    keys: "the keys in keys",
    keyFolder: "keys",
    config: { baseUrl: "http://127.0.0.1:8943", host: "127.0.0.1", port: 8080, consentRequestsPerHour: 10 },
    operator: { name: "示例钱包", contact: "0000-95000" },
    oidc: undefined,
    events: {},
    fourEyesApprovals: false,
    logLevel: "info",
  });
});

it.each([
  ["short", /^SHIMING_METRICS_TOKEN is too short/],
  [TOKEN.slice(1), /^SHIMING_METRICS_TOKEN is too short/],
  [`${TOKEN} ${TOKEN}`, /^SHIMING_METRICS_TOKEN must be printable ASCII/],
  [`${TOKEN}é`, /^SHIMING_METRICS_TOKEN must be printable ASCII/],
])("the metrics token %j is refused", async (token, sentence) => {
  expect(await mistakesOf({ SHIMING_METRICS_TOKEN: token })).toEqual([expect.stringMatching(sentence)]);
});

it("a metrics token of 32 characters is taken, from a file without its line end too, but not from both", async () => {
  const file = join(scratchFolder(), "token");
  writeFileSync(file, `${TOKEN}\n`);
  const tokenOf = async (change: object) =>
    (await readServeSettings({ ...complete, ...change }, async (folder) => folder)).config.metricsToken;
  expect(await tokenOf({ SHIMING_METRICS_TOKEN: TOKEN })).toBe(TOKEN);
  expect(await tokenOf({ SHIMING_METRICS_TOKEN_FILE: file })).toBe(TOKEN);
  expect(await mistakesOf({ SHIMING_METRICS_TOKEN: TOKEN, SHIMING_METRICS_TOKEN_FILE: file })).toEqual([
    "SHIMING_METRICS_TOKEN and SHIMING_METRICS_TOKEN_FILE are both set; set only one of them.",
  ]);
});

it("an empty file holds no metrics token", async () => {
  const file = join(scratchFolder(), "token");
  writeFileSync(file, "\n");
  expect(await mistakesOf({ SHIMING_METRICS_TOKEN_FILE: file })).toHaveLength(1);
});

it("what is no file, or is endless, is refused and not waited for", async () => {
  const folder = scratchFolder();
  const [pipe, long] = [join(folder, "pipe"), join(folder, "long")];
  execFileSync("mkfifo", [pipe]);
  writeFileSync(long, Buffer.alloc(1024 * 1024 + 1, "a"));
  for (const file of [pipe, "/dev/zero", "/dev/null", folder, long]) {
    expect(await mistakesOf({ SHIMING_METRICS_TOKEN_FILE: file })).toEqual([
      expect.stringMatching(/^SHIMING_METRICS_TOKEN_FILE: .* is (no file|longer)/),
    ]);
    expect(await mistakesOf({ SHIMING_TLS_CERT: file, SHIMING_TLS_KEY: file })).toEqual([
      expect.stringMatching(/^SHIMING_TLS_CERT: /),
      expect.stringMatching(/^SHIMING_TLS_KEY: /),
    ]);
  }
});

it("a name and a password in an origin are no part of it", async () => {
  expect(await mistakesOf({ SHIMING_BASE_URL: "http://user:secret@127.0.0.1:8943" })).toEqual([
    "SHIMING_BASE_URL must be an origin such as https://realname.example.com.",
  ]);
});

it("an empty setting is not set", async () => {
  expect(
    await mistakesOf({ SHIMING_LISTEN: "", SHIMING_LOG_LEVEL: "", SHIMING_TRUSTED_PROXIES: "" }),
  ).toEqual([]);
});
