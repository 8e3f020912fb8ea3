/** Items in the language of the page, whatever the language of the notice was. */
type Say = (key: string, named?: Record<string, unknown>) => string;

export function itemNames(items: readonly string[], say: Say): string {
  return items.map((item) => itemName(item, say)).join(say("common.comma"));
}

function itemName(item: string, say: Say): string {
  const age = /^age_over_(\d{1,3})$/.exec(item)?.[1];
  return age ? say("receipt.item.age_over", { age }) : say(`receipt.item.${item}`);
}
