import { memberBehind } from "../actor/actor.ts";
import type { Permitted } from "../authorization/authorize.ts";
import { refuse } from "../failure.ts";
import type { Organisation, SubjectType } from "../organisation/organisation.ts";
import { requireSocialCreditCode } from "../organisation/social-credit-code.ts";
import type { MembershipStore } from "../ports/membership-store.ts";
import type { OrganisationStore } from "../ports/organisation-store.ts";
import type { RandomBytes } from "../random.ts";
import { requireShownText } from "./shown-text.ts";
import { staffEvent } from "./staff-event.ts";
import { requireUnchanged } from "./unchanged.ts";

export interface NewOrganisation {
  readonly legalName: string;
  readonly socialCreditCode: string;
  readonly subjectType: SubjectType;
  readonly citizenContact: string;
}

export interface CreateOrganisationDeps {
  readonly organisations: Pick<OrganisationStore, "add">;
  readonly memberships: Pick<MembershipStore, "of">;
  readonly random: RandomBytes;
}

type ChangeDeps = { readonly organisations: Pick<OrganisationStore, "change"> };

/** More than anybody works for; a program that makes them without end stops here. */
const MOST_OF_A_PERSON = 50;

/**
 * A member who makes one is its owner in the same commit; one that staff make has no members until the first is invited.
 * @throws `value_invalid`, `entity_exists` for a code that is registered
 */
export async function createOrganisation(
  input: NewOrganisation,
  actor: Permitted<"organisations.create">,
  deps: CreateOrganisationDeps,
  at: Date,
): Promise<Organisation> {
  const organisation: Organisation = {
    id: deps.random(8).toString("hex"),
    legalName: requireShownText("legalName", input.legalName),
    socialCreditCode: requireSocialCreditCode(input.socialCreditCode),
    subjectType: input.subjectType,
    citizenContact: requireShownText("contact", input.citizenContact),
    createdAt: at,
  };
  const personId = memberBehind(actor)?.id;
  if (personId !== undefined) await requireRoom(personId, deps);
  const members =
    personId === undefined
      ? []
      : [{ organisationId: organisation.id, personId, role: "owner", since: at } as const];
  const event = staffEvent(actor, "organisation_created", organisation.id, at);
  await deps.organisations.add(organisation, members, { events: [event] });
  return organisation;
}

async function requireRoom(
  personId: string,
  { memberships }: Pick<CreateOrganisationDeps, "memberships">,
): Promise<void> {
  if ((await memberships.of(personId)).length < MOST_OF_A_PERSON) return;
  refuse("value_invalid", {
    hint: {
      en: `you are in ${MOST_OF_A_PERSON} organisations already; the platform's operator can make another`,
      zh: `您已加入 ${MOST_OF_A_PERSON} 个主体；如需更多请联系平台运营方`,
    },
  });
}

/**
 * What citizens read of it, on the consent sheet of each of its mini programs.
 * @param update with the one that was `seen` @throws `value_invalid`, `entity_not_found`, `entity_changed`
 */
export function updateOrganisation(
  id: string,
  { citizenContact, seen }: Pick<Organisation, "citizenContact"> & { readonly seen?: string | undefined },
  actor: Permitted<"organisations.update">,
  { organisations }: ChangeDeps,
  at: Date,
): Promise<void> {
  const contact = requireShownText("contact", citizenContact);
  const event = staffEvent(actor, "organisation_updated", id, at);
  return organisations.change(id, (now) => {
    requireUnchanged(seen, now.citizenContact);
    return { next: { ...now, citizenContact: contact }, events: [event] };
  });
}

type RegisterEntry = Pick<Organisation, "legalName" | "socialCreditCode" | "subjectType">;

/**
 * What the register says of it, which the operator has looked up.
 * @param seen what is to be corrected
 * @throws `value_invalid`, `entity_not_found`, `entity_changed`, `entity_exists` for a code that another one has
 */
export function correctOrganisation(
  id: string,
  correction: Partial<RegisterEntry>,
  actor: Permitted<"organisations.correct">,
  { organisations }: ChangeDeps,
  at: Date,
  seen?: RegisterEntry,
): Promise<void> {
  const { legalName, socialCreditCode, subjectType } = correction;
  const corrected = {
    ...(legalName !== undefined && { legalName: requireShownText("legalName", legalName) }),
    ...(socialCreditCode !== undefined && { socialCreditCode: requireSocialCreditCode(socialCreditCode) }),
    ...(subjectType !== undefined && { subjectType }),
  };
  if (Object.keys(corrected).length === 0) refuse("value_invalid", { hint: NOTHING });
  const event = staffEvent(actor, "organisation_corrected", id, at);
  return organisations.change(id, (now) => {
    const { legalName, socialCreditCode, subjectType } = now;
    requireUnchanged(seen, { legalName, socialCreditCode, subjectType });
    return { next: { ...now, ...corrected }, events: [event] };
  });
}

const NOTHING = {
  en: "nothing to correct: give a legal name, a unified social credit code or a subject type",
  zh: "没有要更正的内容：请给出主体名称、统一社会信用代码或主体类型",
};
