import { expect, it } from "vitest";
import type { Item } from "../../disclosure/item.ts";
import type { Application } from "../application.ts";
import { findMoreThanUsual } from "./least.ts";

const asking = (...items: readonly Item[]) =>
  ({
    permission: {
      uses: [
        {
          category: { first: { id: 99, name: "政务" }, second: { id: 904, name: "民政" } },
          ...(items.length > 0 && { items: items.map((item) => ({ item, required: true })) }),
        },
      ],
    },
  }) as unknown as Application;
const usually =
  (...items: readonly Item[]) =>
  async () =>
    items;

it("whoever asks for more than a category usually needs is told, and what would tell less as well", async () => {
  expect(await findMoreThanUsual(asking(), usually("masked_name"))).toEqual([
    {
      ...{ item: undefined, field: "uses.0.items", weight: "remark" },
      text: {
        en: "Category 1: the name and the ID card number are asked for; such business usually does with the masked name; these would tell less as well: a verification, whether the person is 18 or older and the masked ID card number",
        zh: "第 1 个类目：索取了姓名、身份证号；此类业务通常只需脱敏姓名；核验、是否年满 18 周岁、脱敏身份证号透露得也更少",
      },
    },
  ]);
});

it.each([
  ["asks for what is usual", asking("masked_name"), usually("masked_name", "age_over_18")],
  ["asks in a category of which nobody has said what is usual", asking(), async () => undefined],
  ["asks where there is no tree", asking(), undefined],
])("whoever %s is told nothing", async (_, application, usual) => {
  expect(await findMoreThanUsual(application, usual)).toEqual([]);
});
