import type { StaffRole } from "../actor/roles.ts";
import type { Permitted } from "../authorization/authorize.ts";
import { refuse } from "../failure.ts";
import type { StaffMember } from "../people/staff-member.ts";
import type { People } from "../ports/people.ts";
import type { StaffStore } from "../ports/staff-store.ts";
import { staffEvent } from "./staff-event.ts";
import { requireUnchanged } from "./unchanged.ts";

/**
 * Gives a member of the staff other roles, effective with the next call.
 * @throws `entity_not_found`; `entity_changed` where they are not those `seen`; `value_invalid` where no administrator would be left
 */
export async function setStaffRoles(
  wish: { readonly id: string; readonly roles: readonly StaffRole[]; readonly seen?: readonly StaffRole[] },
  actor: Permitted<"staff.set_roles">,
  { staff }: { readonly staff: StaffStore },
  at: Date,
): Promise<void> {
  const { id, roles, seen } = wish;
  const event = staffEvent(actor, "staff_roles_set", `${id} ${roles.join(" ")}`, at);
  await staff.change(id, (now, all) => {
    const member = requireActive(now, id);
    requireUnchanged(seen, member.roles);
    const next = { ...member, roles: unique(roles) };
    requireAdministrator(all, next);
    return { next, events: [event] };
  });
}

/**
 * Somebody leaves the staff: may do nothing from now on, and every session ends.
 * @throws `entity_not_found`; `value_invalid` where no administrator would be left
 */
export async function removeStaff(
  { id }: { readonly id: string },
  actor: Permitted<"staff.remove">,
  { staff, people }: { readonly staff: StaffStore; readonly people: People },
  at: Date,
): Promise<void> {
  const event = staffEvent(actor, "staff_removed", id, at);
  await staff.change(id, (now, all) => {
    const next: StaffMember = { ...requireActive(now, id), roles: [], state: "left" };
    requireAdministrator(all, next);
    return { next, events: [event] };
  });
  await people.endSessions(id);
}

const unique = (roles: readonly StaffRole[]): readonly StaffRole[] => [...new Set(roles)];

function requireActive(now: StaffMember | undefined, id: string): StaffMember {
  if (now?.state === "active") return now;
  return refuse("entity_not_found", {
    hint: { en: `nobody of the staff is ${id}`, zh: `工作人员中没有 ${id}` },
  });
}

/** Without one, nobody could invite another. */
function requireAdministrator(all: readonly StaffMember[], next: StaffMember): void {
  const isAdministrator = ({ state, roles }: StaffMember) =>
    state === "active" && roles.includes("administrator");
  const others = all.filter(({ id }) => id !== next.id);
  if (isAdministrator(next) || others.some(isAdministrator)) return;
  refuse("value_invalid", {
    hint: {
      en: "this is the last administrator: make another one first",
      zh: "这是最后一名管理员：请先任命另一名",
    },
  });
}
