/** Which mini programs a list is of, and in which order. */
import { type Actor, isVisible, type MiniProgram } from "@shiming/core";
import { isFound } from "./page-of.ts";

interface Wanted {
  readonly organisation_id?: string;
  readonly search?: string;
  readonly access?: MiniProgram["access"]["state"];
  readonly order?: "appid" | "-appid" | "name" | "-name";
}

export function chosenApps(
  apps: readonly MiniProgram[],
  { organisation_id, search, access, order = "appid" }: Wanted,
  actor: Actor,
): readonly MiniProgram[] {
  const chosen = apps.filter(
    ({ organisationId, appid, name, serviceProvider, access: now }) =>
      isVisible(actor, { organisationId }) &&
      (organisation_id === undefined || organisationId === organisation_id) &&
      (access === undefined || now.state === access) &&
      isFound(search, name, appid, serviceProvider.legalName),
  );
  const sorted = order.endsWith("name") ? chosen.toSorted(byName) : chosen;
  return order.startsWith("-") ? sorted.toReversed() : sorted;
}

/** As Chinese names are looked up: by their sound. */
const collator = new Intl.Collator("zh-CN");
const byName = (one: MiniProgram, other: MiniProgram) =>
  collator.compare(one.name, other.name) || (one.appid < other.appid ? -1 : 1);
