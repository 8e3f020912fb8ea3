import {
  type ApplicationDeps,
  type AttendDeps,
  type CategoryId,
  type CheckDeps,
  entryOf,
  type FileDeps,
  mayUse,
  type StaffAddresses,
  type Text,
} from "@shiming/core";
import type { OperationDeps } from "./operation.ts";

/** What the use cases of applications work with. */
export function applicationDeps(
  deps: OperationDeps,
): ApplicationDeps & CheckDeps & FileDeps & Pick<AttendDeps, "staffAddresses"> {
  const { stores, keys, random, isScanned = false } = deps;
  const bySubjectType = (organisationId: string, category: readonly number[]) =>
    obstacleFor(organisationId, category as CategoryId, deps);
  return {
    ...stores,
    keys,
    random,
    isScanned,
    mayUse: bySubjectType,
    usualItems: async (category) =>
      entryOf(await stores.categories.tree(), category as CategoryId)?.usualItems,
    staffAddresses: staffAddressesOf(deps),
  };
}

/** Whether the category is open to what the organisation is. Where no tree was imported, staff alone judge. */
async function obstacleFor(
  organisationId: string,
  category: CategoryId,
  { stores }: OperationDeps,
): Promise<Text | undefined> {
  const [tree, organisation] = await Promise.all([
    stores.categories.tree(),
    stores.organisations.find(organisationId),
  ]);
  if (tree.length === 0 || !organisation || mayUse(tree, organisation.subjectType, category))
    return undefined;
  return {
    en: `category ${category.join()} is not open to what your organisation is: choose another, or have its subject type corrected`,
    zh: `类目 ${category.join()} 不对贵单位的主体类型开放：请选择其他类目，或更正主体类型`,
  };
}

/** Of whoever has taken it; else of all who review. */
function staffAddressesOf({ stores, people }: OperationDeps): StaffAddresses {
  return async (takenBy) => {
    const staff = (await stores.staff.list()).filter(({ state }) => state === "active");
    const taker = staff.filter(({ id }) => id === takenBy);
    const meant = taker.length > 0 ? taker : staff.filter(({ roles }) => roles.includes("reviewer"));
    const found = meant.length === 0 ? [] : await people.find(meant.map(({ id }) => id));
    return found.map(({ email }) => email.reveal());
  };
}
