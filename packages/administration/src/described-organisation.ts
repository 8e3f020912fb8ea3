/** What an operation answers about an organisation, its members, and what it may use. */
import type {
  CategoryEntry as KnownCategoryEntry,
  Organisation as KnownOrganisation,
  TreeDifference as KnownTreeDifference,
  OrganisationMember,
  People,
  Stores,
} from "@shiming/core";
import { there } from "./described.ts";
import type { OperationDeps } from "./operation.ts";
import type { CategoryEntry, TreeDifference } from "./schemas/category.ts";
import type { Member, Organisation } from "./schemas/organisation.ts";

export async function organisationNow(id: string, { organisations }: Stores) {
  return describeOrganisation(there(await organisations.find(id), id));
}

export function describeOrganisation(organisation: KnownOrganisation): Organisation {
  return {
    id: organisation.id,
    legal_name: organisation.legalName,
    social_credit_code: organisation.socialCreditCode,
    subject_type: organisation.subjectType,
    citizen_contact: organisation.citizenContact,
    created_at: organisation.createdAt.toISOString(),
  };
}

/** With name and address, which the sign-in alone knows. */
export async function membersNow(
  organisationId: string,
  { stores, people }: Pick<OperationDeps, "stores" | "people">,
): Promise<Member[]> {
  const members = await stores.memberships.membersOf(organisationId);
  const persons = await people.find(members.map(({ personId }) => personId));
  return members.map((member) => describeMember(member, persons));
}

function describeMember(
  { organisationId, personId, role, since }: OrganisationMember,
  persons: Awaited<ReturnType<People["find"]>>,
): Member {
  const person = persons.find(({ id }) => id === personId);
  return {
    organisation_id: organisationId,
    person_id: personId,
    name: person?.name.reveal() ?? null,
    email: person?.email.reveal() ?? null,
    role,
    since: since.toISOString(),
  };
}

export function describeEntry({ category, subjectTypes, usualItems }: KnownCategoryEntry): CategoryEntry {
  return { category, subject_types: [...subjectTypes], ...(usualItems && { usual_items: [...usualItems] }) };
}

export function describeDifference({ added, changed, removed }: KnownTreeDifference): TreeDifference {
  return {
    added: added.map(describeEntry),
    changed: changed.map(({ before, after }) => ({
      before: describeEntry(before),
      after: describeEntry(after),
    })),
    removed: removed.map(describeEntry),
  };
}
