import { describe, expect, it } from "vitest";
import { type AuditEntry, chainEntry } from "../audit/chain.ts";
import { GENESIS } from "../audit/chain-head.ts";
import { ON_MACHINE, OPERATOR_NAME } from "../testing/operator.ts";
import { acceptOlderData, holdsHead } from "./older-data.ts";

const NOON = new Date(Date.UTC(2026, 10, 22, 12));

function chainOf(actions: readonly string[]): readonly AuditEntry[] {
  const entries: AuditEntry[] = [];
  for (const action of actions) {
    const event = { kind: "staff_write", at: NOON, actor: "operator", action, subject: "subject" } as const;
    entries.push(chainEntry(entries.at(-1) ?? GENESIS, event));
  }
  return entries;
}

const auditOf = (entries: readonly AuditEntry[]) => ({
  async *entries(after = 0) {
    yield* entries.filter(({ seq }) => seq > after);
  },
});

describe("a chain", () => {
  const chain = chainOf(["one", "two", "three"]);

  it("holds every head of itself, and that of no entry", async () => {
    for (const head of [GENESIS, ...chain]) expect(await holdsHead(auditOf(chain), head)).toBe(true);
  });

  it("does not hold a head that it has yet to come to", async () => {
    expect(await holdsHead(auditOf(chain.slice(0, 2)), chain[2] as AuditEntry)).toBe(false);
    expect(await holdsHead(auditOf([]), chain[0] as AuditEntry)).toBe(false);
  });

  it("does not hold a head of another that went on from the same copy", async () => {
    const another = chainOf(["one", "two", "something else", "and more"]);
    expect(await holdsHead(auditOf(another), chain[2] as AuditEntry)).toBe(false);
  });
});

it("assertions are void for as long as a host's clock may be ahead", async () => {
  let until: Date | undefined;
  const voided = { authTokens: 1, accessTokens: 2, apiTokens: 4, sessions: 3 };
  const olderData = {
    voidAll: async (_at: Date, assertionsUntil: Date, eventOf: (count: typeof voided) => unknown) => {
      until = assertionsUntil;
      expect(eventOf(voided)).toEqual({
        kind: "older_data_accepted",
        at: NOON,
        actor: OPERATOR_NAME,
        lost: null,
        voided,
      });
      return voided;
    },
  };
  await acceptOlderData({ actor: ON_MACHINE, lost: undefined }, olderData, NOON);
  expect(until).toEqual(new Date(NOON.getTime() + 30_000));
});
