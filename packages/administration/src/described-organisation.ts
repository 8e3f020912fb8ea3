/** What an operation answers about an organisation, its members, and what it may use. */
import type {
  CategoryEntry as KnownCategoryEntry,
  Organisation as KnownOrganisation,
  TreeDifference as KnownTreeDifference,
  OrganisationMember,
  Stores,
} from "@shiming/core";
import { there } from "./described.ts";
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

export async function membersNow(organisationId: string, { memberships }: Stores) {
  return (await memberships.membersOf(organisationId)).map(describeMember);
}

function describeMember({ organisationId, personId, role, since }: OrganisationMember): Member {
  return { organisation_id: organisationId, person_id: personId, role, since: since.toISOString() };
}

export function describeEntry({ category, subjectTypes }: KnownCategoryEntry): CategoryEntry {
  return { category, subject_types: [...subjectTypes] };
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
