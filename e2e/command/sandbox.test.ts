import { generateKeyPairSync } from "node:crypto";
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isCertSerialNo, isCredentialId } from "@shiming/crypto";
import { expect, test } from "vitest";
import { send } from "../support/http.ts";
import { shiming } from "../support/processes.ts";
import { askConsent } from "../support/protocol.ts";
import { authorize } from "../support/samples.ts";
import { partiesOf } from "../support/sandbox-parties.ts";
import { readSandbox, scratchFolder, seededData, startSandbox, useSandbox } from "../support/shiming.ts";

const sandbox = useSandbox();

test("sandbox prints its links and, last, one line with the base URL", async () => {
  const { lines, url, file } = sandbox;
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(lines.at(-1)).toBe(`ready ${url}`);
  expect(file.base_url).toBe(url);
});

test("the sheet is on an origin of its own, and only the phone may frame it", async () => {
  const parties = partiesOf(sandbox);
  const { sheet_url } = (await askConsent(parties, "lilei")).json;
  const { port } = new URL(sandbox.url);
  expect(new URL(sheet_url).origin).toBe(`http://sheet.localhost:${port}`);
  const { headers } = await send(sandbox.url + new URL(sheet_url).pathname);
  const framedBy = `frame-ancestors http://phone.localhost:${port}`;
  expect(headers["content-security-policy"]).toMatch(new RegExp(`; ${framedBy}$`));
});

test("the case starts when it is asked again, once what kept it from starting is gone", async () => {
  const data = seededData();
  const inTheWay = join(data, "city-service");
  writeFileSync(inTheWay, "a file where its folder belongs");
  const { url, errors } = await startSandbox(data);
  const status = async () => (await send(`${url}/me`, { headers: { host: "city.localhost" } })).status;
  expect(await status()).toBe(500);
  await expect.poll(() => errors.join()).toContain("the city service did not start");
  rmSync(inTheWay);
  expect(await status()).toBe(401);
});

test("a page of one's own that was registered may frame it after the next start, too, and the phone again", async () => {
  const { data, end } = await startSandbox();
  const own = "http://hospital.localhost:3000";
  const key = join(scratchFolder(), "host.pub");
  const { publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  writeFileSync(key, publicKey.export({ type: "spki", format: "pem" }));
  const host = ["sandbox-host", "--kid", "2026-1", "--public-key", key, "--origin", own];
  expect((await shiming(["hosts", "register", ...host, "--data", data])).code).toBe(0);
  await end();
  const next = await startSandbox(data);
  const { sheet_url } = (await askConsent(partiesOf(next), "lilei")).json;
  const { port } = new URL(next.url);
  const { headers } = await send(next.url + new URL(sheet_url).pathname);
  const framedBy = `frame-ancestors http://phone.localhost:${port} ${own}`;
  expect(headers["content-security-policy"]).toMatch(new RegExp(`; ${framedBy}$`));
});

test("sandbox.json tells everything a developer needs, and only to its owner", async () => {
  const { data, file } = sandbox;
  expect(statSync(join(data, "sandbox.json")).mode & 0o777).toBe(0o600);
  expect(Object.keys(file).sort()).toEqual([
    "apply_to",
    "apps",
    "base_url",
    "console",
    "host",
    "mailbox",
    "merchants",
    "organisations",
    "smtp",
    "users",
  ]);
  expect(file.organisations).toContainEqual({
    id: expect.stringMatching(/^[0-9a-f]{16}$/),
    name: "示例市政务服务数据管理局",
  });
  expect(
    file.apps.map(({ access, mch_id, category_ids }) => [access, mch_id !== null, category_ids]),
  ).toEqual([
    [
      "approved",
      true,
      [
        [99, 904],
        [3, 4, 5],
        [99, 901],
      ],
    ],
    ["none", true, []],
    ["approved", false, [[99, 904]]],
  ]);
  for (const { cert_serialno, private_key_file, certificate_file } of file.merchants) {
    expect(isCertSerialNo(cert_serialno)).toBe(true);
    expect(readFileSync(join(data, private_key_file), "utf8")).toContain("PRIVATE KEY");
    expect(statSync(join(data, private_key_file)).mode & 0o077).toBe(0);
    expect(readFileSync(join(data, certificate_file), "utf8")).toContain("BEGIN CERTIFICATE");
  }
});

test("the personas are the ones that try every kind of name and account", async () => {
  const { users } = sandbox.file;
  const names = users.map(({ real_name }) => real_name ?? "");
  expect(users).toHaveLength(13);
  expect(names).toContain("张三丰");
  expect(names.some((name) => [...name].length === 2)).toBe(true);
  expect(names.some((name) => /^欧阳..$/.test(name))).toBe(true);
  for (const character of ["·", "䶮", "𬭎"])
    expect(names.some((name) => name.includes(character))).toBe(true);
  const idCards = users.flatMap(({ credential_id }) => credential_id ?? []).filter((id) => id.length === 18);
  expect(idCards.every((id) => isCredentialId(id) && id.startsWith("999999"))).toBe(true);
  expect(idCards.some((id) => id.endsWith("X"))).toBe(true);
});

test("a second start keeps the data: the same secrets, keys and people", async () => {
  const first = await startSandbox();
  const token = await authorize(first, "lilei");
  expect(token).toHaveLength(43);
  expect(await first.end()).toBe(0);
  const second = await startSandbox(first.data);
  const withoutAddresses = ({ console: { sign_ins }, ...file }: typeof first.file) => ({
    ...file,
    ...{ base_url: "", smtp: null, sign_ins },
  });
  expect(withoutAddresses(second.file)).toEqual(withoutAddresses(first.file));
});

test("--reset starts over, and touches nothing that the sandbox did not make", async () => {
  const first = await startSandbox();
  await first.end();
  writeFileSync(join(first.data, "notes.txt"), "mine");
  const second = await startSandbox(first.data, ["--reset"]);
  expect(second.file.apps[0]?.secret).not.toBe(first.file.apps[0]?.secret);
  expect(readFileSync(join(first.data, "notes.txt"), "utf8")).toBe("mine");
});

test("a folder with files that no sandbox made is left alone, with --reset or without", async () => {
  const folder = scratchFolder();
  writeFileSync(join(folder, "thesis.txt"), "mine");
  for (const reset of [[], ["--reset"]]) {
    const { code, stderr } = await shiming(["sandbox", "--port", "0", "--data", folder, ...reset]);
    expect(code).toBe(1);
    expect(stderr).toContain(`${folder} holds files that no sandbox made: nothing was changed`);
  }
  expect(readdirSync(folder)).toEqual(["thesis.txt"]);
});

test("two sandboxes on one machine do not collide", async () => {
  const [one, two] = [sandbox, await startSandbox(join(scratchFolder(), "data"))];
  expect(one.url).not.toBe(two.url);
  expect(one.file.apps[0]?.secret).not.toBe(two.file.apps[0]?.secret);
  const tokens = await Promise.all([authorize(one, "lilei"), authorize(two, "lilei")]);
  expect(new Set(tokens).size).toBe(2);
});

test("a taken port is one sentence", async () => {
  const { url } = sandbox;
  const { port } = new URL(url);
  const { code, stderr } = await shiming([
    "sandbox",
    "--port",
    port,
    "--data",
    join(scratchFolder(), "data"),
  ]);
  expect(code).toBe(1);
  expect(stderr).toBe(`Port ${port} is taken; choose another with --port.\n`);
});

test("data that another sandbox has open is one sentence", async () => {
  const { data } = sandbox;
  const { code, stderr } = await shiming(["sandbox", "--port", "0", "--data", data]);
  expect(code).toBe(1);
  expect(stderr).toBe(`The data in ${data} is in use by another shiming process.\n`);
});

test("a file in the place of the folder is one sentence, and is left as it is", async () => {
  const file = join(scratchFolder(), "file");
  writeFileSync(file, "mine");
  const { code, stderr } = await shiming(["sandbox", "--port", "0", "--data", file]);
  expect([code, stderr]).toEqual([2, `${file} is no folder; choose another.\n`]);
  expect(readFileSync(file, "utf8")).toBe("mine");
});

test("a wrong option is a usage error", async () => {
  for (const args of [["sandbox", "--port", "http"], ["sandbox", "--porty"], ["sandbx"], ["authorize"]]) {
    const { code, stderr } = await shiming(args);
    expect(code).toBe(2);
    expect(stderr).not.toBe("");
  }
});

test("data without its sandbox.json is not overwritten", async () => {
  const first = await startSandbox();
  await first.end();
  const file = join(first.data, "sandbox.json");
  rmSync(file);
  const { code, stderr } = await shiming(["sandbox", "--port", "0", "--data", first.data]);
  expect(code).toBe(1);
  expect(stderr).toBe(`${first.data} holds data but no sandbox.json; --reset starts over.\n`);
  expect(() => readSandbox(first.data)).toThrow();
});
