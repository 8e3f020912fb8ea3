import { digestOf } from "@shiming/core";
import { describe, expect } from "vitest";
import type { StoreTest } from "./database.ts";

export function describeLogos(it: StoreTest): void {
  describe("a logo", () => {
    it("is found by its digest as it was put, over a restart and however often it is put", async ({
      database,
    }) => {
      const image = Buffer.from([0x89, 0, 1, 127, 128, 255]);
      const digest = digestOf(image);
      for (let time = 0; time < 2; time++) await database.stores.logos.put(digest, image);
      await database.restart();
      expect(Buffer.from((await database.stores.logos.find(digest)) ?? [])).toEqual(image);
    });

    it("that nobody put is not found", async ({ database }) => {
      expect(await database.stores.logos.find(digestOf("none"))).toBeUndefined();
    });
  });
}
