import { describe, expect } from "vitest";
import { atOnce } from "./audit-of.ts";
import type { StoreTest } from "./database.ts";

export function describeOwnSecrets(it: StoreTest): void {
  describe("a secret that belongs to the data", () => {
    it("is the same for everybody, whoever made it first, over a restart", async ({ database }) => {
      const { ownSecrets } = database.stores;
      expect(await ownSecrets.find("openids")).toBeUndefined();
      const kept = await atOnce(20, (n) => ownSecrets.keep("openids", Buffer.from([n, 0, 255])));
      expect(new Set(kept.map((sealed) => Buffer.from(sealed).toString("hex"))).size).toBe(1);
      await database.restart();
      expect(await database.stores.ownSecrets.find("openids")).toEqual(kept[0]);
      expect(await database.stores.ownSecrets.find("another")).toBeUndefined();
    });
  });
}
