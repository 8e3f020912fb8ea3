import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, onTestFinished, test } from "vitest";
import { curl, run } from "../support/commands.ts";
import { shiming } from "../support/processes.ts";
import {
  citizen,
  exchangeByCurl,
  makeTls,
  type Premises,
  preparePremises,
  serve,
  settle,
} from "../support/served.ts";
import { scratchFolder, seededData } from "../support/shiming.ts";

const ONE_SENTENCE = /^[^\n]+[.?]\n$/;

function contentsOf(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), "utf8")]),
  );
}

describe("keys create", () => {
  test("makes every key, for its owner alone", async () => {
    const folder = join(scratchFolder(), "deep", "keys");
    const { code, stdout, stderr } = await shiming(["keys", "create", folder]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain(folder);
    const files = readdirSync(folder).sort();
    expect(files).toEqual([
      "audit.pem",
      "audit.pub",
      expect.stringMatching(/^kek-.+\.key$/),
      "merchant-ca.crt",
      "merchant-ca.key",
      "pepper.key",
    ]);
    expect(files.map((file) => statSync(join(folder, file)).mode & 0o777)).toEqual(files.map(() => 0o600));
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  test("prints no key", async () => {
    const folder = scratchFolder();
    const { stdout, stderr } = await shiming(["keys", "create", folder]);
    const lines = Object.values(contentsOf(folder)).flatMap((text) => text.trim().split("\n"));
    expect(lines.filter((line) => `${stdout}${stderr}`.includes(line))).toEqual([]);
  });

  test("never touches a key that is there, and makes the ones that are missing", async () => {
    const folder = scratchFolder();
    const own = join(folder, "kek-mine.key");
    writeFileSync(own, `${Buffer.alloc(32, 7).toString("base64")}\n`);
    await shiming(["keys", "create", folder]);
    const first = contentsOf(folder);
    expect(Object.keys(first).filter((file) => file.startsWith("kek-"))).toEqual(["kek-mine.key"]);

    rmSync(join(folder, "pepper.key"));
    rmSync(join(folder, "audit.pub"));
    expect((await shiming(["keys", "create", folder])).code).toBe(0);
    const second = contentsOf(folder);
    expect({ ...second, "pepper.key": "" }).toEqual({ ...first, "pepper.key": "" });
    expect(second["pepper.key"]).not.toBe(first["pepper.key"]);
  });

  test.each([
    ["merchant-ca.crt", ["merchant-ca.crt", "merchant-ca.key"]],
    ["merchant-ca.key", ["merchant-ca.crt", "merchant-ca.key"]],
    ["audit.pem", ["audit.pub", "audit.pem"]],
  ])("never leaves half of a pair without its other half, when %s was lost", async (lost, pair) => {
    const folder = scratchFolder();
    await shiming(["keys", "create", folder]);
    rmSync(join(folder, lost));
    const before = contentsOf(folder);
    const { code, stderr } = await shiming(["keys", "create", folder]);
    const after = contentsOf(folder);
    const [one = "", other = ""] = pair.map((file) => join(folder, file));
    const isWhole = code === 0 && publicKeyOf(one) === publicKeyOf(other);
    expect(isWhole || (code !== 0 && ONE_SENTENCE.test(stderr))).toBe(true);
    expect(after).toMatchObject(before);
  });
});

/** Of a certificate, a public or a private key, as openssl writes it. */
function publicKeyOf(file: string): string {
  const pem = readFileSync(file, "utf8");
  if (pem.includes("BEGIN CERTIFICATE")) {
    return run("openssl", ["x509", "-in", file, "-noout", "-pubkey"]).toString();
  }
  const input = pem.includes("PUBLIC KEY") ? ["-pubin"] : [];
  return run("openssl", ["pkey", ...input, "-in", file, "-pubout"]).toString();
}

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
      () => set("SHIMING_LISTEN", "127.0.0.1", "8080", "127.0.0.1:65536", "127.0.0.1:https"),
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
      /merchant-ca\./,
      (premises) => [
        keysWithout(premises, /^merchant-ca\.crt/, "certificate\n"),
        keysWithout(premises, /^merchant-ca\.key/, "key\n"),
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

describe("serve", () => {
  test("takes an operator from an empty folder to a name that the merchant decrypts with openssl", async () => {
    const premises = await preparePremises();
    const server = await serve(premises.env);
    expect(server.lines).toEqual([`ready ${premises.env.SHIMING_BASE_URL}`]);
    const residents = await settle(premises);
    const { realName, credentialId } = exchangeByCurl(server.url, residents);
    expect(realName === citizen.real_name && credentialId === citizen.credential_id).toBe(true);
  });

  test("does the same over TLS, with a certificate by openssl that curl trusts", async () => {
    const premises = await preparePremises();
    const { ca, env } = makeTls(premises);
    const server = await serve(env);
    expect(server.url).toBe(`https://localhost:${premises.port}`);
    const residents = await settle(premises);
    const { realName, credentialId } = exchangeByCurl(server.url, residents, ["--cacert", ca]);
    expect(realName === citizen.real_name && credentialId === citizen.credential_id).toBe(true);
    expect(() => curl(`${server.url}/healthz`)).toThrow(/curl .* failed/);
  });

  test("behind a trusted proxy, answers what the proxy says it had by https", async () => {
    const premises = await preparePremises();
    const proxied = {
      SHIMING_BASE_URL: "https://realname.example.com",
      SHIMING_TRUSTED_PROXIES: "127.0.0.0/8, ::1",
    };
    await serve({ ...premises.env, ...proxied });
    const url = `http://127.0.0.1:${premises.port}/cgi-bin/token`;
    expect(curl(url, ["--header", "x-forwarded-proto: https"]).json.errcode).toBe(40002);
    expect(curl(url).status).toBe(403);
  });

  test("ends with exit code 0 when it is asked to, and leaves a head of its audit that openssl verifies", async () => {
    const premises = await preparePremises();
    const server = await serve(premises.env);
    const merchant = ["merchants", "create", "1900000301", "--legal-name", "示例市第二人民医院"];
    expect((await shiming(merchant, { env: premises.env })).code).toBe(0);
    expect(await server.end("SIGTERM")).toBe(0);
    expect(readdirSync(premises.data).filter((file) => file.startsWith("control"))).toEqual([]);

    const lines = readFileSync(join(premises.data, "audit-heads.ndjson"), "utf8").trimEnd().split("\n");
    const head = JSON.parse(lines.at(-1) ?? "");
    const database = new DatabaseSync(join(premises.data, "shiming.db"), { readOnly: true });
    const last = database.prepare("SELECT seq, body FROM audit ORDER BY seq DESC LIMIT 1").get();
    database.close();
    expect(head).toMatchObject({ seq: last?.seq, digest: sha256(String(last?.body)) });
    expect(verifyByOpenssl(premises, head)).toContain("Signature Verified Successfully");
    expect((await shiming(["audit", "verify"], { env: premises.env })).code).toBe(0);
  });

  test.each(["SIGTERM", "SIGINT", "SIGHUP"])(
    "ends with exit code 0 on %s in the moment it says that it is ready",
    async (signal) => {
      const { env } = await preparePremises();
      const data = seededData();
      const node = endOnReady(signal);
      expect((await shiming(["serve"], { env, node })).code).toBe(0);
      expect((await shiming(["sandbox", "--port", "0", "--data", data], { node })).code).toBe(0);
    },
  );

  test("opens no debugger on SIGUSR1, and goes on", async () => {
    const premises = await preparePremises();
    const server = await serve(premises.env);
    server.signal("SIGUSR1");
    expect(curl(`${server.url}/healthz`).status).toBe(200);
    expect(await server.end()).toBe(0);
    expect(server.errors.filter((line) => /debugger/i.test(line))).toEqual([]);
  });

  test("says in one sentence that its port is taken, and how it is told another", async () => {
    const premises = await preparePremises();
    await occupy(premises.port);
    const { code, stdout, stderr } = await shiming(["serve"], { env: premises.env });
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(ONE_SENTENCE);
    expect(stderr).toContain(String(premises.port));
    expect(stderr).toContain("SHIMING_LISTEN");
  });

  test("says in one sentence that an address is not this machine's", async () => {
    const premises = await preparePremises();
    const env = { ...makeTls(premises).env, SHIMING_LISTEN: "192.0.2.1:8443" };
    const { code, stdout, stderr } = await shiming(["serve"], { env });
    expect([code === 1 || code === 2, stdout]).toEqual([true, ""]);
    expect(stderr).toMatch(ONE_SENTENCE);
    expect(stderr).toContain("192.0.2.1");
  });

  test("says in one sentence that another process has the data", async () => {
    const premises = await preparePremises();
    await serve(premises.env);
    const other = await preparePremises();
    const { code, stderr } = await shiming(["serve"], { env: { ...other.env, SHIMING_DATA: premises.data } });
    expect([code, stderr]).toEqual([1, expect.stringMatching(ONE_SENTENCE)]);
    expect(stderr).toContain("in use");
  });

  test("refuses data that a newer program has written, in one sentence, and so do the commands", async () => {
    const premises = await preparePremises();
    await (await serve(premises.env)).end();
    const database = new DatabaseSync(join(premises.data, "shiming.db"));
    database
      .prepare("INSERT INTO kysely_migration VALUES (?, ?)")
      .run("9999-of-tomorrow", new Date().toISOString());
    database.close();
    for (const args of [["serve"], ["apps", "list"]]) {
      const { code, stdout, stderr } = await shiming(args, { env: premises.env });
      expect([code, stdout]).toEqual([1, ""]);
      expect(stderr).toMatch(ONE_SENTENCE);
      expect(stderr).toMatch(/newer.*9999-of-tomorrow/);
    }
  });

  test("says in one sentence that the data is no database", async () => {
    const premises = await preparePremises();
    mkdirSync(premises.data);
    writeFileSync(
      join(premises.data, "shiming.db"),
      "no database, but long enough to be looked at ".repeat(100),
    );
    const { code, stdout, stderr } = await shiming(["serve"], { env: premises.env });
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(ONE_SENTENCE);
  });
});

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function verifyByOpenssl({ folder, keys }: Premises, head: Record<string, string>): string {
  const [message, signature] = [join(folder, "message"), join(folder, "signature")];
  writeFileSync(message, `${head.seq}\n${head.digest}\n${head.at}`);
  writeFileSync(signature, Buffer.from(head.signature ?? "", "base64"));
  const key = ["-pubin", "-inkey", join(keys, "audit.pub")];
  return run("openssl", [
    "pkeyutl",
    "-verify",
    ...key,
    "-rawin",
    "-in",
    message,
    "-sigfile",
    signature,
  ]).toString();
}

/** Node's option that makes the program send itself the signal as soon as it has printed its `ready` line. */
function endOnReady(signal: string): readonly string[] {
  const hook = join(scratchFolder(), "end-on-ready.cjs");
  writeFileSync(
    hook,
    `const write = process.stdout.write;
     process.stdout.write = function (text, ...rest) {
       const done = write.call(this, text, ...rest);
       if (/^ready /m.test(String(text))) process.kill(process.pid, ${JSON.stringify(signal)});
       return done;
     };`,
  );
  return ["--require", hook];
}

async function occupy(port: number): Promise<void> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
}
