import type { Actor } from "../actor/actor.ts";
import type { ApplicationPage } from "../ports/application-store.ts";
import type { Application } from "./application.ts";
import { type ApplicationDeps, open } from "./change.ts";
import type { ApplicationState } from "./state.ts";

export interface ApplicationList {
  readonly states?: readonly ApplicationState[] | undefined;
  /** Those that a member of the staff has taken. */
  readonly takenBy?: string | undefined;
  readonly isOverdue?: boolean | undefined;
  /** Of whoever belongs to several, those of this one. */
  readonly organisationId?: string | undefined;
  /** Those alone that nobody of the staff has taken. */
  readonly isFree?: boolean | undefined;
  /** Those alone that came by mail and belong to no organisation yet. */
  readonly isUnclaimed?: boolean | undefined;
  readonly search?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Those that the actor may see, overdue ones first. @throws `entity_not_found` for an `after` that is not there */
export async function listApplications(
  list: ApplicationList,
  actor: Actor,
  deps: ApplicationDeps,
  at: Date,
): Promise<readonly Application[]> {
  const stored = await deps.applications.list(pageOf(list, actor, at));
  return Promise.all(stored.map(async (each) => (await open(each, deps)).application));
}

/** How many the list would have; none is opened. */
export async function countApplications(
  list: ApplicationList,
  actor: Actor,
  { applications }: Pick<ApplicationDeps, "applications">,
  at: Date,
): Promise<number> {
  return (await applications.list(pageOf(list, actor, at))).length;
}

function pageOf(
  { organisationId, isOverdue, ...page }: ApplicationList,
  actor: Actor,
  at: Date,
): ApplicationPage {
  const visible = organisationsOf(actor);
  const isOfOne = organisationId !== undefined;
  const organisationIds = isOfOne
    ? (visible ?? [organisationId]).filter((id) => id === organisationId)
    : visible;
  return { ...page, organisationIds, deadlineBefore: isOverdue ? at : undefined };
}

/** `undefined` for whoever sees those of all. */
function organisationsOf(actor: Actor): readonly string[] | undefined {
  switch (actor.kind) {
    case "token":
      return organisationsOf(actor.owner);
    case "member":
      return actor.memberships.map(({ organisationId }) => organisationId);
    case "applicant":
      return [];
    case "staff":
    case "command_line":
    case "job":
      return undefined;
  }
}
