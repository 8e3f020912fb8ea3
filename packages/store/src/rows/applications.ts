import type { ApplicationState, StoredApplication } from "@shiming/core";

export interface ApplicationRow {
  readonly id: string;
  readonly revision: number;
  readonly state: ApplicationState;
  readonly organisation_id: string | null;
  readonly legal_name: string;
  readonly appid: string;
  readonly since: number;
  readonly deadline: number | null;
  readonly taken_by: string | null;
  readonly succeeds: string | null;
  readonly attention_at: number | null;
  readonly place: number;
  readonly content: Buffer;
}

export function applicationOf(row: ApplicationRow): StoredApplication {
  return {
    id: row.id,
    revision: row.revision,
    state: row.state,
    organisationId: row.organisation_id ?? undefined,
    legalName: row.legal_name,
    appid: row.appid,
    since: new Date(row.since),
    deadline: timeOf(row.deadline),
    takenBy: row.taken_by ?? undefined,
    succeeds: row.succeeds ?? undefined,
    attentionAt: timeOf(row.attention_at),
    sealed: row.content,
  };
}

export function applicationRow(application: StoredApplication): ApplicationRow {
  const { id, revision, state, legalName, appid, since, deadline, sealed } = application;
  return {
    ...{ id, revision, state, appid, legal_name: legalName, since: since.getTime() },
    organisation_id: application.organisationId ?? null,
    deadline: deadline?.getTime() ?? null,
    taken_by: application.takenBy ?? null,
    succeeds: application.succeeds ?? null,
    attention_at: application.attentionAt?.getTime() ?? null,
    place: placeOf(since, deadline),
    content: Buffer.from(sealed),
  };
}

const timeOf = (at: number | null) => (at === null ? undefined : new Date(at));

/** Behind every deadline that a clock can tell. */
const LAST = 8_640_000_000_000_000;

/** In the queue: by the deadline, and behind all of those the newest first. */
function placeOf(since: Date, deadline: Date | undefined): number {
  return deadline ? deadline.getTime() : LAST - since.getTime();
}
