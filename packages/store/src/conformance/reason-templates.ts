import type { ReasonTemplate, Stores } from "@shiming/core";
import { describe, expect } from "vitest";
import type { StoreTest } from "./database.ts";
import { staffWrite } from "./samples.ts";

const template = (id: string, over: Partial<ReasonTemplate> = {}): ReasonTemplate => ({
  ...{ id, move: "ask", title: "缺少依据", revision: 1 },
  text: { zh: "请补充办理依据。", en: "Please name the law." },
  ...over,
});

const events = [staffWrite("reason_template_created")];
const put = (stores: Stores, next: ReasonTemplate) =>
  stores.reasonTemplates.change(next.id, () => ({ next, events }));

/** Those that a test has put in: an adapter may begin with some. */
async function own(stores: Stores) {
  return (await stores.reasonTemplates.list()).filter(({ id }) => id.startsWith("own"));
}

export function describeReasonTemplates(it: StoreTest): void {
  describe("a template of a reason", () => {
    it("stands by what it is for, and by its title, over a restart", async ({ database }) => {
      const [one, two, three] = [
        template("own1", { move: "decline" }),
        template("own2", { title: "B" }),
        template("own3", { title: "A" }),
      ];
      for (const each of [one, two, three]) await put(database.stores, each);
      await database.restart();
      expect(await own(database.stores)).toEqual([three, two, one]);
    });

    it("is replaced or removed by what is decided on it, and stays where that is refused", async ({
      database,
    }) => {
      const { stores } = database;
      await put(stores, template("own1"));
      await put(stores, template("own1", { title: "另一个标题", revision: 2 }));
      const refused = stores.reasonTemplates.change("own1", (now) => {
        throw new Error(`revision ${now?.revision}`);
      });
      await expect(refused).rejects.toThrow("revision 2");
      expect(await own(stores)).toEqual([template("own1", { title: "另一个标题", revision: 2 })]);
      await stores.reasonTemplates.change("own1", () => ({ next: undefined, events }));
      expect(await own(stores)).toEqual([]);
    });
  });
}
