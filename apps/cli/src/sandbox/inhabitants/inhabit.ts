/** Fills a new sandbox with people, their organisations, and what they have done up to now. */
import type { OperationDeps } from "@shiming/administration";
import { type Actor, calendarOf } from "@shiming/core";
import type { Enrolment, SignIn } from "@shiming/sign-in";
import type { SandboxOrganisation, SandboxSignIn } from "../sandbox-file.ts";
import { ORGANISATIONS, type OrganisationName } from "../world.ts";
import { applicationStories } from "./applications.ts";
import { certificateStories } from "./certificates.ts";
import { type Founding, founding, miniPrograms } from "./founding.ts";
import { type Office, type OfficeParts, openOffice } from "./office.ts";
import { MEMBERS, type SeedMember, STAFF, type StaffName } from "./people.ts";
import { play, type Story } from "./play.ts";
import { enrolmentsOfAll, totpSecretOf } from "./sign-ins.ts";
import { pastOf } from "./time.ts";
import { usageUntil } from "./usage.ts";

/** So many days before its first start the sandbox's platform was set up. */
export const WORLD_DAYS = 400;

export interface Inhabiting extends Pick<OfficeParts, "senders"> {
  readonly deps: OperationDeps;
  readonly signIn: Pick<SignIn, "enrol">;
  readonly machine: Actor;
  readonly at: Date;
  /** What else happens in the world, once its organisations are there. */
  readonly more: (office: Office) => readonly Story[];
}

export interface Inhabited {
  readonly organisations: readonly SandboxOrganisation[];
  readonly signIns: readonly SandboxSignIn[];
}

export async function inhabit({ deps, senders, signIn, machine, at, more }: Inhabiting): Promise<Inhabited> {
  const past = pastOf(at, await calendarOf(deps.stores.calendar));
  let time = past.day(WORLD_DAYS, "09:00");
  let invitation = "";
  const now = () => time;
  const enrolments = enrolmentsOfAll();
  const ids = await signIn.enrol(enrolments, time);
  const personIds = new Map(enrolments.map(({ email }, place) => [email, ids[place] ?? ""]));
  const invitationUrl = (token: string) => {
    invitation = token;
    return deps.invitationUrl(token);
  };
  const listening = { ...deps, invitationUrl };
  const people = {
    staffIds: new Map() as Founding["staffIds"],
    ownerIds: new Map() as Founding["ownerIds"],
    organisationIds: new Map() as Founding["organisationIds"],
  };
  const office = openOffice({ deps: listening, senders, past, now, machine, ...people });
  const parts = { office, deps: listening, now, personIds, lastInvitation: () => invitation, ...people };
  const stories = [
    founding(parts),
    ...more(office),
    miniPrograms(parts),
    ...certificateStories(office),
    ...applicationStories(office),
  ];
  await play(stories, (next) => {
    time = next;
  });
  await deps.stores.usage.add(usageUntil(at, past));
  return { organisations: organisationsOf(people), signIns: signInsOf(enrolments, people) };
}

type Ids = Pick<Founding, "organisationIds">;

function organisationsOf({ organisationIds }: Ids): readonly SandboxOrganisation[] {
  return [...organisationIds].map(([name, id]) => ({ id, name: ORGANISATIONS[name].legalName }));
}

function signInsOf(enrolments: readonly Enrolment[], { organisationIds }: Ids): readonly SandboxSignIn[] {
  const credentials = (email: string) => {
    const found = enrolments.find((each) => each.email === email);
    return { email, password: found?.password ?? "", totp_secret: found ? totpSecretOf(found) : "" };
  };
  const staff = (Object.keys(STAFF) as StaffName[]).map((who) => {
    const { name, email, roles } = STAFF[who];
    return { who, name, ...credentials(email), roles: [...roles] };
  });
  const members = MEMBERS.map(({ name, email, organisation, role }: SeedMember) => ({
    who: whoOf(organisation, role),
    name,
    ...credentials(email),
    organisation: organisationIds.get(organisation) ?? "",
    role,
  }));
  return [...staff, ...members];
}

/** As `fund_owner`. */
const whoOf = (organisation: OrganisationName, role: string) => `${organisation}_${role}`;
