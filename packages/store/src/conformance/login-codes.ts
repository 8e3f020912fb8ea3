import { digestOf, type LoginCode } from "@shiming/core";
import { describe, expect } from "vitest";
import { atOnce } from "./audit-of.ts";
import type { StoreTest } from "./database.ts";
import { APPID, at, PERSON } from "./samples.ts";

const CODE: LoginCode = {
  digest: digestOf("js_code"),
  account: PERSON,
  appid: APPID,
  hostKey: digestOf("key"),
  expiresAt: at(300),
  usedAt: undefined,
};
const DAY = 86_400;

export function describeLoginCodes(it: StoreTest): void {
  describe("a code of wx.login", () => {
    it("is found as it was put, over a restart", async ({ database }) => {
      await database.stores.loginCodes.put(CODE);
      await database.restart();
      expect(await database.stores.loginCodes.find(CODE.digest)).toEqual(CODE);
      expect(await database.stores.loginCodes.find(digestOf("another"))).toBeUndefined();
    });

    it("is used by one of a hundred at once, and keeps when", async ({ database }) => {
      const { loginCodes } = database.stores;
      await loginCodes.put(CODE);
      const used = await atOnce(100, () => loginCodes.use(CODE.digest, at(1)));
      expect(used.filter((isFirst) => isFirst)).toHaveLength(1);
      expect(await loginCodes.use(CODE.digest, at(2))).toBe(false);
      expect(await loginCodes.find(CODE.digest)).toEqual({ ...CODE, usedAt: at(1) });
      expect(await loginCodes.use(digestOf("another"), at(1))).toBe(false);
    });

    it("is forgotten a day after its end, and at once when it was issued while the clock was ahead", async ({
      database,
    }) => {
      const { housekeeping, loginCodes } = database.stores;
      await loginCodes.put(CODE);
      await loginCodes.put({ ...CODE, digest: digestOf("ahead"), expiresAt: at(331) });
      await housekeeping.endIssuedAhead(at(0));
      expect(await loginCodes.find(digestOf("ahead"))).toBeUndefined();
      await housekeeping.forgetEnded(at(300 + DAY));
      expect(await loginCodes.find(CODE.digest)).toEqual(CODE);
      await housekeeping.forgetEnded(at(301 + DAY));
      expect(await loginCodes.find(CODE.digest)).toBeUndefined();
    });
  });
}
