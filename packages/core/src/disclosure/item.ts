/** One thing that can be told of a person's verified identity (contract §10). */

/** The original's two: what everything is approved for that says nothing else. */
export const ORIGINAL_ITEMS = ["real_name", "credential_id"] as const;

export type Item =
  | (typeof ORIGINAL_ITEMS)[number]
  | "masked_name"
  | "masked_credential_id"
  | `age_over_${number}`
  /** Nothing is released: whoever has a name and a number is told whether they are this person's (contract §9). */
  | "verification";

const NAMED: ReadonlySet<unknown> = new Set<Item>([
  ...ORIGINAL_ITEMS,
  "masked_name",
  "masked_credential_id",
  "verification",
]);
const AGE = /^age_over_([1-9][0-9]{0,2})$/;
const OLDEST = 150;

export function isItem(value: unknown): value is Item {
  return NAMED.has(value) || (typeof value === "string" && ageOf(value) !== undefined);
}

/** The N of `age_over_N`; `undefined` for every other item. */
export function ageOf(item: string): number | undefined {
  const age = Number(AGE.exec(item)?.[1]);
  return age <= OLDEST ? age : undefined;
}

/** Whether it is among what an `auth_token` is exchanged for (contract §5). */
export function isReleased(item: Item): boolean {
  return item !== "verification";
}
