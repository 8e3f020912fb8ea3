import { execFileSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { existsSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { shiming } from "../support/processes.ts";
import { authorize, runSamples } from "../support/samples.ts";
import { readSandbox, scratchFolder, seededData, startSandbox } from "../support/shiming.ts";

const APPROVED = "wx1a2b3c4d5e6f7081";
const errcode = (answers: string) => Number(/"errcode":(-?\d+)[^{]*$/.exec(answers)?.[1]);

test("a payment account that is gone after the consent is 94002, a verified identity 94004", async () => {
  const sandbox = await startSandbox();
  const set = (...args: string[]) => shiming(["accounts", "set", "--data", sandbox.data, ...args]);

  const first = await authorize(sandbox, "lilei");
  expect((await set("--user", "lilei", "--payment-account", "no")).code).toBe(0);
  expect(errcode((await runSamples(sandbox, first)).answers)).toBe(94002);
  expect((await set("--user", "lilei", "--payment-account", "yes")).code).toBe(0);
  expect((await set("--user", "lilei", "--no-identity")).code).toBe(0);
  expect(errcode((await runSamples(sandbox, first)).answers)).toBe(94004);
});

test("a new account can consent, and its name comes through", async () => {
  const sandbox = await startSandbox();
  const identity = {
    real_name: "龴小明",
    credential_type: "resident_id_card",
    credential_id: "999999199003071007",
  };
  const args = [
    "accounts",
    "set",
    "--create",
    "--data",
    sandbox.data,
    "--user",
    "new",
    "--payment-account",
    "yes",
  ];
  const { code } = await shiming([...args, "--identity-file", "-", "--pay-password", "135790"], {
    input: JSON.stringify(identity),
  });
  expect(code).toBe(0);
  const file = {
    ...sandbox.file,
    users: [{ ...sandbox.file.users[0], user_id: "new", pay_password: "135790" }],
  };
  const token = await authorize({ ...sandbox, file: file as typeof sandbox.file }, "new");
  expect((await runSamples(sandbox, token, { charset: "gb18030" })).name).toBe("龴小明");
});

test("what is wrong with an account is said without saying what was given", async () => {
  const data = seededData();
  const identity = {
    real_name: "王芳",
    credential_type: "resident_id_card",
    credential_id: "999999199003071008",
  };
  const args = ["accounts", "set", "--create", "--data", data, "--user", "new", "--identity-file", "-"];
  const { code, stderr } = await shiming(args, { input: JSON.stringify(identity) });
  expect(code).toBe(1);
  expect(stderr).toContain("GB 11643");
  expect(stderr).not.toMatch(/999999199003071008|王芳/);
});

test("suspending, unbinding and revoking work through a running server, at once", async () => {
  const sandbox = await startSandbox();
  const run = async (...args: string[]) => (await shiming([...args, "--data", sandbox.data])).code;
  const { mch_id = "", cert_serialno = "" } = sandbox.file.merchants[0] ?? {};

  const token = await authorize(sandbox, "lilei");
  expect(await run("apps", "unbind", APPROVED, mch_id)).toBe(0);
  expect(errcode((await runSamples(sandbox, token)).answers)).toBe(94007);
  expect(await run("apps", "bind", APPROVED, mch_id)).toBe(0);
  expect(await run("apps", "suspend", APPROVED, "--reason", "review")).toBe(0);
  expect(errcode((await runSamples(sandbox, token)).answers)).toBe(94006);
  expect(await run("merchants", "revoke", cert_serialno)).toBe(0);
  expect(errcode((await runSamples(sandbox, token)).answers)).toBe(94009);
});

test("a logo is set, listed and told of in the audit; what is no small picture is refused", async () => {
  const data = seededData();
  const run = (...args: string[]) => shiming(["apps", ...args, "--data", data]);
  const logo = join(import.meta.dirname, "../../apps/cli/src/sandbox/logos/city-service.png");
  const other = "wx3c4d5e6f708192a3";
  expect((await run("logo", other, logo)).code).toBe(0);
  const digest = execFileSync("openssl", ["dgst", "-sha256", "-r", logo]).toString().slice(0, 64);
  const apps: { appid: string; logo?: string }[] = JSON.parse((await run("list", "--json")).stdout);
  expect(apps.find(({ appid }) => appid === other)?.logo).toBe(digest);

  const svg = join(scratchFolder(), "logo.png");
  writeFileSync(svg, '<svg xmlns="http://www.w3.org/2000/svg"/>');
  const refused = await run("logo", other, svg);
  expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining("PNG or WebP")]);
  expect((await run("logo", "wx0000000000000000", logo)).code).toBe(1);
  expect((await run("logo", other, `${svg}.none`)).code).toBe(2);
});

test("a merchant's new certificate works beside the old one", async () => {
  const sandbox = await startSandbox();
  const folder = scratchFolder();
  const [key, csr] = [join(folder, "key.pem"), join(folder, "request.pem")];
  const subject = ["-subj", "/CN=anything"];
  execFileSync(
    "openssl",
    ["req", "-new", "-newkey", "rsa:3072", "-nodes", "-keyout", key, "-out", csr, ...subject],
    {
      stdio: "ignore",
    },
  );
  const mchId = sandbox.file.merchants[0]?.mch_id ?? "";
  const issued = await shiming(["merchants", "issue", mchId, "--csr", csr, "--json", "--data", sandbox.data]);
  const { cert_serialno } = JSON.parse(issued.stdout);

  const merchants = [{ mch_id: mchId, cert_serialno, private_key_file: "", certificate_file: "" }];
  const renewed = { ...sandbox, data: folder, file: { ...sandbox.file, merchants } };
  const withKey = {
    ...renewed,
    file: { ...renewed.file, merchants: [{ ...merchants[0], private_key_file: "key.pem" }] },
  };
  const byNew = await runSamples(withKey as typeof sandbox, await authorize(sandbox, "lilei"));
  const byOld = await runSamples(sandbox, await authorize(sandbox, "lilei"));
  expect([byNew.name, byOld.name]).toEqual(["李雷", "李雷"]);
});

test("the same commands work without a server, under the lock of the data", async () => {
  const data = seededData();
  const created = await shiming(
    [
      "apps",
      "create",
      "--name",
      "挂号",
      "--legal-name",
      "医院",
      "--contact",
      "0000",
      "--json",
      "--data",
      data,
    ].concat(["--category", "7,8=医疗/公立医院"]),
  );
  const { appid, secret } = JSON.parse(created.stdout);
  expect([appid, secret]).toEqual([
    expect.stringMatching(/^wx[0-9a-f]{16}$/),
    expect.stringMatching(/^[0-9a-f]{32}$/),
  ]);
  const listed = JSON.parse((await shiming(["apps", "list", "--json", "--data", data])).stdout);
  expect(listed.map((app: { appid: string }) => app.appid)).toContain(appid);

  const { url } = await startSandbox(data);
  const answer = await fetch(
    `${url}/cgi-bin/token?grant_type=client_credential&appid=${appid}&secret=${secret}`,
  );
  expect(await answer.json()).toMatchObject({ expires_in: 7200 });
});

test("what cannot be done is one sentence and exit code 1", async () => {
  const data = seededData();
  const wrong = join(scratchFolder(), "wrong.pem");
  writeFileSync(wrong, "no request");
  const right = join(data, readSandbox(data).merchants[0]?.certificate_file ?? "");
  for (const args of [
    ["apps", "end", "wx0000000000000000"],
    ["apps", "bind", APPROVED, "12345678"],
    ["merchants", "create", "1", "--legal-name", "x"],
    ["merchants", "create", "1900000109", "--legal-name", "x"],
    ["merchants", "issue", "1900000109", "--csr", wrong],
    ["merchants", "register", "1900000109", "--certificate", wrong],
    ["merchants", "register", "1900000109", "--certificate", right],
    ["merchants", "certificate", "0A:0B"],
    ["authorities", "add", right],
    ["authorities", "set-crl", "00", wrong],
    ["merchants", "revoke", "0".repeat(40)],
  ]) {
    const { code, stderr } = await shiming([...args, "--data", data]);
    expect({ args, code, lines: stderr.split("\n").length }).toEqual({ args, code: 1, lines: 2 });
  }
});

test("what a killed server has left is never trusted: whoever listens there now hears nothing", async () => {
  const data = seededData();
  const heard: string[] = [];
  const listener = createServer((request, response) => {
    heard.push(request.url ?? "");
    response.end('{"result":null}');
  });
  onTestFinished(() => void listener.close());
  await new Promise<void>((resolve) => listener.listen(join(data, "control.sock"), resolve));
  writeFileSync(join(data, "control.token"), "t");

  const { code } = await shiming(["apps", "end", APPROVED, "--data", data]);
  const apps = JSON.parse((await shiming(["apps", "list", "--json", "--data", data])).stdout);
  expect([code, heard]).toEqual([0, []]);
  expect(apps.find((app: { appid: string }) => app.appid === APPROVED).access.state).toBe("ended");
  expect(["control.sock", "control.token"].filter((file) => existsSync(join(data, file)))).toEqual([]);
});

test("the origins of a host are registered with a key, replaced by the next, refused when they are none, and taken back", async () => {
  const data = seededData();
  const key = join(data, "..", "host.pub");
  const { publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  writeFileSync(key, publicKey.export({ type: "spki", format: "pem" }));
  const issuer = "https://city.example";
  const register = (...origins: string[]) =>
    shiming([
      "hosts",
      "register",
      issuer,
      "--create",
      "--kid",
      "1",
      "--public-key",
      key,
      "--data",
      data,
      ...origins,
    ]);
  const originsNow = async () => {
    const hosts = JSON.parse((await shiming(["hosts", "list", "--json", "--data", data])).stdout);
    return hosts.find((host: { issuer: string }) => host.issuer === issuer)?.origins;
  };
  const { code, stderr } = await register("--origin", "https://*.city.example");
  expect([code, stderr]).toEqual([1, expect.stringContaining("is no origin such as https://city.example")]);
  expect(await originsNow(), "the key is not registered either").toBe(undefined);
  const two = ["--origin", issuer, "--origin", "https://m.city.example:8443"];
  expect((await register(...two)).code).toBe(0);
  expect(await originsNow()).toEqual([issuer, "https://m.city.example:8443"]);
  expect((await register()).code).toBe(0);
  expect(await originsNow()).toHaveLength(2);
  expect((await register("--origin", issuer)).code).toBe(0);
  expect(await originsNow()).toEqual([issuer]);
  const remove = (...what: string[]) => shiming(["hosts", "remove", issuer, "--data", data, ...what]);
  expect((await remove()).code).toBe(2);
  expect((await remove("--origins")).code).toBe(0);
  expect(await originsNow()).toEqual([]);
});

test("a host key that was taken back signs nothing any more", async () => {
  const sandbox = await startSandbox();
  const { issuer, kid } = sandbox.file.host;
  const args = ["hosts", "remove", issuer, "--kid", kid, "--data", sandbox.data];
  expect((await shiming(args)).code).toBe(0);
  await expect(authorize(sandbox, "lilei")).rejects.toThrow();
  expect((await shiming(args)).code).toBe(1);
});
