/** New data begins with the categories that the contract names in §4, until staff import others. */
import { readFileSync } from "node:fs";
import { authorize, importCategories, type Job, type Stores } from "@shiming/core";

const OPEN_SCOPE = new URL("../categories/open-scope.csv", import.meta.url);
const ACTOR: Job = { kind: "job", name: "first start" };

export async function startCategories({ categories }: Pick<Stores, "categories">, at: Date): Promise<void> {
  if ((await categories.tree()).length > 0) return;
  const permitted = authorize(ACTOR, "categories.import", "platform");
  await importCategories(readFileSync(OPEN_SCOPE, "utf8"), permitted, { categories }, at);
}
