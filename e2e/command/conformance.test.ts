import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { shiming } from "../support/processes.ts";
import { type RunningSandbox, scratchFolder, seededData, startSandbox } from "../support/shiming.ts";

const judge = ({ data }: Pick<RunningSandbox, "data">, ...args: string[]) =>
  shiming(["conformance", "--target", join(data, "sandbox.json"), ...args]);

/** A description of the sandbox that says something else in one place. */
function describedAs({ data, file }: RunningSandbox, change: object): string {
  const path = join(data, "described.json");
  writeFileSync(path, JSON.stringify({ ...file, ...change }));
  return path;
}

describe("conformance", () => {
  it("prints a table by section, what was not judged and why, and the sum, and ends with 0", async () => {
    const { code, stdout, stderr } = await judge(await startSandbox(), "--section", "4", "6");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(
      /^section +passed +failed +not judged\n4 {2}categories +4 +0 +0\n6 {2}cert.* 3 +0 +1$/m,
    );
    expect(stdout).toContain("names no second certificate of the same merchant");
    expect(stdout.trimEnd().split("\n").at(-1)).toBe("7 passed, 0 failed, 1 not judged");
  });

  it("names what the contract says and what was seen, without any secret, and ends with 1", async () => {
    const sandbox = await startSandbox();
    const apps = sandbox.file.apps.map((app) => ({ ...app, category_ids: [[7, 8]] }));
    const target = describedAs(sandbox, { apps });
    const { code, stdout } = await shiming(["conformance", "--target", target, "--section", "4"]);
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /\nfailed\n {2}4 {2}get_category: lists the categories.*\n +contract {2}the category 7,8\n/,
    );
    expect(stdout).toMatch(/\n +seen {6}1,2 99,904 3,4,5 99,901\n/);
    for (const { secret } of apps) expect(stdout).not.toContain(secret);
  });

  it("prints the results as JSON", async () => {
    const sandbox = await startSandbox();
    const { code, stdout } = await judge(sandbox, "--section", "5", "--title", "body: a form", "--json");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      target: sandbox.url,
      passed: 1,
      failed: 0,
      not_judged: 0,
      results: [{ section: 5, title: "body: a form (47001)", outcome: "passed" }],
    });
  });

  it("prints the results as JUnit XML", async () => {
    const { code, stdout } = await judge(await startSandbox(), "--section", "6", "--junit");
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^<\?xml version="1.0" encoding="UTF-8"\?>\n<testsuites name="conformance" tests="4"/,
    );
    expect(stdout).toContain('<testcase classname="contract.6" name="certificate: its serial number');
    expect(stdout).toContain('<skipped message="sandbox.json names no second certificate');
  });

  it("ends with 1 when nothing could be judged", async () => {
    const { code, stdout } = await judge(await startSandbox(), "--title", "21st force_refresh");
    expect({ code, sum: stdout.trimEnd().split("\n").at(-1) }).toEqual({
      code: 1,
      sum: "0 passed, 0 failed, 1 not judged",
    });
  });

  it("says in one sentence that nothing answers", async () => {
    const sandbox = await startSandbox();
    await sandbox.end();
    const { code, stderr } = await judge(sandbox);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: `Nothing answers at ${sandbox.url} (ECONNREFUSED).\n`,
    });
  });

  it("trusts the authority that it is told", async () => {
    const sandbox = await startSandbox(seededData(), ["--https"]);
    const ca = join(sandbox.data, "https", "ca.crt");
    const title = ["--title", "approve: the right password"];
    expect((await judge(sandbox, ...title, "--ca", ca)).code).toBe(0);
    expect((await judge(sandbox, ...title)).stderr).toMatch(/^Nothing answers at https:.*\n$/);
  });
});

describe("a wrong use of conformance", () => {
  it.each([
    ["that is no JSON", "no JSON", /it cannot be read, or is no JSON/],
    ["of nothing", "{}", /apps must be a list/],
    ["without apps", '{"apps":[],"merchants":[],"users":[]}', /apps names none that is approved and bound/],
    ["with a wrong app", '{"apps":[1]}', /every item of apps must be an object/],
  ])("is told in a sentence: a description %s", async (_what, text, sentence) => {
    const file = join(scratchFolder(), "described.json");
    writeFileSync(file, text);
    const { code, stderr } = await shiming(["conformance", "--target", file]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/described\.json is no description of a platform: /);
    expect(stderr).toMatch(sentence);
  });

  it.each([
    [[], /--target/],
    [["--target", "nowhere.json"], /^nowhere\.json is no description/],
  ])("is told in a sentence: %j", async (args, sentence) => {
    const { code, stderr } = await shiming(["conformance", ...args]);
    expect(code).toBe(2);
    expect(stderr).toMatch(sentence);
  });

  it.each([
    [["--section", "7"], /no cases of section 7/],
    [["--title", "nothing is called so"], /No case has/],
    [["--json", "--junit"], /Choose --json or --junit/],
    [["--slow", "long"], /--slow must be a whole number/],
  ])("is told before anything is tried: %j", async (args, sentence) => {
    const { code, stderr } = await judge({ data: seededData() }, ...args);
    expect(code).toBe(2);
    expect(stderr).toMatch(sentence);
  });
});
