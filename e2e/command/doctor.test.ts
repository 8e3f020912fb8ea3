import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import { type AddressInfo, createServer as createSocketServer } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { run } from "../support/commands.ts";
import { shiming } from "../support/processes.ts";
import { authorize } from "../support/samples.ts";
import {
  type RunningSandbox,
  readSandbox,
  scratchFolder,
  seededData,
  startSandbox,
  useSandbox,
} from "../support/shiming.ts";

const sandbox = useSandbox();

interface ToldStep {
  readonly step: string;
  readonly verdict: "passed" | "failed" | "skipped";
  readonly seen: string;
  readonly mend?: string;
  readonly fault?: string;
  readonly errcode?: number;
  readonly mistakes?: readonly string[];
}

/** Runs `shiming doctor --json`. */
async function doctor(args: readonly string[], env: Record<string, string> = {}) {
  const { code, stdout, stderr } = await shiming(["doctor", ...args, "--json"], { env });
  const told = JSON.parse(stdout || "{}") as { healthy: boolean; first: string | null; steps: ToldStep[] };
  const step = (name: string) => told.steps.find((each) => each.step === name);
  return { code, stdout, stderr, ...told, step };
}

const sandboxArgs = ({ data }: Pick<RunningSandbox, "data">) => ["--sandbox", join(data, "sandbox.json")];

/** A file of that content, gone after the test. */
function fileWith(content: string | Uint8Array): string {
  const path = join(scratchFolder(), "file");
  writeFileSync(path, content, { mode: 0o600 });
  return path;
}

/** A server that is no platform. */
async function startServer(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe("a healthy sandbox", () => {
  test("passes every step but the auth_token, which nobody gave, and the command ends with 0", async () => {
    const { code, healthy, first, steps } = await doctor(sandboxArgs(sandbox));
    expect([code, healthy, first]).toEqual([0, true, null]);
    expect(steps.filter(({ verdict }) => verdict !== "passed").map(({ step }) => step)).toEqual([
      "tls",
      "auth_token",
    ]);
    expect(steps.map(({ step }) => step)).toEqual([
      ...["base_url", "connection", "tls", "answer", "clock", "access_token", "categories"],
      ...["private_key", "certificate", "key_pair", "serial_number", "string_to_sign"],
      ...[
        "quota",
        "timestamp",
        "merchant",
        "certificate_known",
        "signature",
        "access",
        "binding",
        "auth_token",
      ],
    ]);
  });

  test("over HTTPS is trusted by its own authority, and told in lines, in English or Chinese", async () => {
    const sandbox = await startSandbox(undefined, ["--https"]);
    const args = ["doctor", ...sandboxArgs(sandbox)];
    const [english, byOption, byLocale] = await Promise.all([
      shiming(args, { env: { LC_ALL: "C" } }),
      shiming([...args, "--lang", "zh"], { env: { LC_ALL: "C" } }),
      shiming(args, { env: { LC_ALL: "zh_CN.UTF-8" } }),
    ]);
    expect(english.stdout).toMatch(/^✓ TLS +TLSv1\.3, trusted, valid until \d{4}-/m);
    expect(english.stdout).toMatch(/^– auth_token +needs --auth-token-file/m);
    expect(english.stdout).toMatch(/\nNothing is wrong with what was looked at; 1 step was not\.\n$/);
    for (const { code, stdout } of [byOption, byLocale]) {
      expect(code).toBe(0);
      expect(stdout).toMatch(/^✓ 平台地址 /m);
      expect(stdout).toMatch(/\n已检查的部分没有问题；有 1 步未检查。\n$/);
    }
  });

  test("keeps the auth_token until --exchange is given; then it opens the answer, and tells none of it", async () => {
    const user = sandbox.file.users.find(({ user_id }) => user_id === "yanwenbo");
    const authToken = await authorize(sandbox, "yanwenbo");
    const args = [...sandboxArgs(sandbox), "--auth-token-file", fileWith(`${authToken}\n`)];
    const looked = await doctor(args);
    const exchanged = await doctor([...args, "--exchange"]);
    const unknownToken = ["--auth-token-file", fileWith("0".repeat(43)), "--exchange"];
    const unknown = await doctor([...sandboxArgs(sandbox), ...unknownToken]);
    expect(looked.step("auth_token")).toMatchObject({
      verdict: "skipped",
      seen: expect.stringContaining("--exchange"),
    });
    expect(exchanged.step("auth_token")?.verdict).toBe("passed");
    expect([unknown.code, unknown.first, unknown.step("auth_token")?.errcode]).toEqual([
      1,
      "auth_token",
      94005,
    ]);
    const output = [looked, exchanged, unknown].map(({ stdout, stderr }) => stdout + stderr).join();
    const secrets = [authToken, user?.real_name, user?.credential_id, sandbox.file.apps[0]?.secret];
    for (const secret of secrets) expect(output).not.toContain(secret);
  });
});

describe("it finds, as the first thing to mend,", () => {
  test("what the platform refuses", async () => {
    const [merchant, otherMerchant] = sandbox.file.merchants;
    const otherKey = join(sandbox.data, otherMerchant?.private_key_file ?? "");
    const otherCertificate = join(sandbox.data, otherMerchant?.certificate_file ?? "");
    const foreign = run("openssl", [
      "req",
      "-x509",
      "-key",
      otherKey,
      "-subj",
      "/CN=x",
      "-set_serial",
      "0x77",
    ]);
    const foreignPair = ["--certificate", fileWith(foreign), "--key", otherKey];
    const cases: [what: string, args: readonly string[], first: string, errcode: number][] = [
      ["a wrong secret", ["--secret-file", fileWith("0".repeat(32))], "access_token", 40125],
      ["an unknown appid", ["--appid", "wx0000000000000000"], "access_token", 40013],
      ["an unknown merchant", ["--mch-id", "99999999", ...foreignPair], "merchant", 94010],
      ["a certificate that the platform does not know", foreignPair, "certificate_known", 94009],
      [
        "another merchant's certificate",
        ["--certificate", otherCertificate, "--key", otherKey],
        "certificate_known",
        94009,
      ],
      ["a mini program that is not approved", ["--app", "wx2b3c4d5e6f708192"], "access", 94006],
      [
        "one that is not bound",
        ["--app", "wx3c4d5e6f708192a3", "--mch-id", merchant?.mch_id ?? ""],
        "binding",
        94007,
      ],
    ];
    const results = await Promise.all(cases.map(([, args]) => doctor([...sandboxArgs(sandbox), ...args])));
    for (const [place, { code, first, step }] of results.entries()) {
      const [what, , expected, errcode] = cases[place] as (typeof cases)[number];
      expect([what, code, first, step(expected)?.errcode]).toEqual([what, 1, expected, errcode]);
      expect(step(expected)?.mend).not.toBe("");
    }
  });

  test("white space around a secret, of which an answer cannot tell", async () => {
    const secret = sandbox.file.apps[0]?.secret;
    const { code, first, step } = await doctor([
      ...sandboxArgs(sandbox),
      "--secret-file",
      fileWith(`${secret} \n`),
    ]);
    expect([code, first]).toEqual([1, "access_token"]);
    expect(step("access_token")).toMatchObject({
      errcode: 40125,
      seen: expect.stringContaining("white space"),
    });
  });

  test("a verification: no key is asked for, a code is looked at and not used up, and a captured one explains itself", async () => {
    const { data } = sandbox;
    const user = ["--data", data, "--user", "lilei", "--appid", "wx1a2b3c4d5e6f7081"];
    const code =
      (await shiming(["authorize", ...user, "--verification"])).stdout.trimEnd().split("\n").at(-1) ?? "";
    const body = { openid: "wx1a2b3c4d5e6f7081", real_name: "*雷", cred_id: 1, cred_type: 1, code: "x" };
    const cases = [
      [["--verification"], undefined, "skipped"],
      [["--code", code], undefined, "passed"],
      [["--code", code.slice(1)], "verification_code", "failed"],
      [["--code", "x".repeat(43)], "verification_code", "failed"],
      [["--app", "wx2b3c4d5e6f708192", "--verification"], "verification_access", "skipped"],
      [["--request", fileWith(JSON.stringify(body))], "captured_openid", "skipped"],
    ] as const;
    const results = await Promise.all(cases.map(([args]) => doctor([...sandboxArgs(sandbox), ...args])));
    for (const [place, { code: exit, first, step }] of results.entries()) {
      const [, expected, verdict] = cases[place] as (typeof cases)[number];
      expect([place, exit, first]).toEqual([place, expected ? 1 : 0, expected ?? null]);
      expect([place, step("verification_code")?.verdict]).toEqual([place, verdict]);
    }
    expect(results[0]?.steps.map(({ step }) => step)).toEqual([
      ...["base_url", "connection", "tls", "answer", "access_token"],
      ...["quota", "verification_access", "verification_code"],
    ]);
    expect(results[3]?.step("verification_code")?.seen).toContain("never issued it");
    expect(results[5]?.step("captured_identity")?.mistakes).toEqual(["real_name_masked", "cred_id_no_text"]);
  });

  test("a signature by another key, which the sandbox explains", async () => {
    const otherKey = fileWith(
      run("openssl", ["genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"]),
    );
    const withCertificate = await doctor([...sandboxArgs(sandbox), "--key", otherKey]);
    expect([withCertificate.code, withCertificate.first]).toEqual([1, "key_pair"]);

    const { base_url, apps, merchants } = sandbox.file;
    const alone = await doctor(
      ["--base-url", base_url, "--cert-serialno", merchants[0]?.cert_serialno ?? "", "--key", otherKey],
      {
        SHIMING_APPID: apps[0]?.appid ?? "",
        SHIMING_SECRET: apps[0]?.secret ?? "",
        SHIMING_MCH_ID: apps[0]?.mch_id ?? "",
      },
    );
    expect([alone.code, alone.first]).toEqual([1, "signature"]);
    expect(alone.step("signature")).toMatchObject({
      errcode: 94003,
      seen: expect.stringContaining("not made with the private key of the certificate"),
    });
  });

  test("a serial number in a form that only tools use", async () => {
    const { file, data } = sandbox;
    const certSerialNo = file.merchants[0]?.cert_serialno ?? "";
    const { code, first, step } = await doctor([
      ...sandboxArgs({ data }),
      "--cert-serialno",
      certSerialNo.toLowerCase(),
    ]);
    expect([code, first]).toEqual([1, "serial_number"]);
    expect(step("serial_number")).toMatchObject({
      mistakes: ["serial_lower_case"],
      mend: expect.stringContaining(certSerialNo),
    });
    expect(step("signature")?.verdict).toBe("skipped");
  });

  test("a sandbox that does not run, and looks at the key all the same", async () => {
    const data = seededData();
    const { code, first, step } = await doctor(sandboxArgs({ data }));
    expect([code, first]).toEqual([1, "connection"]);
    expect(step("key_pair")?.verdict).toBe("passed");
    expect(step("string_to_sign")?.verdict).toBe("passed");
  });

  test("http where the port speaks TLS, TLS where it speaks http, and an authority that is not trusted", async () => {
    const secure = await startSandbox(undefined, ["--https"]);
    const http = await doctor(["--base-url", secure.url.replace("https:", "http:")]);
    const https = await doctor(["--base-url", sandbox.url.replace("http:", "https:")]);
    const untrusted = await doctor(["--base-url", secure.url]);
    expect([http.first, https.first, untrusted.first]).toEqual(["tls", "tls", "tls"]);
    expect(http.step("tls")?.mend).toContain("https://");
    expect(https.step("tls")?.mend).toContain("speaks no TLS");
    expect(untrusted.step("tls")?.mend).toContain("--ca FILE");
    const { step } = await doctor(["--base-url", secure.url, "--ca", join(secure.data, "https", "ca.crt")]);
    expect(step("tls")?.verdict).toBe("passed");
  });

  test("a clock that is further off than 300 seconds, either way", async () => {
    for (const [apart, direction] of [
      [400_000, "behind"],
      [-400_000, "ahead of"],
    ] as const) {
      const url = await startServer((_, response) => {
        const date = new Date(Date.now() + apart).toUTCString();
        response.writeHead(200, { "content-type": "application/json", date });
        response.end('{"errcode":41001,"errmsg":"access_token missing"}');
      });
      const { code, first, step } = await doctor(["--base-url", url]);
      expect([code, first]).toEqual([1, "clock"]);
      expect(step("clock")?.seen).toMatch(
        new RegExp(`^this machine is (399|40[01]) s ${direction} the platform$`),
      );
    }
  });

  test("another server than the platform", async () => {
    const url = await startServer((_, response) =>
      response.writeHead(404, { "content-type": "text/html" }).end("<h1>"),
    );
    const { code, first, step } = await doctor(["--base-url", url]);
    expect([code, first]).toEqual([1, "answer"]);
    expect(step("answer")?.seen).toContain("HTTP 404 text/html");
  });

  test("a server of something else than the web", async () => {
    const server = createSocketServer((socket) => {
      socket.resume().on("error", () => undefined);
      socket.write("SSH-2.0-OpenSSH_9.2p1\r\n");
    });
    onTestFinished(() => void server.close());
    await once(server.listen(0, "127.0.0.1"), "listening");
    const { port } = server.address() as AddressInfo;
    const { code, first, step } = await doctor(["--base-url", `http://127.0.0.1:${port}`]);
    expect([code, first]).toEqual([1, "answer"]);
    expect(step("answer")).toMatchObject({
      seen: "it is not a platform's answer: no HTTP, or more than any answer",
      mend: expect.stringContaining("another server answers there"),
    });
  });
});

test("a captured request is examined with a certificate alone, and nothing of it is printed", async () => {
  const data = seededData();
  const merchant = readSandbox(data).merchants[0];
  const serial = merchant?.cert_serialno ?? "";
  const [key, certificate] = [merchant?.private_key_file ?? "", merchant?.certificate_file ?? ""];
  const message = `cert_serialno=${serial}×tamp=1573203570`;
  const sign = run("openssl", ["dgst", "-sha256", "-sign", join(data, key)], message).toString("base64");
  const fields = { auth_token: "secret-token", mch_id: "1900000109", cert_serialno: serial };
  const captured = `curl -d '${JSON.stringify({ ...fields, timestamp: 1573203570, sign })}' https://a.example/`;
  const args = ["doctor", "--request", "-", "--certificate", join(data, certificate)];
  const { code, stdout, stderr } = await shiming(args, { input: captured, env: { LC_ALL: "C" } });
  expect(code).toBe(1);
  expect(stdout).toMatch(/^✗ captured sign +it does not verify\n +→ the signed string has "×tamp"/m);
  expect(stdout).toMatch(/\nFirst to mend \(on your side\): captured sign\. .*"×tamp".*\n$/);
  for (const secret of ["secret-token", sign]) expect(stdout + stderr).not.toContain(secret);
});

test("an empty file is not as if nobody had given it", async () => {
  const { code, step } = await doctor(["--request", fileWith("")]);
  expect([code, step("captured_body")?.verdict]).toEqual([1, "failed"]);
  const file = fileWith("\ufeff\r\n");
  const { stderr, ...secret } = await shiming(["doctor", "--base-url", "http://x", "--secret-file", file]);
  expect([secret.code, secret.stdout, stderr]).toEqual([2, "", `${file} is empty.\n`]);
});

test("without anything to examine, or with a file that is not there, it is a usage error", async () => {
  const none = join(scratchFolder(), "none");
  for (const args of [[], ["--request", none], ["--sandbox", none], ["--key", "-", "--request", "-"]]) {
    const { code, stdout, stderr } = await shiming(["doctor", ...args]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).not.toBe("");
  }
});
