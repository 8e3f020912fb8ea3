/** `shiming --server URL --token-file FILE`: the same commands, by a program that is not on the machine. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Action, Member, Staff } from "@shiming/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ApiPlatform, startApiPlatform } from "../support/api-platform.ts";
import { merchant } from "../support/merchants.ts";
import { type Finished, shiming } from "../support/processes.ts";
import { addApp } from "../support/world.ts";

let platform: ApiPlatform;
let folder: string;
let people: Record<"ann" | "rae" | "li" | "stranger", Staff | Member>;
let appid: string;
let applicationId: string;
beforeAll(async () => {
  platform = await startApiPlatform({ fourEyesApprovals: true });
  folder = mkdtempSync(join(tmpdir(), "shiming-elsewhere-"));
  const [organisation, another] = [
    await platform.addOrganisation("914403001922038216"),
    await platform.addOrganisation("91330100799655058B"),
  ];
  people = {
    ann: await platform.employ("ann", ["operator"]),
    rae: await platform.employ("rae", ["reviewer"]),
    li: await platform.admit("li", organisation, "owner"),
    stranger: await platform.admit("mo", another, "owner"),
  };
  const input = { name: "示例医院", organisation_id: organisation, category_ids: [] };
  appid = ((await platform.performOnMachine("apps.create", input)) as { appid: string }).appid;
});
afterAll(async () => {
  await platform.close();
  rmSync(folder, { recursive: true });
});

let files = 0;

/** A new token of somebody, in a file: for everything that they could do, or for these alone. */
async function tokenFile(who: keyof typeof people, actions?: readonly Action[]): Promise<string> {
  files += 1;
  const file = join(folder, `token-${files}`);
  // Made over the API by whoever has signed in, as a person does in the console.
  const token = await platform.tokenOf(people[who], actions);
  writeFileSync(file, `${token}\n`, { mode: 0o600 });
  return file;
}

type Answer = Finished & { readonly said: string };

async function run(file: string, args: readonly string[], input = ""): Promise<Answer> {
  const where = ["--server", platform.url, "--token-file", file];
  const finished = await shiming([...args, ...where], { input });
  return { ...finished, said: finished.stderr.trim() };
}

/** @returns what it prints as JSON */
async function json(file: string, args: readonly string[], input?: string) {
  const { code, stdout, stderr } = await run(file, [...args, "--json"], input);
  expect([args, code, stderr]).toEqual([args, 0, ""]);
  return JSON.parse(stdout);
}

const ITEMS = {
  legal_name: "示例市第一人民医院",
  scenario: "患者在小程序预约挂号时核验本人身份",
  mini_program_name: "示例医院",
  ...{ calls_per_day: 2000, users_per_day: 1500, peak_per_minute: 20, average_per_minute: 2 },
  product_contact: { name: "张三", telephone: "13800138000", email: "zhang@hospital.example" },
  development_contact: { name: "王五", telephone: "13900139000", email: "wang@hospital.example" },
};

describe("commands from elsewhere", () => {
  it("make a token over the API, which another command then works with", async () => {
    const made = await platform.callAs(people.rae, "POST", "/tokens", {
      name: "报表",
      actions: ["applications.list"],
      ends_at: new Date(platform.now().getTime() + 3_600_000).toISOString(),
    });
    expect(made.status).toBe(200);
    const file = join(folder, "made-by-herself");
    writeFileSync(file, `${made.json.token}\n`, { mode: 0o600 });
    expect(await json(file, ["applications", "list", "--state", "submitted"])).toEqual([]);
  });

  it("take an application from its draft to the entrance, each side by a token of its own", async () => {
    const [hers, reviewers] = [await tokenFile("li"), await tokenFile("rae")];
    await platform.performOnMachine("apps.bind", { appid, mch_id: merchant.mchId });
    const items = JSON.stringify({ ...ITEMS, appid, mch_id: merchant.mchId });
    const { organisation_id } = (await json(hers, ["apps", "list"]))[0];
    const draft = ["applications", "draft", "--items", "-", "--organisation", organisation_id];
    const drafted = await json(hers, draft, items);
    applicationId = drafted.id;
    expect(drafted).toMatchObject({ state: "drafted", next: { who: "applicant" } });
    const submitted = await json(hers, ["applications", "submit", applicationId]);
    expect(submitted).toMatchObject({ state: "submitted", next: { who: "staff" } });

    const [listed] = await json(reviewers, ["applications", "list", "--state", "submitted"]);
    expect(listed).toMatchObject({ id: applicationId, calls_per_day: 2000, appid });
    const asked = ["applications", "ask", applicationId, "--reason", "请补充办理依据"];
    expect(await json(reviewers, asked)).toMatchObject({ state: "needs_information" });
    const answer = ["applications", "answer", applicationId, "--answer", "《医疗机构管理条例》第三十一条"];
    await json(hers, answer);
    const opened = await json(reviewers, ["applications", "open-entrance", applicationId]);
    expect(opened).toMatchObject({ state: "entrance_opened", next: { who: "applicant" } });
    const shown = await run(reviewers, ["applications", "show", applicationId]);
    expect([shown.code, shown.stdout]).toEqual([0, expect.stringContaining("示例市第一人民医院")]);
    const { history } = await json(hers, ["applications", "show", applicationId]);
    expect(history.map(({ by }: { by: string }) => by)).toEqual([
      ...Array(2).fill(expect.stringMatching(/^token \S{22} of member li$/)),
      expect.stringMatching(/^token \S{22} of staff rae$/),
      expect.stringMatching(/^token \S{22} of member li$/),
      expect.stringMatching(/^token \S{22} of staff rae$/),
    ]);
  });

  it("find nothing of others", async () => {
    const strangers = await tokenFile("stranger");
    expect(await json(strangers, ["applications", "list"])).toEqual([]);
    const { code, said } = await run(strangers, ["applications", "show", applicationId]);
    expect([code, said]).toEqual([1, expect.stringContaining(applicationId)]);
  });

  it("are refused by a token that is narrower than its owner, and hear what it lacks", async () => {
    const narrow = await tokenFile("rae", ["applications.list"]);
    expect((await run(narrow, ["applications", "list"])).code).toBe(0);
    for (const args of [
      ["applications", "show", applicationId],
      ["applications", "decline", applicationId, "--reason", "没有依据"],
    ]) {
      const { code, stdout, said } = await run(narrow, args);
      expect([code, stdout, said]).toEqual([1, "", expect.stringContaining("not for applications.")]);
    }
    const owners = await tokenFile("rae");
    const { code, said } = await run(owners, ["apps", "quota", appid, "--per-minute", "1", "--per-day", "9"]);
    expect([code, said]).toEqual([0, ""]);
  });

  it("say that another has to confirm, and where it waits", async () => {
    const [anns, unbound] = [
      await tokenFile("ann"),
      await addApp(platform.stores, platform.now(), { bound: false }),
    ];
    const bind = ["apps", "bind", unbound.appid, merchant.mchId];
    const { code, stdout, said } = await run(anns, bind);
    const id = /shiming proposals confirm (\S+)\)/.exec(stdout + said)?.[1];
    expect([code, id]).toEqual([0, expect.stringMatching(/^\S{20,}$/)]);
    expect(await json(anns, bind)).toMatchObject({ state: "proposed", operation: "apps.bind" });
    const { proposals } = await json(anns, ["proposals", "list"]);
    expect(proposals.map((each: { proposal_id: string }) => each.proposal_id)).toContain(id);
    const own = await run(anns, ["proposals", "confirm", `${id}`]);
    expect(own.code).toBe(1);
  });

  it("are told in one sentence of a token that is good no longer, of a file that is open to others, and of no server", async () => {
    const file = await tokenFile("rae");
    const tokenId = readFileSync(file, "utf8").slice(4, 26);
    await json(file, ["tokens", "revoke", tokenId]);
    const revoked = await run(file, ["applications", "list"]);
    expect([revoked.code, revoked.said.split("\n")]).toEqual([1, [expect.any(String)]]);
    const open = join(folder, "open");
    writeFileSync(open, "smt_abc\n", { mode: 0o644 });
    expect((await run(open, ["applications", "list"])).said).toContain(open);
    const nowhere = ["--server", "http://127.0.0.1:9", "--token-file", await tokenFile("rae")];
    const { code, stderr } = await shiming(["applications", "list", ...nowhere]);
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/^http:\/\/127\.0\.0\.1:9 cannot be reached[^\n]+\n$/),
    ]);
    const unencrypted = ["--server", "http://realname.example.com", "--token-file", await tokenFile("rae")];
    expect((await shiming(["apps", "list", ...unencrypted])).stderr).toContain("https://");
  });
});
