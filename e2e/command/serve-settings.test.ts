import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ONE_SENTENCE, shiming } from "../support/processes.ts";
import { makeTls, type Premises, preparePremises } from "../support/served.ts";
import { contentsOf } from "../support/shiming.ts";

describe("a setting that is missing or wrong is one sentence and exit code 2:", () => {
  type Change = Readonly<Record<string, string | undefined>>;
  const keysWithout = ({ folder, keys }: Premises, file: RegExp, content?: string): Change => {
    const other = mkdtempSync(join(folder, "keys-"));
    for (const [name, text] of Object.entries(contentsOf(keys))) {
      const kept = file.test(name) ? content : text;
      if (kept !== undefined) writeFileSync(join(other, name), kept, { mode: 0o600 });
    }
    return { SHIMING_KEYS: other };
  };
  const set = (name: string, ...values: (string | undefined)[]): Change[] =>
    values.map((value) => ({ [name]: value }));
  const tls = (premises: Premises, ...changes: Change[]): Change[] => {
    const { env } = makeTls(premises);
    return changes.map((change) => ({ ...env, ...change }));
  };

  const cases: [string, RegExp, (premises: Premises) => Change[]][] = [
    ["no base URL", /SHIMING_BASE_URL/, () => set("SHIMING_BASE_URL", undefined, "")],
    [
      "a value with quotation marks",
      /SHIMING_DATA has quotation marks/,
      () => set("SHIMING_DATA", '"/var/lib/shiming"'),
    ],
    [
      "a value that no shell has read",
      /SHIMING_DATA begins with ~/,
      () => set("SHIMING_DATA", "~/data", "$HOME/data"),
    ],
    ["no data", /SHIMING_DATA/, () => set("SHIMING_DATA", undefined, "")],
    ["no keys", /SHIMING_KEYS/, () => set("SHIMING_KEYS", undefined, "")],
    ["no operator's name", /SHIMING_OPERATOR_NAME/, () => set("SHIMING_OPERATOR_NAME", undefined, "")],
    ["no operator's contact", /SHIMING_OPERATOR_CONTACT/, () => set("SHIMING_OPERATOR_CONTACT", undefined)],
    [
      "a logo that is none",
      /SHIMING_OPERATOR_LOGO.*PNG or WebP/,
      ({ keys }) => set("SHIMING_OPERATOR_LOGO", join(keys, "pepper.key")),
    ],
    [
      "a privacy policy that is no page",
      /SHIMING_OPERATOR_PRIVACY_URL.*https/,
      () =>
        set(
          "SHIMING_OPERATOR_PRIVACY_URL",
          "http://wallet.example/privacy",
          "javascript:alert(1)",
          "privacy",
        ),
    ],
    [
      "a base URL that is no origin",
      /SHIMING_BASE_URL/,
      () =>
        set("SHIMING_BASE_URL", "realname.example.com", "https://example.com/realname", "ftp://127.0.0.1"),
    ],
    [
      "a sheet URL that is no origin",
      /SHIMING_SHEET_URL/,
      () => set("SHIMING_SHEET_URL", "https://example.com/sheet"),
    ],
    [
      "http beyond this machine",
      /SHIMING_BASE_URL.*https/,
      (premises) => {
        const plain = { SHIMING_BASE_URL: "http://realname.example.com" };
        return [...tls(premises, plain), { ...plain, SHIMING_TRUSTED_PROXIES: "10.0.0.0/8" }];
      },
    ],
    [
      "neither TLS nor proxies beyond this machine",
      /SHIMING_TLS_CERT.*SHIMING_TRUSTED_PROXIES/,
      () => {
        const open = { SHIMING_BASE_URL: "https://127.0.0.1:8443", SHIMING_LISTEN: "0.0.0.0:8443" };
        return [{ SHIMING_BASE_URL: "https://realname.example.com" }, open];
      },
    ],
    [
      "an address that is no host and port",
      /SHIMING_LISTEN/,
      () =>
        set(
          "SHIMING_LISTEN",
          "127.0.0.1",
          "8080",
          "http://127.0.0.1:8080",
          "127.0.0.1:65536",
          "127.0.0.1:https",
        ),
    ],
    [
      "half of a TLS certificate and its key",
      /SHIMING_TLS_CERT.*SHIMING_TLS_KEY/,
      (premises) => tls(premises, { SHIMING_TLS_CERT: "" }, { SHIMING_TLS_KEY: undefined }),
    ],
    [
      "a TLS file that cannot be read",
      /SHIMING_TLS_(CERT|KEY).*\/nowhere/,
      (premises) => tls(premises, { SHIMING_TLS_CERT: "/nowhere" }, { SHIMING_TLS_KEY: "/nowhere" }),
    ],
    [
      "a TLS file that is no PEM",
      /PEM/,
      (premises) => {
        const file = join(premises.folder, "no-pem");
        writeFileSync(file, "no PEM");
        return tls(premises, { SHIMING_TLS_CERT: file }, { SHIMING_TLS_KEY: file });
      },
    ],
    [
      "a TLS key of another certificate",
      /key/,
      (premises) => tls(premises, { SHIMING_TLS_KEY: join(premises.folder, "tls", "ca.key") }),
    ],
    [
      "a proxy that is no address and no network",
      /SHIMING_TRUSTED_PROXIES/,
      () => set("SHIMING_TRUSTED_PROXIES", "10.0.0.0/33", "10.0.0.1,proxy.internal", "10.0.0.0/8,"),
    ],
    ["a log level that is none", /SHIMING_LOG_LEVEL.*debug/, () => set("SHIMING_LOG_LEVEL", "verbose")],
    [
      "a metrics token that cannot be read",
      /SHIMING_METRICS_TOKEN_FILE.*\/nowhere/,
      () => set("SHIMING_METRICS_TOKEN_FILE", "/nowhere"),
    ],
    [
      "no key-encryption key",
      /kek-.*keys create/,
      (premises) => [{ SHIMING_KEYS: "/nowhere" }, keysWithout(premises, /^kek-/)],
    ],
    ["no pepper", /pepper\.key.*keys create/, (premises) => [keysWithout(premises, /^pepper/)]],
    ["a pepper that is too short", /pepper\.key/, (premises) => [keysWithout(premises, /^pepper/, "AAAA\n")]],
    ["no key of the audit", /audit\.pem.*keys create/, (premises) => [keysWithout(premises, /^audit\.pem/)]],
    [
      "an audit key that is no PEM",
      /audit\.pem/,
      (premises) => [keysWithout(premises, /^audit\.pem/, "key\n")],
    ],
    [
      "an authority that is no PEM",
      /merchant-issuer-/,
      (premises) => [
        keysWithout(premises, /^merchant-issuer-.*crt/, "certificate\n"),
        keysWithout(premises, /^merchant-issuer-.*key/, "key\n"),
      ],
    ],
  ];

  test.each(cases)("%s", async (_what, sentence, changesOf) => {
    const premises = await preparePremises();
    const runs = changesOf(premises).map((change) =>
      shiming(["serve"], { env: { ...premises.env, ...change } }),
    );
    for (const { code, stdout, stderr } of await Promise.all(runs)) {
      expect({ code, stdout, stderr }).toEqual({
        code: 2,
        stdout: "",
        stderr: expect.stringMatching(ONE_SENTENCE),
      });
      expect(stderr).toMatch(sentence);
    }
    expect(existsSync(premises.data)).toBe(false);
  });

  test("all of them are told at once, a line each", async () => {
    const { env, data } = await preparePremises();
    const wrong = {
      SHIMING_BASE_URL: "realname.example.com",
      SHIMING_DATA: undefined,
      SHIMING_KEYS: "/nowhere",
      SHIMING_LISTEN: "8080",
      SHIMING_LOG_LEVEL: "verbose",
      SHIMING_METRICS_TOKEN: "short",
      SHIMING_SHEET: "https://sheet.example.com",
      SHIMING_TLS_CERT: "/nowhere",
      SHIMING_TRUSTED_PROXIES: "proxy.internal",
    };
    const { code, stdout, stderr } = await shiming(["serve"], { env: { ...env, ...wrong } });
    expect([code, stdout]).toEqual([2, ""]);
    const told = stderr.trimEnd().split("\n");
    const about = (name: string) => told.filter((line) => line.includes(name)).length;
    const names = Object.keys(wrong).filter((name) => name !== "SHIMING_KEYS");
    expect(names.map((name) => [name, about(name) > 0])).toEqual(names.map((name) => [name, true]));
    expect(told.filter((line) => /kek-.*keys create/.test(line))).toHaveLength(1);
    expect(existsSync(data)).toBe(false);
  });
});

test("every command refuses a variable that nobody reads, but help and completion", async () => {
  const env = { SHIMING_DTA: "elsewhere" };
  const refused = "There is no setting SHIMING_DTA; did you mean SHIMING_DATA?\n";
  const run = async (...words: string[]) => {
    const { code, stderr } = await shiming(words, { env });
    return [code, stderr];
  };
  expect(await run("apps", "list")).toEqual([2, refused]);
  expect(await run("help", "serve")).toEqual([0, ""]);
  expect(await run("completion", "bash")).toEqual([0, ""]);
});
