/** How the sandbox's world began: who works there, the organisations with their members, merchants and mini programs. */
import type { OperationDeps } from "@shiming/administration";
import { categoryIdOf } from "@shiming/core";
import type { OrganisationName } from "../world.ts";
import { ORGANISATIONS } from "../world.ts";
import { NEIGHBOURS } from "./certificates.ts";
import { memberActor, type Office, performAs } from "./office.ts";
import { MEMBERS, type SeedMember, STAFF, type StaffName } from "./people.ts";
import type { Story } from "./play.ts";
import { PROGRAMMES } from "./programmes.ts";

export interface Founding {
  readonly office: Office;
  readonly deps: OperationDeps;
  readonly now: () => Date;
  /** The sign-ins, by their addresses. */
  readonly personIds: ReadonlyMap<string, string>;
  /** The secret in the link of the invitation that was made last. */
  readonly lastInvitation: () => string;
  /** Filled while people join. */
  readonly staffIds: Map<StaffName, { id: string; roles: (typeof STAFF)[StaffName]["roles"] }>;
  readonly ownerIds: Map<OrganisationName, string>;
  readonly organisationIds: Map<OrganisationName, string>;
}

/** The days of the beginning, counted back from the first start. */
const FOUNDED = { staff: 396, organisations: 395, merchants: 394, miniPrograms: 200 } as const;

export async function* founding(parts: Founding): Story {
  const { past } = parts.office;
  yield past.day(FOUNDED.staff, "09:00");
  for (const name of Object.keys(STAFF) as StaffName[]) await employ(name, parts);
  yield past.day(FOUNDED.organisations, "10:00");
  for (const member of MEMBERS) await join(member, parts);
  yield past.day(FOUNDED.merchants, "11:00");
  for (const merchant of NEIGHBOURS) await createMerchant(merchant, parts);
}

/** The mini programs of the others; the merchant of each is its own organisation's, so that the binding needs nobody else. */
export async function* miniPrograms({ office }: Founding): Story {
  yield office.past.day(FOUNDED.miniPrograms, "10:00");
  for (const { appid, name, organisation, mchId, category } of Object.values(PROGRAMMES)) {
    const owner = office.owner(organisation);
    const organisation_id = office.organisationId(organisation);
    const category_ids = [[...categoryIdOf(category)]];
    await office.machine("apps.create", { appid, name, organisation_id, category_ids });
    await owner("apps.request_binding", { appid, mch_id: mchId });
  }
}

async function employ(name: StaffName, parts: Founding): Promise<void> {
  const { email, roles } = STAFF[name];
  await parts.office.machine("staff.create", { email, roles: [...roles] });
  parts.staffIds.set(name, { id: await accept(email, parts), roles });
}

async function join({ email, organisation, role }: SeedMember, parts: Founding): Promise<void> {
  const { office, ownerIds, organisationIds } = parts;
  if (role !== "owner") {
    const organisation_id = office.organisationId(organisation);
    await office.owner(organisation)("members.invite", { organisation_id, email, role });
    await accept(email, parts);
    return;
  }
  const id = personId(email, parts);
  ownerIds.set(organisation, id);
  const { legalName, socialCreditCode, subjectType, citizenContact } = ORGANISATIONS[organisation];
  const founded = await office.owner(organisation)("organisations.create", {
    legal_name: legalName,
    social_credit_code: socialCreditCode,
    subject_type: subjectType,
    citizen_contact: citizenContact,
  });
  organisationIds.set(organisation, founded.id);
}

/** @returns who has accepted the invitation that was made last */
async function accept(email: string, parts: Founding): Promise<string> {
  const { deps, now, lastInvitation } = parts;
  const id = personId(email, parts);
  await performAs(deps, memberActor(deps, id), now)("invitations.accept", { token: lastInvitation() });
  return id;
}

async function createMerchant(
  { mchId, organisation }: (typeof NEIGHBOURS)[number],
  { office }: Founding,
): Promise<void> {
  const organisation_id = office.organisationId(organisation);
  await office.machine("merchants.create", { mch_id: mchId, organisation_id });
}

function personId(email: string, { personIds }: Founding): string {
  const id = personIds.get(email);
  if (id === undefined) throw new Error(`${email} has no sign-in`);
  return id;
}
