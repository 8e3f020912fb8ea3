import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Provider } from "../../apps/cli/src/sandbox/provider/provider.ts";
import { run } from "../support/commands.ts";
import { shiming } from "../support/processes.ts";
import { readSandbox, seededData, useSandbox } from "../support/shiming.ts";

const sandbox = useSandbox();

const provider = (...more: string[]) => shiming(["sandbox", "provider", "--data", sandbox.data, ...more]);

async function made(...more: string[]): Promise<Provider> {
  const { code, stdout, stderr } = await provider(...more, "--json");
  expect([code, stderr]).toEqual([0, ""]);
  return JSON.parse(stdout);
}

async function exchanged({ app, category_id }: Provider): Promise<string> {
  const category = category_id.join();
  const asking = [
    "--user",
    "lilei",
    "--appid",
    app.appid,
    "--category",
    category,
    "--pay-password",
    "246810",
  ];
  const authorized = await shiming(["authorize", "--data", sandbox.data, ...asking]);
  expect(authorized.stderr).toBe("");
  const file = join(sandbox.data, "sandbox.json");
  const calling = ["--sandbox", file, "--app", app.name, "--auth-token", authorized.stdout.trim()];
  return (await shiming(["exchange", ...calling])).stdout;
}

test("one command makes a provider whose exchange works at once", async () => {
  const one = await made("--name", "测试办事大厅");
  expect(one).toMatchObject({
    organisation: { name: "测试办事大厅", subject_type: "government_body" },
    application: { state: "approved", ends_at: expect.any(String) },
    category_id: [99, 901],
    base_url: sandbox.url,
  });
  expect(await exchanged(one)).toContain("李雷");
  const certificate = join(sandbox.data, one.merchant.certificate_file);
  const subject = run("openssl", ["x509", "-in", certificate, "-noout", "-subject", "-nameopt", "utf8"]);
  expect(subject.toString()).toContain(one.merchant.mch_id);
  const key = join(sandbox.data, one.merchant.private_key_file);
  const ofKey = run("openssl", ["pkey", "-in", key, "-pubout"]).toString();
  expect(run("openssl", ["x509", "-in", certificate, "-noout", "-pubkey"]).toString()).toBe(ofKey);
  const file = readSandbox(sandbox.data);
  expect(file.console.sign_ins.at(-1)).toEqual(one.sign_in);
  expect(file.organisations.at(-1)?.id).toBe(one.organisation.id);
});

test("scope, category and subject type choose what it is approved for", async () => {
  const hospital = await made("--name", "某某医院", "--scope", "医疗");
  expect(hospital).toMatchObject({
    category_id: [20, 201],
    organisation: { subject_type: "public_medical_institution" },
  });
  const school = ["--legal-name", "某某中学", "--category", "3,4,6", "--subject-type", "public_school"];
  expect(await made("--name", "某某校园", ...school)).toMatchObject({
    category_id: [3, 4, 6],
    organisation: { name: "某某中学", subject_type: "public_school" },
    app: { name: "某某校园" },
  });
});

test("what people are told has everything, and the way to try it", async () => {
  const { stdout } = await provider("--name", "一家快递", "--scope", "60");
  const { apps, console: at } = readSandbox(sandbox.data);
  const app = apps.find(({ name }) => name === "一家快递");
  const { totp_secret = "", email = "" } = at.sign_ins.at(-1) ?? {};
  for (const part of [app?.appid, app?.secret, app?.mch_id, app?.cert_serialno, email, totp_secret, at.url])
    expect(stdout).toContain(part);
  expect(stdout).toContain(`--appid ${app?.appid} --category 60,601 --pay-password 246810`);
});

test("the same name a second time is refused, and says where the first one is", async () => {
  const [first] = sandbox.file.apps;
  const { code, stderr } = await provider("--name", first?.name ?? "");
  expect([code, stderr]).toEqual([1, expect.stringContaining(`${first?.name}, ${first?.appid}`)]);
});

test.each([
  ["a scope that is none", ["--scope", "餐饮"], '"餐饮" is no scope: those are 政务, 金融, 医疗'],
  [
    "a category that is none",
    ["--scope", "医疗", "--category", "99,904"],
    "there are 20,201 医疗/公立医疗机构",
  ],
  ["a subject type that is none", ["--subject-type", "bank"], "a subject type is one of government_body"],
  [
    "a category that is not open to the subject type",
    ["--category", "10,101", "--subject-type", "public_school"],
    "open are 10,101 金融/银行: licensed_company",
  ],
  ["a name that says nothing", ["--name", "  "], "the name says nothing"],
])("%s is refused before anything is made", async (_, more, says) => {
  const before = readFileSync(join(sandbox.data, "sandbox.json"), "utf8");
  const { code, stderr } = await provider("--name", "不会新建", ...more);
  expect([code, stderr]).toEqual([1, expect.stringContaining(says)]);
  expect(readFileSync(join(sandbox.data, "sandbox.json"), "utf8")).toBe(before);
  const { stdout } = await shiming(["organisations", "list", "--data", sandbox.data]);
  expect(stdout).not.toContain("不会新建");
});

test("a sandbox that does not run is one sentence", async () => {
  const data = seededData();
  const { code, stderr } = await shiming(["sandbox", "provider", "--name", "某某", "--data", data]);
  expect([code, stderr]).toEqual([
    2,
    `No sandbox runs in ${data}; "shiming sandbox --data ${data}" starts it.\n`,
  ]);
});
