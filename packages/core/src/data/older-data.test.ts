import { generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { signLog } from "../audit/sign-log.ts";
import type { Stores } from "../ports/stores.ts";
import { chainHeadOf, chainOf } from "../testing/chain.ts";
import { addEntries, type MemoryLog, memoryLog } from "../testing/log.ts";
import { ON_MACHINE, OPERATOR_NAME } from "../testing/operator.ts";
import { acceptOlderData, holdsHead } from "./older-data.ts";

const NOON = new Date(Date.UTC(2026, 10, 22, 12));
const { privateKey } = generateKeyPairSync("ed25519");
const signer = { origin: "platform.example/log", privateKey };
const holds = (memory: MemoryLog, head: Parameters<typeof holdsHead>[1]) =>
  holdsHead(memory as unknown as Stores, head);

describe("the audit", () => {
  it("holds every head that was signed of it", async () => {
    const memory = memoryLog();
    for (const count of [1, 2, 300, 800]) {
      addEntries(memory, count);
      const head = await signLog(memory, signer, NOON);
      addEntries(memory, 3);
      await signLog(memory, signer, NOON);
      expect(head && (await holds(memory, head))).toBe(true);
    }
  });

  it("does not hold a head that it has yet to come to, nor one of another that went on from the same copy", async () => {
    const newer = memoryLog();
    addEntries(newer, 5);
    const copy = memoryLog(newer.entries.slice(0, 3));
    await signLog(copy, signer, NOON);
    const head = await signLog(newer, signer, NOON);
    expect(head && (await holds(copy, head))).toBe(false);
    addEntries(copy, 4, "something else");
    await signLog(copy, signer, NOON);
    expect(head && (await holds(copy, head))).toBe(false);
    expect(head && (await holds(memoryLog(), head))).toBe(false);
  });

  it("holds the last head of a chain before it by that entry's text", async () => {
    const [chain, another] = [chainOf(4), chainOf(4, [], "another")];
    const head = chainHeadOf(chain[2] as (typeof chain)[number], privateKey);
    expect(await holds(memoryLog(chain), head)).toBe(true);
    expect(await holds(memoryLog(another), head)).toBe(false);
    expect(await holds(memoryLog(chain.slice(0, 2)), head)).toBe(false);
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
