import { digestOf, type StoredFile } from "@shiming/core";
import { describe, expect } from "vitest";
import type { StoreTest } from "./database.ts";
import { at } from "./samples.ts";

function file(name: string, over: Partial<StoredFile> = {}): StoredFile {
  const sealed = Buffer.from([0, 1, 127, 128, 255]);
  const digest = digestOf(name);
  return { digest, type: "application/pdf", size: 5, sealed, scan: "clean", storedAt: at(0), ...over };
}

export function describeFiles(it: StoreTest): void {
  describe("a file", () => {
    it("is found by its digest as it was first put, over a restart", async ({ database }) => {
      await database.stores.files.put(file("one"));
      await database.stores.files.put(file("one", { type: "other", scan: "held" }));
      await database.restart();
      const { files } = database.stores;
      expect(await files.find(digestOf("one"))).toEqual(file("one"));
      expect(await files.find(digestOf("none"))).toBeUndefined();
    });

    it("is held until the scan has answered, once", async ({ database }) => {
      const { files } = database.stores;
      await files.put(file("late", { scan: "held", storedAt: at(9) }));
      await files.put(file("early", { scan: "held" }));
      await files.put(file("clean"));
      expect((await files.listHeld(9)).map(({ digest }) => digest)).toEqual([
        digestOf("early"),
        digestOf("late"),
      ]);
      expect(await files.listHeld(1)).toHaveLength(1);
      await files.settle(digestOf("early"), "refused");
      await files.settle(digestOf("early"), "clean");
      await files.settle(digestOf("late"), "clean");
      await files.settle(digestOf("clean"), "refused");
      await database.restart();
      const scanOf = async (name: string) => (await database.stores.files.find(digestOf(name)))?.scan;
      expect([await scanOf("early"), await scanOf("late"), await scanOf("clean")]).toEqual([
        "refused",
        "clean",
        "clean",
      ]);
      expect(await database.stores.files.listHeld(9)).toEqual([]);
    });
  });
}
