import { generateKeyPairSync } from "node:crypto";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createProgram } from "../../apps/cli/src/main.ts";
import { shiming } from "../support/processes.ts";
import { readSandbox, scratchFolder, seededData, startSandbox } from "../support/shiming.ts";

type Command = Awaited<ReturnType<typeof createProgram>>;

const APPID = "wx1a2b3c4d5e6f7081";
const ISSUER = "https://city.example";
const CATEGORY = "99,904=政务/社会保障";
const LOCK_END = "2099-12-31T00:00:00.000Z";

const leavesOf = (command: Command, path = ""): [path: string, command: Command][] =>
  command.commands.length === 0
    ? [[path, command]]
    : command.commands.flatMap((each) => leavesOf(each, `${path} ${each.name()}`.trim()));

/** They run until they are ended, or print what a shell or a person reads, or have formats of their own. */
const WITHOUT_RESULT = ["phone", "serve", "audit export", "audit prove", "completion", "help"];

test("every command with a result takes --json", async () => {
  const without = leavesOf(await createProgram()).filter(
    ([, { options }]) => !options.some(({ long }) => long === "--json"),
  );
  expect(without.map(([path]) => path)).toEqual(WITHOUT_RESULT);
});

function hostKeyFile(): string {
  const file = join(scratchFolder(), "host.pub");
  const { publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  writeFileSync(file, publicKey.export({ type: "spki", format: "pem" }));
  return file;
}

/** Commands that change something, in an order in which each can, and what stands after each. */
function changes(data: string): [args: readonly string[], answer: object][] {
  const certSerialNo = readSandbox(data).merchants[0]?.cert_serialno ?? "";
  const use = ["--purpose", "核验", "--legal-basis", "条例", "--retention", "三十日"];
  const key = ["--kid", "1", "--public-key", hostKeyFile()];
  const account = { issuer: "sandbox-host", user_id: "lilei", identity: true, pay_password: true };
  return [
    [["apps", "approve", APPID, "--category", CATEGORY, ...use], { approved_categories: [[99, 904]] }],
    [["apps", "suspend", APPID, "--reason", "review"], { access: { state: "suspended" } }],
    [["apps", "resume", APPID], { access: { state: "approved", reason: null } }],
    [["apps", "end", APPID], { appid: APPID, access: { state: "ended" } }],
    [["apps", "unbind", APPID, "1900000208"], { merchants: ["1900000109"] }],
    [["apps", "bind", APPID, "1900000208"], { merchants: ["1900000109", "1900000208"] }],
    [
      ["apps", "quota", APPID, "--per-minute", "5", "--per-day", "50"],
      { quota: { per_minute: 5, per_day: 50 } },
    ],
    [["merchants", "create", "1900000301", "--legal-name", "医院"], { legal_name: "医院", certificates: [] }],
    [["merchants", "revoke", certSerialNo], { cert_serialno: certSerialNo, status: { state: "revoked" } }],
    [
      ["accounts", "set", "--user", "lilei", "--payment-account", "no", "--locked-until", LOCK_END],
      { ...account, payment_account: false, locked_until: LOCK_END },
    ],
    [
      ["accounts", "set", "--user", "lilei", "--no-identity", "--unlock"],
      { ...account, identity: false, locked_until: null },
    ],
    [
      ["hosts", "register", ISSUER, "--create", ...key, "--origin", ISSUER],
      { issuer: ISSUER, keys: [{ kid: "1" }], origins: [ISSUER] },
    ],
    [["hosts", "remove", ISSUER, "--kid", "1"], { issuer: ISSUER, keys: [] }],
  ];
}

async function expectAnswer(data: string, args: readonly string[], answer: object): Promise<void> {
  const { code, stdout, stderr } = await shiming([...args, "--data", data, "--json"]);
  expect([args, code, stderr]).toEqual([args, 0, ""]);
  expect([args, JSON.parse(stdout)]).toMatchObject([args, answer]);
}

test("a change answers --json with one object that says what stands now", async () => {
  const { data } = await startSandbox();
  for (const [args, answer] of changes(data)) await expectAnswer(data, args, answer);
});

test("so it does without a server", async () => {
  await expectAnswer(seededData(), ["apps", "end", APPID], { appid: APPID, access: { state: "ended" } });
});

test("without --json a change that was made prints nothing", async () => {
  const data = seededData();
  const args = ["accounts", "set", "--user", "lilei", "--payment-account", "no", "--data", data];
  expect(await shiming(args)).toEqual({ code: 0, stdout: "", stderr: "" });
});

test("what an account is set to is never printed", async () => {
  const data = seededData();
  const identity = { real_name: "王芳", credential_type: "passport", credential_id: "E00000001" };
  const args = [
    "accounts",
    "set",
    "--create",
    "--user",
    "new",
    "--identity-file",
    "-",
    "--data",
    data,
    "--json",
  ];
  const env = { SHIMING_PAY_PASSWORD: "864209" };
  const { code, stdout, stderr } = await shiming(args, { input: JSON.stringify(identity), env });
  expect([code, JSON.parse(stdout)]).toMatchObject([
    0,
    { user_id: "new", identity: true, pay_password: true },
  ]);
  expect(stdout + stderr).not.toMatch(/王芳|E00000001|864209/);
});

test("keys create --json names the folder and its files", async () => {
  const folder = scratchFolder();
  const { code, stdout } = await shiming(["keys", "create", folder, "--json"]);
  expect([code, JSON.parse(stdout)]).toEqual([0, { keys: folder, files: readdirSync(folder).sort() }]);
});

test("authorize --json prints the detail of the button's event, also of a refusal", async () => {
  const { data } = await startSandbox();
  const authorize = (user: string, payPassword = "246810") =>
    shiming(
      ["authorize", "--data", data, "--user", user, "--appid", APPID, "--category", "99,904", "--json"],
      {
        env: { SHIMING_PAY_PASSWORD: payPassword },
      },
    );
  const [ok, refused, wrong] = [
    await authorize("lilei"),
    await authorize("sunli"),
    await authorize("lilei", "000000"),
  ];
  expect([ok.code, JSON.parse(ok.stdout)]).toEqual([
    0,
    { errMsg: "openRealnameAuth:ok", auth_token: expect.stringMatching(/^[\w-]{43}$/) },
  ]);
  expect([refused.code, JSON.parse(refused.stdout)]).toEqual([
    1,
    { errMsg: "openRealnameAuth:fail not register wechat pay", reason: expect.any(String) },
  ]);
  expect([wrong.code, JSON.parse(wrong.stdout)]).toMatchObject([1, { errMsg: "wrong payment password" }]);
});
