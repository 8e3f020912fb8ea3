import type { OrganisationMember } from "@shiming/core";

export interface Row {
  readonly organisation_id: string;
  readonly person_id: string;
  readonly role: OrganisationMember["role"];
  readonly since: number;
}

export function fromRow({ organisation_id, person_id, role, since }: Row): OrganisationMember {
  return { organisationId: organisation_id, personId: person_id, role, since: new Date(since) };
}

export function toRow({ organisationId, personId, role, since }: OrganisationMember): Row {
  return { organisation_id: organisationId, person_id: personId, role, since: since.getTime() };
}
