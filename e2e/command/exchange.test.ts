import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { ONE_SENTENCE, shiming } from "../support/processes.ts";
import { authorize } from "../support/samples.ts";
import { type RunningSandbox, scratchFolder, startSandbox, useSandbox } from "../support/shiming.ts";

const sandbox = useSandbox();

const APPROVED = "wx1a2b3c4d5e6f7081";
const NOT_APPROVED = "wx2b3c4d5e6f708192";
const UNBOUND = "wx3c4d5e6f708192a3";

const exchange = ({ data }: Pick<RunningSandbox, "data">, authToken: string, ...args: string[]) =>
  shiming(["exchange", "--sandbox", join(data, "sandbox.json"), "--auth-token-file", "-", ...args], {
    input: `${authToken}\n`,
  });

test("exchange gets a person's name and ID number, also those outside GBK and with RSA 4096", async () => {
  for (const [userId, ...args] of [
    ["yanwenbo"],
    ["chenhong", "--mch-id", "1900000208"],
    ["zhaoxing", "--app", "城市服务"],
  ] as const) {
    const user = sandbox.file.users.find(({ user_id }) => user_id === userId);
    const { code, stdout } = await exchange(sandbox, await authorize(sandbox, userId), ...args, "--json");
    expect([code, JSON.parse(stdout)]).toEqual([
      0,
      { real_name: user?.real_name, credential_id: user?.credential_id },
    ]);
  }
});

test("--verbose tells each step on standard error, and no secret, token or name", async () => {
  const token = await authorize(sandbox, "lilei");
  const { code, stdout, stderr } = await exchange(sandbox, token, "--verbose", "--mask");
  expect([code, stdout]).toEqual([0, `real_name  *雷\ncredential_id  9${"*".repeat(16)}6\n`]);
  const { secret = "", cert_serialno = "" } = sandbox.file.apps[0] ?? {};
  expect(stderr).toMatch(
    new RegExp(
      [
        `access token +POST ${sandbox.url}/cgi-bin/stable_token`,
        "access token +answered: good for \\d+ s",
        `sign +cert_serialno=${cert_serialno}&timestamp=\\d{10}`,
        `real-name information +POST ${sandbox.url}/cgi-bin/wxopen/getrealnameinfo`,
        `real-name information +answered: .*${cert_serialno}`,
        "decrypt .*",
      ].join("\n"),
    ),
  );
  for (const kept of [secret, token, "李雷", "999999198511231076"]) expect(stderr).not.toContain(kept);
  expect(stderr).not.toContain("access_token=");
});

test("a refusal is told with code, text, whose fault it is and what to do, in English or in Chinese", async () => {
  const token = await authorize(sandbox, "lilei");
  const cases = [
    [94006, "caller", ["--app", NOT_APPROVED]],
    [94007, "caller", ["--app", UNBOUND, "--mch-id", "1900000109"]],
    [94005, "caller", []],
  ] as const;
  for (const [errcode, fault, args] of cases) {
    const { code, stdout } = await exchange(sandbox, errcode === 94005 ? "wrong" : token, ...args, "--json");
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      errcode,
      fault,
      retryable: false,
      step: "real-name information",
    });
  }
  const english = await exchange(sandbox, "wrong", "--lang", "en");
  expect([english.code, english.stdout]).toEqual([1, ""]);
  expect(english.stderr).toMatch(
    /^94005 invalid user token.*\n {2}whose fault {2}the calling program's\n {2}what to do {3}Let the user tap/,
  );
  const chinese = await shiming(["exchange", "--sandbox", sandbox.data, "--auth-token", "wrong"], {
    env: { LC_ALL: "zh_CN.UTF-8" },
  });
  expect(chinese.stderr).toContain("怎么办  请用户重新点击按钮");
});

test("the user's own fault is told to be the user's", async () => {
  const token = await authorize(sandbox, "ouyang");
  const set = ["accounts", "set", "--data", sandbox.data, "--user", "ouyang", "--payment-account", "no"];
  expect((await shiming(set)).code).toBe(0);
  const { stdout } = await exchange(sandbox, token, "--json");
  expect(JSON.parse(stdout)).toMatchObject({ errcode: 94002, fault: "user" });
});

test("without a sandbox the settings are options or the environment", async () => {
  const { data, file, url } = sandbox;
  const { secret = "", mch_id, cert_serialno, private_key_file, certificate_file } = file.apps[0] ?? {};
  const key = join(data, private_key_file ?? "");
  const secretFile = join(scratchFolder(), "secret");
  writeFileSync(secretFile, `${secret}\n`);
  const options = ["--base-url", `${url}/`, "--appid", APPROVED, "--secret-file", secretFile, "--key", key];
  const merchant = ["--mch-id", mch_id ?? "", "--cert-serialno", cert_serialno ?? ""];
  const env = {
    SHIMING_BASE_URL: url,
    SHIMING_APPID: APPROVED,
    SHIMING_SECRET: secret,
    SHIMING_MCH_ID: mch_id ?? "",
    SHIMING_CERTIFICATE_FILE: join(data, certificate_file ?? ""),
    SHIMING_PRIVATE_KEY_FILE: key,
  };
  const first = await authorize({ data, file }, "lilei");
  const byOptions = await shiming(["exchange", ...options, ...merchant, "--auth-token", first, "--json"]);
  const second = await authorize({ data, file }, "lilei");
  const byEnvironment = await shiming(["exchange", "--json"], {
    env: { ...env, SHIMING_AUTH_TOKEN: second },
  });
  for (const { code, stdout } of [byOptions, byEnvironment]) {
    expect([code, JSON.parse(stdout).real_name]).toEqual([0, "李雷"]);
  }
  const wrongSecret = await shiming(["exchange", "--json", "--auth-token", "x"], {
    env: { ...env, SHIMING_SECRET: "wrong" },
  });
  expect(JSON.parse(wrongSecret.stdout)).toMatchObject({ errcode: 40125, step: "access token" });
});

test("verify-identity needs no merchant: a mini program that is bound to none is told whether it is right", async () => {
  const { data } = sandbox;
  const last = ({ stdout }: { stdout: string }) => stdout.trimEnd().split("\n").at(-1) ?? "";
  const uses = [
    ...["--category", "99,904=政务/社会保障", "--items", "real_name,credential_id,verification"],
    ...["--purpose", "退休资格认证", "--legal-basis", "《社会保险经办条例》", "--retention", "认证后删除"],
  ];
  const approved = await shiming(["apps", "approve", UNBOUND, "--data", data, ...uses]);
  expect(approved.code).toBe(0);
  const user = ["--data", data, "--user", "lilei", "--appid", UNBOUND];
  const [login, consent] = await Promise.all([
    shiming(["login-code", ...user]),
    shiming(["authorize", ...user, "--verification"]),
  ]);
  const asked = ["--app", UNBOUND, "--js-code", last(login), "--code", last(consent), "--name", "李雷"];
  const { code, stdout } = await shiming(
    ["verify-identity", "--sandbox", join(data, "sandbox.json"), ...asked, "--json"],
    { env: { SHIMING_CREDENTIAL_ID: "999999198511231076" } },
  );
  expect([code, JSON.parse(stdout)]).toEqual([0, { result: "match" }]);
});

test("everything that is missing is named at once, and what is wrong in one sentence", async () => {
  const missing = await shiming(["exchange"]);
  expect([missing.code, missing.stdout]).toEqual([2, ""]);
  for (const name of ["BASE_URL", "APPID", "SECRET", "MCH_ID", "PRIVATE_KEY_FILE"]) {
    expect(missing.stderr).toContain(`SHIMING_${name}`);
  }
  const runs = await Promise.all([
    exchange(sandbox, "x", "--app", "nobody"),
    exchange(sandbox, "x", "--app", UNBOUND),
    exchange(sandbox, "x", "--base-url", "http://realname.example.com"),
    exchange(sandbox, "x", "--base-url", "realname"),
    exchange(sandbox, "x", "--base-url", "https://user:s3cret@realname.example.com"),
    exchange(sandbox, "x", "--base-url", `${sandbox.file.base_url}?a=b`),
    exchange(sandbox, ""),
    exchange(sandbox, "x", "--mch-id", "80000003"),
    shiming(["exchange", "--sandbox", sandbox.data]),
    shiming(["exchange", "--sandbox", join(sandbox.data, "shiming.db"), "--auth-token", "x"]),
    exchange(sandbox, "x", "--key", join(sandbox.data, sandbox.file.merchants[1]?.private_key_file ?? "")),
  ]);
  expect(runs.map(({ code, stdout }) => [code, stdout])).toEqual(
    [2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1].map((code) => [code, ""]),
  );
  for (const { stderr } of runs) {
    expect(stderr).toMatch(ONE_SENTENCE);
    expect(stderr).not.toContain("s3cret");
  }
});

test("over TLS, the sandbox's own certificate authority is trusted without being told", async () => {
  const encrypted = await startSandbox(undefined, ["--https"]);
  const { code, stdout } = await exchange(encrypted, await authorize(encrypted, "lilei"), "--json");
  expect([code, JSON.parse(stdout).real_name]).toEqual([0, "李雷"]);
  const { secret = "", mch_id, private_key_file, certificate_file } = encrypted.file.apps[0] ?? {};
  const settings = ["--base-url", encrypted.url, "--appid", APPROVED, "--mch-id", mch_id ?? ""];
  const files = [
    "--key",
    join(encrypted.data, private_key_file ?? ""),
    "--certificate",
    join(encrypted.data, certificate_file ?? ""),
  ];
  const args = ["exchange", ...settings, ...files, "--auth-token", "wrong"];
  const env = { SHIMING_SECRET: secret };
  const stranger = await shiming(args, { env });
  expect([stranger.code, stranger.stdout]).toEqual([1, ""]);
  expect(stranger.stderr).toMatch(/cannot be reached \([A-Z_]*CERT[A-Z_]*|cannot be reached \(UNABLE/);
  const trusting = await shiming([...args, "--ca", join(encrypted.data, "https", "ca.crt"), "--json"], {
    env,
  });
  expect(JSON.parse(trusting.stdout)).toMatchObject({ errcode: 94005 });
});

/** Answers every call the same, as something that is no platform might. */
async function startStranger(answer: string): Promise<string> {
  const server = createServer((_, response) => response.end(answer)).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once("listening", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test("whatever else answers, or nothing, is one sentence without secret or token", async () => {
  const stopped = await startSandbox();
  const { secret = "" } = stopped.file.apps[0] ?? {};
  await stopped.end();
  const answers = ["<html>", "{}", "[]", "null", '{"access_token":"t","expires_in":1}', "x".repeat(2 ** 21)];
  const urls = [stopped.url, ...(await Promise.all(answers.map(startStranger)))];
  const runs = await Promise.all(urls.map((url) => exchange(stopped, "the-token", "--base-url", url)));
  for (const { code, stdout, stderr } of runs) {
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/^[^\n]+\n$/);
    expect(stderr).not.toMatch(new RegExp(`the-token|${secret}|access_token`));
  }
});

test("an answer for another certificate is refused before it is decrypted", async () => {
  const folder = scratchFolder();
  const { data, file } = sandbox;
  const url = await startStranger(
    JSON.stringify({ errcode: 0, access_token: "t", expires_in: 7200, cert_serialno: "0".repeat(40) }),
  );
  mkdirSync(folder, { recursive: true });
  const { code, stderr } = await exchange({ data }, "x", "--base-url", url);
  expect(code).toBe(1);
  expect(stderr).toContain(file.apps[0]?.cert_serialno);
});
