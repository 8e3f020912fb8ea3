/** The steps of an application, one behind the other, each on its working day. */

import { ORGANISATIONS } from "../world.ts";
import { itemsOf, permissionOf } from "./filled-in.ts";
import type { Office } from "./office.ts";
import { attachPapers } from "./paper.ts";
import { MEMBERS } from "./people.ts";
import type { Programme } from "./programmes.ts";

/** Wakes at times, and says at last which application it is about. */
export type Steps = AsyncGenerator<Date, string, void>;

export interface Application {
  readonly programme: Programme;
  /** So many working days ago it was begun. */
  readonly begun: number;
}

export function contactOf(organisation: Programme["organisation"]) {
  const owner = MEMBERS.find((member) => member.organisation === organisation);
  return { name: owner?.name ?? "", telephone: "4000000001", email: owner?.email ?? "" };
}

export async function* drafted(office: Office, { programme, begun }: Application): Steps {
  yield office.past.workday(begun, "09:40");
  const { organisation } = programme;
  const items = itemsOf(programme, ORGANISATIONS[organisation].legalName, contactOf(organisation));
  const organisation_id = office.organisationId(organisation);
  const { id } = await office.owner(organisation)("applications.draft", { organisation_id, ...items });
  return id;
}

export async function* submitted(office: Office, application: Application): Steps {
  const id = yield* drafted(office, application);
  yield office.past.workday(application.begun, "10:15");
  await office.owner(application.programme.organisation)("applications.submit", { id });
  return id;
}

export async function* taken(office: Office, application: Application): Steps {
  const id = yield* submitted(office, application);
  yield office.past.workday(application.begun - 1, "09:05");
  await office.staff("reviewer")("applications.take", { id });
  return id;
}

export async function* entranceOpened(office: Office, application: Application): Steps {
  const id = yield* taken(office, application);
  yield office.past.workday(application.begun - 1, "15:30");
  await office.staff("reviewer")("applications.open_entrance", { id, reason: "材料齐全，信息一致" });
  return id;
}

export async function* permissionDrafted(office: Office, application: Application): Steps {
  const id = yield* entranceOpened(office, application);
  yield office.past.workday(application.begun - 2, "10:20");
  const input = { id, ...permissionOf(application.programme) };
  await office.owner(application.programme.organisation)("applications.draft_permission", input);
  return id;
}

export async function* permissionSubmitted(office: Office, application: Application): Steps {
  const id = yield* permissionDrafted(office, application);
  yield office.past.workday(application.begun - 2, "16:45");
  const owner = office.owner(application.programme.organisation);
  await attachPapers(id, owner);
  await owner("applications.submit_permission", { id });
  return id;
}

/** From the draft on. */
export const DAYS_TO_APPROVAL = 4;

/** @param endsAt a year later unless it is given */
export async function* approved(office: Office, application: Application, endsAt?: Date): Steps {
  const id = yield* permissionSubmitted(office, application);
  yield office.past.workday(application.begun - DAYS_TO_APPROVAL, "14:10");
  const input = { id, ...(endsAt && { ends_at: endsAt.toISOString() }) };
  await office.staff("reviewer")("applications.approve", input);
  return id;
}
