import { expect, it } from "vitest";
import { type Filling, fieldNames, itemsOf, numberIn, permissionOf } from "./filling.ts";

const filling = (texts: object, uses: Filling["uses"] = []): Filling => ({
  texts: { ...Object.fromEntries(fieldNames.map((name) => [name, ""])), ...texts } as Filling["texts"],
  uses,
});

it.each([
  ["12000", 12_000],
  ["12,000", 12_000],
  ["１２０", 120],
  ["", null],
  ["1.5", undefined],
  ["一万", undefined],
])("the number in %j is %j", (text, number) => {
  expect(numberIn(text)).toBe(number);
});

it("only what was changed is sent; a contact goes whole, a number that cannot be read not at all", () => {
  const typed = filling({ scenario: "挂号", calls_per_day: "许多", "product_contact.name": "林涛" });
  expect(itemsOf(typed, ["calls_per_day", "product_contact.name"])).toEqual({
    product_contact: { name: "林涛", telephone: "", email: "" },
  });
});

it("an end is that of its day in Beijing, and none where the field was emptied", () => {
  expect(permissionOf(filling({ ends_at: "2027-06-30" }), ["ends_at"])).toEqual({
    ends_at: "2027-06-30T15:59:59.000Z",
  });
  expect(permissionOf(filling({}), ["ends_at"])).toEqual({ ends_at: null });
});

it("English that nobody has written is not sent", () => {
  const category = { first: { id: 99, name: "政务" }, second: { id: 904, name: "社保" } };
  const chinese = { category, purpose: "查询", legal_basis: "第一条", retention: "30 日" };
  const english = { purpose: "", legal_basis: "", retention: " " };
  expect(permissionOf(filling({}, [{ ...chinese, english }]), ["uses"])).toEqual({ uses: [chinese] });
});
