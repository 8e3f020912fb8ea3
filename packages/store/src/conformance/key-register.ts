import { digestOf, type PlatformKey } from "@shiming/core";
import { describe, expect } from "vitest";
import { auditOf } from "./audit-of.ts";
import type { StoreTest } from "./database.ts";
import { at } from "./samples.ts";

const key = (name: string, content = name): PlatformKey => ({ name, fingerprint: digestOf(content) });

function remembered(keys: readonly PlatformKey[]) {
  return { kind: "keys_remembered", at: at(0), actor: "operator", keys } as const;
}

export function describeKeyRegister(it: StoreTest): void {
  describe("the register of keys", () => {
    it("is empty at first", async ({ database }) => {
      expect(await database.stores.keyRegister.list()).toEqual([]);
    });

    it("holds the keys that were named last, by name, over a restart, with their event in the audit", async ({
      database,
    }) => {
      const first = [key("pepper"), key("kek-old")];
      await database.stores.keyRegister.replace(first, remembered(first));
      const second = [key("pepper", "another"), key("audit")];
      await database.stores.keyRegister.replace(second, remembered(second));
      await database.restart();
      expect(await database.stores.keyRegister.list()).toEqual([key("audit"), key("pepper", "another")]);
      const events = await auditOf(database.stores);
      expect(events.map(({ kind, keys }) => [kind, keys])).toEqual([
        ["keys_remembered", first],
        ["keys_remembered", second],
      ]);
    });
  });
}
