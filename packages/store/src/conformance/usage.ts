import { hourOf, type Stores, type UsageCount, type UsageSelection } from "@shiming/core";
import { describe, expect } from "vitest";
import { atOnce } from "./audit-of.ts";
import type { StoreTest } from "./database.ts";
import { ANOTHER_APPID, APPID, addMiniProgram, at, miniProgram } from "./samples.ts";

const DAY = 86_400;

const calls = (code: number, times: number, seconds = 0, appid = APPID): UsageCount => ({
  ...{ appid, what: "getrealnameinfo", code, times },
  hour: hourOf(at(seconds)),
});

/** Rows as `start what code times`, of the first mini program. */
async function rowsOf({ usage }: Stores, over: Partial<UsageSelection> = {}): Promise<readonly string[]> {
  const asked = { appids: [APPID], from: at(-DAY), before: at(DAY), by: "hour", limit: 1000 } as const;
  const sums = await usage.list({ ...asked, ...over });
  return sums.map(({ start, what, code, times }) =>
    [start.toISOString().slice(0, 13), what, code, times].join(" "),
  );
}

export function describeUsage(it: StoreTest): void {
  describe("usage", () => {
    it("is counted by hour, kind and code, and told at once", async ({ database }) => {
      const { stores } = database;
      const { usage } = stores;
      for (const seconds of [0, 3599, 3600]) {
        usage.count(APPID, { what: "getrealnameinfo", code: 0 }, at(seconds));
      }
      usage.count(APPID, { what: "getrealnameinfo", code: 94003 }, at(10));
      usage.count(APPID, { what: "consent", code: "denied" }, at(10));
      usage.count(ANOTHER_APPID, { what: "getrealnameinfo", code: 0 }, at(0));
      expect(await rowsOf(stores)).toEqual([
        "2026-11-22T12 consent denied 1",
        "2026-11-22T12 getrealnameinfo 0 2",
        "2026-11-22T12 getrealnameinfo 94003 1",
        "2026-11-22T13 getrealnameinfo 0 1",
      ]);
    });

    it("adds to what was counted before, over a restart, and loses nothing of what comes at once", async ({
      database,
    }) => {
      await database.stores.usage.add([calls(0, 5), calls(45011, 2)]);
      database.stores.usage.count(APPID, { what: "getrealnameinfo", code: 0 }, at(1));
      await database.restart();
      const { stores } = database;
      await atOnce(100, async (n) =>
        n % 2 === 0
          ? stores.usage.add([calls(0, 1)])
          : stores.usage.count(APPID, { what: "getrealnameinfo", code: 0 }, at(n)),
      );
      await database.restart();
      expect(await rowsOf(database.stores)).toEqual([
        "2026-11-22T12 getrealnameinfo 0 106",
        "2026-11-22T12 getrealnameinfo 45011 2",
      ]);
    });

    it("is summed up by days of Asia/Shanghai", async ({ database }) => {
      const { stores } = database;
      await stores.usage.add([calls(0, 1, 3 * 3600), calls(0, 2, 4 * 3600), calls(0, 4, 27 * 3600)]);
      expect(await rowsOf(stores, { by: "day", before: at(2 * DAY) })).toEqual([
        "2026-11-21T16 getrealnameinfo 0 1",
        "2026-11-22T16 getrealnameinfo 0 6",
      ]);
    });

    it("is told of the mini programs and hours that are asked for, each or together", async ({
      database,
    }) => {
      const { stores } = database;
      await stores.usage.add([
        ...[calls(0, 1, -3600), calls(0, 2), calls(0, 4, 3600)],
        calls(0, 8, 0, ANOTHER_APPID),
      ]);
      const hour = { from: at(0), before: at(3600) };
      const told = async (over: Partial<UsageSelection>) =>
        (await stores.usage.list({ appids: [], by: "hour", limit: 9, ...hour, ...over })).map(
          ({ appid, times }) => [appid, times],
        );
      expect(await told({})).toEqual([]);
      expect(await told({ appids: [APPID] })).toEqual([[APPID, 2]]);
      const both = [APPID, ANOTHER_APPID];
      expect(await told({ appids: both })).toEqual([
        [APPID, 2],
        [ANOTHER_APPID, 8],
      ]);
      expect(await told({ appids: both, isTogether: true })).toEqual([[undefined, 10]]);
      expect(await told({ appids: undefined })).toEqual(await told({ appids: both }));
      expect(await told({ appids: both, limit: 1 })).toEqual([[APPID, 2]]);
    });

    it("is removed by its age", async ({ database }) => {
      const { stores } = database;
      await addMiniProgram(stores, miniProgram());
      await stores.usage.add([calls(0, 1, -401 * DAY), calls(0, 2, -399 * DAY)]);
      const part = { after: "", before: at(-400 * DAY), limit: 10, tell: () => [] };
      await stores.retention.removeEnded("usage", part);
      expect(await rowsOf(stores, { from: at(-500 * DAY) })).toEqual([
        `${at(-399 * DAY)
          .toISOString()
          .slice(0, 13)} getrealnameinfo 0 2`,
      ]);
    });
  });
}
