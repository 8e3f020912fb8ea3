/** Where an organisation stands, and what it has to do next. */
import type { Application } from "@shiming/core";
import type { OperationDeps } from "../operation.ts";
import { CameBack, type Overview } from "../schemas/overview.ts";
import { endingsOf } from "./endings.ts";
import { factsOf, NEWS_DAYS } from "./facts.ts";
import { nameOf, toDoOf } from "./to-do.ts";

const DAY_MS = 86_400_000;
const MOST_NEWS = 20;

export async function overviewOf(organisationId: string, deps: OperationDeps, at: Date): Promise<Overview> {
  const facts = await factsOf(organisationId, deps, at);
  return {
    organisation_id: organisationId,
    to_do: toDoOf(facts),
    came_back: cameBack(facts.applications, at),
    endings: endingsOf(facts),
  };
}

const isByPlatform = (move: string): move is CameBack["move"] =>
  (CameBack.properties.move.enum as readonly string[]).includes(move);

function cameBack(applications: readonly Application[], at: Date): CameBack[] {
  const since = new Date(at.getTime() - NEWS_DAYS * DAY_MS);
  return applications
    .flatMap((application) =>
      application.history.flatMap(({ move, to, at: then, reason = null }) =>
        then < since || !isByPlatform(move)
          ? []
          : {
              ...{ application_id: application.id, appid: application.appid || null },
              ...{ name: nameOf(application), move, to, at: then.toISOString(), reason },
            },
      ),
    )
    .sort((one, other) => other.at.localeCompare(one.at, "en"))
    .slice(0, MOST_NEWS);
}
