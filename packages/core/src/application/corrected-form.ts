import type { ItemNumber, ReadForm } from "./form.ts";

type Items = ReadForm["items"];

const CONTACTS = ["productContact", "developmentContact", "platformContact"] as const;
const ITEM_OF: Readonly<Record<keyof Items, ItemNumber>> = {
  legalName: 1,
  scenario: 2,
  miniProgramName: 3,
  appid: 3,
  mchId: 4,
  callsPerDay: 5,
  usersPerDay: 5,
  peakPerMinute: 6,
  averagePerMinute: 7,
  productContact: 8,
  developmentContact: 9,
  platformContact: 10,
};

/** A form with what a later mail says of it: of a contact only the parts that it names. */
export function correctedForm(before: ReadForm, later: ReadForm): ReadForm {
  const items = { ...before.items, ...later.items };
  const contacts = CONTACTS.flatMap((name) =>
    items[name] === undefined ? [] : [[name, { ...before.items[name], ...later.items[name] }] as const],
  );
  const said = new Set<ItemNumber>([
    ...(Object.keys(later.items) as (keyof Items)[]).map((name) => ITEM_OF[name]),
    ...later.unread.map(({ item }) => item),
  ]);
  return {
    items: { ...items, ...Object.fromEntries(contacts) },
    unread: [...before.unread.filter(({ item }) => !said.has(item)), ...later.unread],
  };
}
