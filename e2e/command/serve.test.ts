import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, onTestFinished, test } from "vitest";
import { quietPort } from "../../packages/store/src/testing/quiet-port.ts";
import { root } from "../house/repository.ts";
import { curl, run } from "../support/commands.ts";
import { ONE_SENTENCE, shiming } from "../support/processes.ts";
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

const HAND_IN = `
import smtplib, sys
with smtplib.SMTP("127.0.0.1", int(sys.argv[1]), timeout=30) as client:
    client.sendmail("zhangsan@example.gov.cn", [sys.argv[2]], open(sys.argv[3], "rb").read())
`;

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
    const bodies = database
      .prepare("SELECT body FROM audit ORDER BY seq")
      .all()
      .map(({ body }) => String(body));
    database.close();
    const [origin, size, root] = head.checkpoint.split("\n");
    expect([origin, size]).toEqual([
      `${new URL(premises.env.SHIMING_BASE_URL ?? "").host}/log`,
      `${bodies.length}`,
    ]);
    expect(root).toBe(rootOf(bodies).toString("base64"));
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

  test("takes in mail where it is told, and says in one sentence that this port is taken", async () => {
    const premises = await preparePremises();
    const port = await quietPort();
    const mail = { SHIMING_MAIL_ADDRESS: "apply@realname.example.com" };
    const env = { ...premises.env, ...mail, SHIMING_SMTP_LISTEN: `127.0.0.1:${port}` };
    const server = await serve(env);
    const form = join(root, "packages/mail/fixtures/outlook-utf8-qp.eml");
    run("python3", ["-c", HAND_IN, String(port), mail.SHIMING_MAIL_ADDRESS, form]);
    const { stdout } = await shiming(["mails", "list", "--json"], { env });
    expect(JSON.parse(stdout)).toHaveLength(1);
    await server.end();
    await occupy(port);
    const { code, stderr } = await shiming(["serve"], { env });
    expect([code, stderr]).toEqual([1, expect.stringMatching(ONE_SENTENCE)]);
    expect(stderr).toContain(String(port));
    expect(stderr).toContain("SHIMING_SMTP_LISTEN");
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
      .prepare("INSERT INTO kysely_migration (name, timestamp) VALUES (?, ?)")
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

/** MTH, word by word as RFC 6962 has it. */
function rootOf(entries: readonly string[]): Buffer {
  const hash = (...parts: readonly (string | Uint8Array)[]) => {
    const sha256 = createHash("sha256");
    for (const part of parts) sha256.update(part);
    return sha256.digest();
  };
  if (entries.length === 1) return hash(Buffer.of(0), entries[0] as string);
  let k = 1;
  while (k * 2 < entries.length) k *= 2;
  return hash(Buffer.of(1), rootOf(entries.slice(0, k)), rootOf(entries.slice(k)));
}

function verifyByOpenssl({ folder, keys }: Premises, head: Record<string, string>): string {
  const [message, signature] = [join(folder, "message"), join(folder, "signature")];
  const [text = "", signatures = ""] = (head.checkpoint ?? "").split("\n\n");
  writeFileSync(message, `${text}\n`);
  const [, , encoded = ""] = signatures.trimEnd().split(" ");
  // Behind the four bytes that name the key.
  writeFileSync(signature, Buffer.from(encoded, "base64").subarray(4));
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
