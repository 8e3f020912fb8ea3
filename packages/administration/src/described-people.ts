/** What operations answer about people: e-mail and name come from the sign-in, which alone knows them. */
import {
  addressOf,
  type Invitation as KnownInvitation,
  type StaffMember as KnownStaffMember,
  refuse,
} from "@shiming/core";
import type { OperationDeps } from "./operation.ts";
import type { Invitation, StaffMember } from "./schemas/staff.ts";

export async function describeStaff(
  members: readonly KnownStaffMember[],
  { people }: Pick<OperationDeps, "people">,
): Promise<StaffMember[]> {
  const persons = await people.find(members.map(({ id }) => id));
  return members.map(({ id, roles, state, since }) => {
    const person = persons.find((each) => each.id === id);
    return {
      person_id: id,
      email: person?.email.reveal() ?? null,
      name: person?.name.reveal() ?? null,
      roles: [...roles],
      state,
      since: since.toISOString(),
    };
  });
}

export async function staffNow(id: string, deps: Pick<OperationDeps, "people" | "stores">) {
  const member = await deps.stores.staff.find(id);
  const [described] = member ? await describeStaff([member], deps) : [];
  return described ?? refuse("entity_not_found");
}

export function describeInvitation(
  invitation: KnownInvitation,
  { keys }: Pick<OperationDeps, "keys">,
  at: Date,
): Invitation {
  const { id, to, by, endsAt, state } = invitation;
  return {
    invitation_id: id,
    email: addressOf(invitation, keys).reveal(),
    organisation_id: to.kind === "staff" ? null : to.organisationId,
    roles: to.kind === "staff" ? [...to.roles] : [to.role],
    invited_by: by,
    at: invitation.at.toISOString(),
    ends_at: endsAt.toISOString(),
    state: state === "expired" || (state === "open" && at >= endsAt) ? "over" : state,
  };
}
