import { type IncomingMailStore, type MailFate, refuse } from "@shiming/core";
import { listedOf, type MailRow } from "../rows/incoming-mails.ts";
import type { Connection } from "./connection.ts";
import { statement } from "./statement.ts";

interface Bounds {
  readonly at: number;
  readonly id: string;
  readonly fate: MailFate | null;
  readonly of: string | null;
  readonly limit: number;
}

const place = statement<{ after: string }, { readonly received_at: number; readonly id: string }>(
  "SELECT received_at, id FROM incoming_mails WHERE id = @after",
);
/** Conditions that are not there keep no index from being used. */
const listed = (and: string) =>
  statement<Bounds, Omit<MailRow, "content">>(
    `SELECT id, received_at, sender, size, fate, application_id, head
     FROM incoming_mails WHERE (received_at, id) < (@at, @id) ${and}
     ORDER BY received_at DESC, id DESC LIMIT @limit`,
  );
const page = listed("AND (@fate::text IS NULL OR fate = @fate)");
const ofApplication = listed("AND application_id = @of AND (@fate::text IS NULL OR fate = @fate)");

/** Newest first, page by page along an index. */
export function createMailList(connection: Connection): IncomingMailStore["list"] {
  return async ({ after, limit, fate, applicationId }) => {
    const from =
      after === undefined
        ? { received_at: Number.MAX_SAFE_INTEGER, id: "" }
        : ((await connection.first(place, { after })) ?? refuse("entity_not_found"));
    const of = applicationId ?? null;
    const bounds = { at: from.received_at, id: from.id, fate: fate ?? null, of, limit };
    return (await connection.all(of === null ? page : ofApplication, bounds)).map(listedOf);
  };
}
