import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { shiming } from "../support/processes.ts";
import { scratchFolder, seededData, useSandbox } from "../support/shiming.ts";

const sandbox = useSandbox();

const APPROVED = "wx1a2b3c4d5e6f7081";
const NOT_APPROVED = "wx2b3c4d5e6f708192";

const command = (data: string, user: string, app = APPROVED, category = "99,904") => [
  ...["authorize", "--data", data, "--user", user, "--appid", app, "--category", category],
];
const password = { SHIMING_PAY_PASSWORD: "246810" };

test("authorize prints the auth_token as its last line", async () => {
  const { data } = sandbox;
  const { code, stdout } = await shiming(command(data, "lilei"), { env: password });
  expect(code).toBe(0);
  expect(stdout.trimEnd().split("\n").at(-1)).toMatch(/^[\w-]{43}$/);
});

test("the mini program is named by --appid, or by --app as for the other commands", async () => {
  const { data } = sandbox;
  const words = command(data, "lilei").map((word) => (word === "--appid" ? "--app" : word));
  expect((await shiming(words, { env: password })).code).toBe(0);
  expect((await shiming(["help", "authorize"])).stdout).toContain("--app, --appid <appid>");
});

test("the payment password comes by file, environment or argument", async () => {
  const { data } = sandbox;
  const byArgument = await shiming([...command(data, "lilei"), "--pay-password", "246810"]);
  const byFile = await shiming([...command(data, "lilei"), "--pay-password-file", "-"], {
    input: "246810\n",
  });
  const not = await shiming(command(data, "lilei"));
  expect([byArgument.code, byFile.code, not.code]).toEqual([0, 0, 2]);
});

test("a password that is typed counts, whatever the environment still has", async () => {
  const { data } = sandbox;
  const args = [...command(data, "lilei"), "--pay-password", "246810"];
  const { code } = await shiming(args, { env: { SHIMING_PAY_PASSWORD: "864209" } });
  expect(code).toBe(0);
});

test("whatever keeps a user from consenting is told as the button would tell it", async () => {
  const { data } = sandbox;
  const old = ["--client-version", "6.5.21"];
  const cases: [string, readonly string[]][] = [
    ["no real name info", command(data, "maria")],
    ["no real name info", command(data, "wangwu")],
    ["not register wechat pay", command(data, "sunli")],
    ["account locked", command(data, "zhouqiang")],
    ["not register wechat pay", command(data, "nobody")],
    ["access denied", command(data, "lilei", NOT_APPROVED)],
    ["access denied", command(data, "lilei", "wx0000000000000000")],
    ["invalid category-id", command(data, "lilei", APPROVED, "1,2")],
    ["version too low", [...command(data, "lilei"), ...old]],
    ["version too low", [...command(data, "lilei"), "--client-os", "windows"]],
  ];
  const results = await Promise.all(cases.map(([, args]) => shiming(args, { env: password })));
  for (const [place, { code, stdout, stderr }] of results.entries()) {
    expect(stderr).toContain(`openRealnameAuth:fail ${cases[place]?.[0]}`);
    expect([code, stdout]).toEqual([1, ""]);
  }
});

test("a user or a mini program that the sandbox does not know is named", async () => {
  const { data } = sandbox;
  const cases = [
    command(data, "zhangsanfen"),
    command(data, "zhangsanfeng", "wx1a2b3c4d5e6f7080"),
    command(data, "sunli"),
  ];
  const runs = await Promise.all(cases.map((args) => shiming(args, { env: password })));
  expect(runs.map(({ code }) => code)).toEqual([1, 1, 1]);
  expect(runs[0]?.stderr).toMatch(
    /^openRealnameAuth:fail [^\n]+; sandbox\.json does not name zhangsanfen\)\n$/,
  );
  expect(runs[1]?.stderr).toMatch(/; sandbox\.json does not name wx1a2b3c4d5e6f7080\)\n$/);
  expect(runs[2]?.stderr).not.toContain("sandbox.json");
});

const PLAIN_ENGLISH = /[a-z]{2,} [a-z]{2,}/;

describe("in Chinese", () => {
  const chinese = { ...password, LC_ALL: "zh_CN.UTF-8" };

  test("a password that is no password, a wrong one, and names that the sandbox does not know", async () => {
    const { data } = sandbox;
    const said = async (...words: string[]) =>
      (await shiming(words, { env: { LC_ALL: "zh_CN.UTF-8" } })).stderr;
    expect(await said(...command(data, "chenhong"), "--pay-password", "24681")).toBe(
      "pay_password 是六位数字\n",
    );
    expect(await said(...command(data, "chenhong"), "--pay-password", "111111")).toBe(
      "支付密码错误（还可以试 4 次）\n",
    );
    expect(await said(...command(data, "zhangsanfen"), "--pay-password", "246810")).toBe(
      "openRealnameAuth:fail not register wechat pay（请用户先开通支付账户，或提供其他办理方式。；sandbox.json 中没有 zhangsanfen）\n",
    );
    expect(
      await said("login-code", "--data", data, "--user", "lilei", "--app", "wx1a2b3c4d5e6f7080"),
    ).toMatch(/（[^）]*；sandbox\.json 中没有 wx1a2b3c4d5e6f7080）\n$/);
  });

  test("each failure of the button", async () => {
    const { data } = sandbox;
    const cases = [
      command(data, "maria"),
      command(data, "sunli"),
      command(data, "zhouqiang"),
      command(data, "lilei", NOT_APPROVED),
      command(data, "lilei", APPROVED, "1,2"),
      [...command(data, "lilei"), "--client-version", "6.5.21"],
      [...command(data, "lilei"), "--act-for", "xiaoming"],
    ];
    const runs = await Promise.all(cases.map((args) => shiming(args, { env: chinese })));
    const reasons = runs.map(({ stderr }) => stderr.replace(/^openRealnameAuth:fail [a-z ]+(?:-id)?/, ""));
    for (const reason of reasons) {
      expect(reason).toMatch(/\p{Script=Han}/u);
      expect(reason).not.toMatch(PLAIN_ENGLISH);
    }
  });
});

test("a sandbox that is still starting is told of as such", async () => {
  const data = seededData();
  const path = join(data, "sandbox.json");
  writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, "utf8")), base_url: "" }));
  const cases = [
    command(data, "lilei"),
    ["exchange", "--sandbox", path, "--app", APPROVED, "--auth-token-file", path],
    ["login-code", "--data", data, "--user", "lilei", "--appid", APPROVED],
  ];
  for (const args of cases) {
    const { code, stderr } = await shiming(args, { env: password });
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^The sandbox in \S+ is not ready: [^\n]+\n$/)]);
  }
});

test("[a,b] finds an approved [a,b,c]", async () => {
  const { data } = sandbox;
  const runs = ["3,4", "3,4,5"].map((category) =>
    shiming(command(data, "lilei", APPROVED, category), { env: password }),
  );
  expect((await Promise.all(runs)).map(({ code }) => code)).toEqual([0, 0]);
});

test("a wrong password tells the tries that are left, and the fifth until when the account is locked", async () => {
  const { data } = sandbox;
  const texts: string[] = [];
  for (let attempt = 0; attempt < 5; attempt++) {
    texts.push((await shiming([...command(data, "ouyang"), "--pay-password", "111111"])).stderr);
  }
  expect(texts.slice(0, 4)).toEqual(
    [4, 3, 2, 1].map((left) => `wrong payment password (tries left: ${left})\n`),
  );
  expect(texts[4]).toMatch(/^openRealnameAuth:fail account locked \(until \d{4}-/);
});

test("without a running sandbox, or without any, it is one sentence", async () => {
  const stopped = seededData();
  const { code, stderr } = await shiming(command(stopped, "lilei"), { env: password });
  expect([code, stderr.split("\n").length]).toEqual([1, 2]);
  const starts =
    /^Nothing answers at http:\/\/127\.0\.0\.1:(\d+); "shiming sandbox --data (.+) --port \1" starts it\.\n$/;
  expect(starts.exec(stderr)?.[2]).toBe(stopped);
  const none = join(scratchFolder(), "none");
  const other = await shiming(command(none, "lilei"), { env: password });
  expect(other.stderr).toBe(`There is no sandbox in ${none}; "shiming sandbox --data ${none}" makes one.\n`);
});
