import { generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Case, Stage } from "./case.ts";
import { demand } from "./check.ts";
import { NotJudged, Violation } from "./finding.ts";
import { type CaseResult, type RunOptions, runCases } from "./run.ts";
import type { Target } from "./target.ts";
import { text } from "./text.ts";

const server = createServer((_request, response) => response.end("{}"));
beforeAll(async () => {
  await once(server.listen(0, "127.0.0.1"), "listening");
});
afterAll(() => server.close());

function target(): Target {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const merchant = { mchId: "", certSerialNo: "", privateKey, privateKeyFile: "", certificateFile: "" };
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    host: { issuer: "", kid: "", privateKey },
    apps: [],
    limitedApps: [],
    merchants: [],
    persons: [],
    hindered: { "no identity card": [], "without payment account": [], "account locked": [] },
    app: { appid: "", secret: "", mchId: undefined, categoryIds: [], isApproved: true, verifies: false },
    merchant,
    person: { userId: "", payPassword: "", realName: "", credentialId: "" },
    personApart: undefined,
  };
}

const newCase = (run: Case["run"], more: Partial<Case> = {}): Case => ({
  section: 5,
  title: { en: "a title", zh: "标题" },
  run,
  ...more,
});
const judge = (cases: readonly Case[], options?: RunOptions): Promise<CaseResult[]> =>
  runCases(cases, target(), options);

describe("a case", () => {
  it.each<[what: string, run: Case["run"], result: object]>([
    ["passes that says nothing", async () => undefined, { outcome: "passed" }],
    [
      "fails with what the contract says and what was seen",
      async () => demand(false, "one thing", "another"),
      { outcome: "failed", expected: "one thing", seen: "another" },
    ],
    [
      "is not judged, and says why",
      async () => Promise.reject(new NotJudged("nobody is there")),
      { outcome: "not judged", reason: "nobody is there" },
    ],
    [
      "fails that breaks by itself: nothing passes by accident",
      async () => Promise.reject(new TypeError("x is undefined")),
      { outcome: "failed", seen: "TypeError: x is undefined" },
    ],
    [
      "fails where nobody answers",
      async ({ send }: Stage) => void (await send("http://127.0.0.1:1/")),
      { outcome: "failed", expected: "an answer", seen: "none: ECONNREFUSED" },
    ],
  ])("%s", async (_what, run, result) => {
    expect(await judge([newCase(run)])).toMatchObject([
      { section: 5, title: { en: "a title", zh: "标题" }, ...result },
    ]);
  });

  it("that must wait is not judged without patience", async () => {
    const slow = newCase(async () => undefined, { waits: 30 });
    expect(await judge([slow])).toMatchObject([
      { outcome: "not judged", reason: expect.stringContaining("30 s") },
    ]);
    expect(await judge([slow], { patienceSeconds: 30 })).toMatchObject([{ outcome: "passed" }]);
  });
});

describe("a run", () => {
  it("has its results in the order of the cases, whichever ended first", async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const cases = [
      newCase(() => promise, { title: text("first", "甲") }),
      newCase(async () => resolve(), { title: text("second", "乙") }),
    ];
    expect((await judge(cases)).map(({ title }) => title.en)).toEqual(["first", "second"]);
  });

  it("lets cases of one name run one after the other", async () => {
    let running = 0;
    const seen: number[] = [];
    const alone = newCase(
      async ({ send, target }) => {
        running += 1;
        await send(target.baseUrl);
        seen.push(running);
        running -= 1;
      },
      { alone: "the same" },
    );
    await judge([alone, alone, alone]);
    expect(seen).toEqual([1, 1, 1]);
  });
});

describe("a violation", () => {
  it("shows no token, signature or ciphertext, and nothing that a terminal would obey", () => {
    const token = "k3J-9_aZ".repeat(6);
    const { seen, message } = new Violation("silence", `errmsg "${token}" \u001b[2J`);
    expect(seen).toBe('errmsg "…" �[2J');
    expect(message).not.toContain(token);
  });

  it("is short, whatever was seen", () => {
    expect(new Violation("silence", "so much ".repeat(1_000)).seen.length).toBeLessThan(310);
  });
});
