import type { StaffMember } from "@shiming/core";

export interface Row {
  readonly id: string;
  readonly roles: string;
  readonly state: StaffMember["state"];
  readonly since: number;
}

export function fromRow({ id, roles, state, since }: Row): StaffMember {
  return { id, state, roles: JSON.parse(roles), since: new Date(since) };
}

export function toRow({ id, roles, state, since }: StaffMember): Row {
  return { id, state, roles: JSON.stringify(roles), since: since.getTime() };
}
