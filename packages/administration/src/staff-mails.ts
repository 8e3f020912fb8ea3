import type { StaffRole } from "@shiming/core";
import type { OperationDeps } from "./operation.ts";

/** Addresses of the staff who have one of these roles. */
export async function staffMailsOf(
  roles: readonly StaffRole[],
  { stores, people }: Pick<OperationDeps, "stores" | "people">,
): Promise<readonly string[]> {
  const staff = (await stores.staff.list()).filter(({ state }) => state === "active");
  const meant = staff.filter((each) => each.roles.some((role) => roles.includes(role)));
  const found = meant.length === 0 ? [] : await people.find(meant.map(({ id }) => id));
  return found.map(({ email }) => email.reveal());
}
