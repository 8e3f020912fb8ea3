import { describe, expect, it, onTestFinished } from "vitest";
import { realName } from "../../support/persons.ts";
import { startPlatform } from "../../support/platform.ts";
import { providersOf, Traffic } from "../traffic/traffic.ts";
import { type Flaw, flaws } from "./broken-platform.ts";
import { judge } from "./judge.ts";
import { readKept } from "./kept.ts";
import type { Records } from "./records.ts";

const FLOWS = 8;
const mail = { messageId: "<1@platform.example>", cameAt: 1000 };

async function judged(flaw?: Flaw) {
  const platform = await startPlatform({ replace: flaw?.apply ?? ((parts) => parts) });
  onTestFinished(() => platform.close());
  const users = new Map([[await platform.addPerson(), realName]]);
  const traffic = new Traffic(platform, users, providersOf(platform));
  await traffic.run(2, 0, FLOWS);
  await traffic.close();
  for (let times = 0; times < (flaw?.mailsCome ?? 1); times++) traffic.mails.push(mail);
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
  const recordsOf = (asked: Records["asked"]): Records => ({
    ...{ asked, decided: [], failed: [], mails: [], handedIn: [], kills: [] },
  });
  const entries = [{ kind: "identity_released", consentId: "c" }];
  const kept = { states: new Map(), entries, mails: new Set<string>() };

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

  it("takes a mail for one that came twice, unless a node was killed while it may have handed it over", () => {
    const twice = { ...recordsOf([]), mails: [mail, { ...mail, cameAt: 9000 }] };
    const finding = [{ rule: "no mail comes twice under one id", about: mail.messageId }];
    expect(judge(twice, kept)).toEqual(finding);
    expect(judge({ ...twice, kills: [1500] }, kept)).toEqual([]);
    expect(judge({ ...twice, kills: [900, 5000] }, kept)).toEqual(finding);
    expect(judge({ ...twice, mails: [...twice.mails, mail], kills: [1500] }, kept)).toEqual(finding);
  });

  it("finds a mail that is lost though the platform has taken it in", () => {
    const records = { ...recordsOf([]), handedIn: ["<1@b.example>", "<2@b.example>"] };
    expect(judge(records, { ...kept, mails: new Set(["<1@b.example>"]) })).toEqual([
      { rule: "no mail is lost that was taken in", about: "<2@b.example>" },
    ]);
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
