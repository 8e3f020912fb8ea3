/** What is told of a person: the items that are approved, consented to, and released (contract §10). */

export { type ApprovedItem, faultOfItems, itemNames, itemsOf } from "./approved-items.ts";
export { type ConsentedItems, chosenItems } from "./consented.ts";
export { disclosureOf, requireReleasable } from "./disclose.ts";
export { type Item, isItem, ORIGINAL_ITEMS } from "./item.ts";
