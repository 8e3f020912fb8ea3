/** The lists that grow, read page by page: what narrows each, and what its rows are. The same on every engine. */
import type {
  ApiTokenStore,
  ApplicationPage,
  ApplicationStore,
  IncomingMailStore,
  InvitationStore,
  MiniProgramStore,
  OrganisationStore,
  OutboxStore,
  ProposalStore,
} from "@shiming/core";
import { type Condition, equal, type RegisterReader } from "./register.ts";
import * as apiTokens from "./rows/api-tokens.ts";
import { type ApplicationRow, applicationOf } from "./rows/applications.ts";
import { listedOf, type MailRow } from "./rows/incoming-mails.ts";
import * as invitations from "./rows/invitations.ts";
import * as miniPrograms from "./rows/mini-programs.ts";
import * as organisations from "./rows/organisations.ts";
import { messageOf, type OutboxRow } from "./rows/outbox.ts";
import * as proposals from "./rows/proposals.ts";
import * as registers from "./rows/registers.ts";

export function miniProgramLists(reader: RegisterReader): Pick<MiniProgramStore, "list" | "listOffered"> {
  const { MINI_PROGRAMS } = registers;
  const owner = "mini_programs.organisation_id";
  const provider = { id: owner, otherwise: reader.member("service_provider", "legalName") };
  const searched = { within: ["name"], beginning: ["appid"], owner: provider };
  return {
    async list({ search, access, among, ...page }) {
      const conditions = [
        ...reader.among(owner, among),
        ...equal("access_state", access),
        ...reader.searched(search, searched),
      ];
      return (
        await reader.pageOf<miniPrograms.FoundRow, "appid" | "name">(MINI_PROGRAMS, page, conditions)
      ).map(miniPrograms.fromRow);
    },
    async listOffered(ids) {
      const fromOrTo = either([...reader.among(owner, ids), ...reader.among("offered_to", ids)]);
      const conditions = [{ sql: "offered_to IS NOT NULL", values: [] }, ...fromOrTo];
      return (
        await reader.pageOf<miniPrograms.FoundRow, "appid" | "name">(MINI_PROGRAMS, {}, conditions)
      ).map(miniPrograms.fromRow);
    },
  };
}

function either(conditions: readonly Condition[]): Condition[] {
  if (conditions.length === 0) return [];
  const sql = `(${conditions.map((each) => each.sql).join(" OR ")})`;
  return [{ sql, values: conditions.flatMap(({ values }) => values) }];
}

export function organisationList(reader: RegisterReader): OrganisationStore["list"] {
  const searched = { within: ["legal_name"], beginning: ["social_credit_code", "id"] };
  return async ({ search, among, ...page }) => {
    const conditions = [...reader.searched(search, searched), ...reader.among("id", among)];
    const rows = await reader.pageOf<organisations.Row, "created_at" | "legal_name">(
      registers.ORGANISATIONS,
      page,
      conditions,
    );
    return rows.map(organisations.fromRow);
  };
}

export function apiTokenList(reader: RegisterReader): ApiTokenStore["list"] {
  return async ({ search, ownerId, organisationId, ...page }) => {
    const conditions = [
      ...equal("owner_id", ownerId),
      ...equal("organisation_id", organisationId),
      ...reader.searched(search, { within: ["name"], beginning: ["id"] }),
    ];
    const rows = await reader.pageOf<apiTokens.Row, "created_at" | "ends_at">(
      registers.API_TOKENS,
      page,
      conditions,
    );
    return rows.map(apiTokens.fromRow);
  };
}

export function invitationList(reader: RegisterReader): InvitationStore["list"] {
  const toStaff: Condition = { sql: "organisation_id IS NULL", values: [] };
  return async ({ organisationId, openAt, ...page }) => {
    const to = organisationId === undefined ? [toStaff] : equal("organisation_id", organisationId);
    const conditions = [...to, ...during("state = 'open' AND ends_at > ?", openAt)];
    const rows = await reader.pageOf<invitations.Row, "age">(registers.INVITATIONS, page, conditions);
    return rows.map(invitations.fromRow);
  };
}

export function proposalList(reader: RegisterReader): ProposalStore["list"] {
  const open = "state IN ('proposed', 'confirming') AND ends_at > ?";
  return async ({ openAt, ...page }) => {
    const rows = await reader.pageOf<proposals.Row, "age">(registers.PROPOSALS, page, during(open, openAt));
    return rows.map(proposals.fromRow);
  };
}

const during = (sql: string, at: Date | undefined): Condition[] =>
  at === undefined ? [] : [{ sql, values: [at.getTime()] }];

export function messageList(reader: RegisterReader): OutboxStore["list"] {
  return async ({ state, about, channel, ...page }) => {
    const conditions = [...equal("state", state), ...equal("about", about), ...equal("channel", channel)];
    return (await reader.pageOf<OutboxRow, "age">(registers.OUTBOX, page, conditions)).map(messageOf);
  };
}

export function mailList(reader: RegisterReader): IncomingMailStore["list"] {
  return async ({ fate, applicationId, ...page }) => {
    const conditions = [...equal("fate", fate), ...equal("application_id", applicationId)];
    const rows = await reader.pageOf<Omit<MailRow, "content">, "age">(registers.MAILS, page, conditions);
    return rows.map(listedOf);
  };
}

export function applicationList(reader: RegisterReader): ApplicationStore["list"] {
  return async ({ limit, after, ...wanted }) => {
    const conditions = [
      ...queued(wanted, reader),
      ...reader.searched(wanted.search, { within: ["legal_name"], beginning: ["appid"] }),
    ];
    const rows = await reader.pageOf<ApplicationRow, "place">(
      registers.APPLICATIONS,
      { limit, after },
      conditions,
    );
    return rows.map(applicationOf);
  };
}

function queued(wanted: Omit<ApplicationPage, "limit" | "after">, reader: RegisterReader): Condition[] {
  const { states, organisationIds, takenBy, isFree, isUnclaimed, deadlineBefore } = wanted;
  const conditions: Condition[] = [
    ...reader.among("state", states),
    ...reader.among("organisation_id", organisationIds),
    ...equal("taken_by", takenBy),
  ];
  if (isFree) conditions.push({ sql: "taken_by IS NULL", values: [] });
  if (isUnclaimed) conditions.push({ sql: "organisation_id IS NULL", values: [] });
  if (deadlineBefore) {
    const at = deadlineBefore.getTime();
    conditions.push({ sql: "place < ? AND deadline < ?", values: [at, at] });
  }
  return conditions;
}
