import { describe, expect, it, onTestFinished } from "vitest";
import { realName } from "../../support/persons.ts";
import { startPlatform } from "../../support/platform.ts";
import { clientOptions } from "../../support/sdk.ts";
import { Traffic } from "../traffic/traffic.ts";
import { type Flaw, flaws } from "./broken-platform.ts";
import { judge } from "./judge.ts";
import { readKept } from "./kept.ts";
import type { Records } from "./records.ts";

const FLOWS = 8;

async function judged(flaw?: Flaw) {
  const platform = await startPlatform({ replace: flaw?.apply ?? ((parts) => parts) });
  onTestFinished(() => platform.close());
  const users = new Map([[await platform.addPerson(), realName]]);
  const traffic = new Traffic(platform, users, clientOptions(platform));
  await traffic.run(2, 0, FLOWS);
  await traffic.close();
  for (let times = 0; times < (flaw?.mailsCome ?? 1); times++) traffic.mails.push("<1@platform.example>");
  return judge(traffic, await readKept(platform.stores, traffic));
}

describe("the checker of faults", () => {
  it("has nothing to say of the platform as it is", async () => {
    expect(await judged()).toEqual([]);
  });

  it.each(flaws)("finds a platform that $name", async (flaw) => {
    const rules = (await judged(flaw)).map(({ rule }) => rule);
    expect(rules).toContain(flaw.breaks);
  });

  const usual = { consentId: "c", request: "r", askedAt: 1000, endedAt: 1100 };
  const answered = { kind: "answered", realName } as const;
  const recordsOf = (asked: Records["asked"]): Records => ({ asked, decided: [], failed: [], mails: [] });
  const entries = [{ kind: "identity_released", consentId: "c" }];
  const kept = { states: new Map(), entries };

  it("finds a platform that goes on failing, or does nothing any more", () => {
    const lost = { kind: "lost", code: "timed_out", isRetryable: true } as const;
    const late = recordsOf([
      { ...usual, outcome: lost, askedAt: 9000 },
      { ...usual, outcome: answered, askedAt: 9500, endedAt: 9600 },
    ]);
    const since = { from: 1000, withinMs: 5000 };
    expect(judge(late, kept, since)).toEqual([
      { rule: "it recovers within the stated time", about: "after 8600 ms" },
    ]);
    expect(judge(late, kept, { ...since, withinMs: 9000 })).toEqual([]);
    expect(judge(recordsOf([]), kept, since)).toMatchObject([{ about: "after Infinity ms" }]);
  });

  it("takes no refusal for right that nothing explains, and no error that the client must not try again", () => {
    const used = { kind: "refused", errcode: 94005, isRetryable: false } as const;
    const rule = "no error but -1, to be tried again, reaches a client";
    const about = (outcome: Records["asked"][number]["outcome"]) =>
      judge(recordsOf([{ ...usual, outcome }]), kept);
    expect(about(used)).toEqual([{ rule, about: "errcode 94005" }]);
    expect(about({ ...used, errcode: -1 })).toEqual([{ rule, about: "errcode -1" }]);
    expect(about({ ...used, errcode: -1, isRetryable: true })).toEqual([]);
    expect(about({ kind: "lost", code: "answer_malformed", isRetryable: false })).toEqual([
      { rule, about: "answer_malformed" },
    ]);
    const other = { ...usual, request: "another", outcome: answered };
    expect(judge(recordsOf([{ ...usual, outcome: used }, other]), kept)).toEqual([]);
  });
});
