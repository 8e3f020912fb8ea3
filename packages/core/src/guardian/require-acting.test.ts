import { Sensitive } from "@shiming/crypto";
import { expect, it } from "vitest";
import type { AccountKey } from "../account/account.ts";
import { actingOf, deciderOf } from "../account/acting.ts";
import { actingFaultOf } from "./require-acting.ts";

const issuer = "https://host.example";
const at = new Date("2026-11-22T04:00:00Z");
const numbers: Readonly<Record<string, string>> = {
  child: "999999201806011032",
  grown: "999999199003071007",
  mother: "999999198511231076",
};

const deps = (guardians: readonly string[]) => ({
  guardians: { of: async () => guardians },
  identities: {
    async find({ userId }: AccountKey) {
      const number = numbers[userId];
      const identity = number && {
        document: "resident_id_card" as const,
        realName: new Sensitive("李雷"),
        credentialId: new Sensitive(number),
      };
      return { hasPaymentAccount: true, identity: identity || undefined };
    },
  },
});

const asked = (actFor: string) => actingOf({ issuer, userId: "mother", actFor });

it.each([
  ["the child's guardian", "child", ["mother"], undefined],
  ["whoever is none", "child", ["father"], "not_a_guardian"],
  ["whoever was one until a birthday", "grown", ["mother"], "ward_not_a_child"],
  ["a guardian of somebody not verified", "nobody", ["mother"], "ward_not_verified"],
])("acting is judged: %s", async (_who, ward, guardians, fault) => {
  expect(await actingFaultOf(asked(ward), deps(guardians), at)).toBe(fault);
});

it("whoever acts alone needs nobody, and decides", async () => {
  const alone = actingOf({ issuer, userId: "mother" });
  expect(await actingFaultOf(alone, deps([]), at)).toBeUndefined();
  expect(deciderOf(alone).userId).toBe("mother");
});

it("a guardian decides, with what is the guardian's own", () => {
  expect(asked("child")).toEqual({
    account: { issuer, userId: "child" },
    guardian: { issuer, userId: "mother" },
  });
  expect(deciderOf(asked("child")).userId).toBe("mother");
});
