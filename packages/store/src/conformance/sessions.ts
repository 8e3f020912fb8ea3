import { digestOf, type PersonSession } from "@shiming/core";
import { describe, expect } from "vitest";
import { atOnce } from "./audit-of.ts";
import type { StoreTest } from "./database.ts";
import { at, PERSON } from "./samples.ts";

const INVITATION: PersonSession = {
  digest: digestOf("secret"),
  account: PERSON,
  hostKey: digestOf("key"),
  kind: "invitation",
  expiresAt: at(300),
};

export function describeSessions(it: StoreTest): void {
  describe("a person's session", () => {
    it("is found as it was put, over a restart", async ({ database }) => {
      await database.stores.sessions.put(INVITATION);
      await database.restart();
      expect(await database.stores.sessions.find(INVITATION.digest)).toEqual(INVITATION);
      expect(await database.stores.sessions.find(digestOf("another"))).toBeUndefined();
    });

    it("is taken by one of a hundred at once, and is gone then", async ({ database }) => {
      const { sessions } = database.stores;
      await sessions.put(INVITATION);
      const taken = await atOnce(100, () => sessions.take(INVITATION.digest));
      expect(taken.filter((session) => session !== undefined)).toEqual([INVITATION]);
      expect(await sessions.find(INVITATION.digest)).toBeUndefined();
    });
  });
}
