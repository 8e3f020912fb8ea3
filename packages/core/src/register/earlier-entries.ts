/**
 * What entries of releases before tell of registers: they name what was done to what, and seldom what a row says then. What they
 * leave open nobody can recompute.
 */
import type { AuditAction } from "../audit/action.ts";
import type { AuditRecord } from "../audit/selection.ts";
import type { ExpectedRegisters } from "./expected-registers.ts";
import type { RegisterName } from "./register-row.ts";

interface Told {
  /** The subject's words. */
  readonly words: readonly string[];
  /** Those of whoever has done it. */
  readonly actor: readonly string[];
  /** ISO 8601, UTC. */
  readonly at: string;
}

type Fold = (told: Told, expected: ExpectedRegisters) => void;

export function foldEarlierEntry({ kind, at, members }: AuditRecord, expected: ExpectedRegisters): void {
  if (kind === "older_data_accepted") revokeTokens(at, expected);
  const { action, subject, actor } = members;
  if (kind !== "staff_write" || typeof subject !== "string") return;
  const name = String(action);
  const fold = Object.hasOwn(EARLIER, name) ? EARLIER[name as AuditAction] : undefined;
  fold?.({ words: subject.split(" "), actor: String(actor).split(" "), at }, expected);
}

/** A restored copy has no good token; its entry says so for all of them, whichever release wrote it. */
function revokeTokens(at: string, expected: ExpectedRegisters): void {
  for (const [key, { says }] of expected.of("api_token")) {
    if (says.revoked_at === null) expected.change("api_token", key, { revoked_at: at });
  }
}

/** It is there from now on. @param length how many words of the subject are its key */
const added =
  (register: RegisterName, length = 1): Fold =>
  ({ words }, expected) =>
    expected.add(register, words.slice(0, length).join(" "), {});

const changed =
  (register: RegisterName): Fold =>
  ({ words: [key = ""] }, expected) =>
    expected.forget(register, key);

const removed =
  (register: RegisterName, length = 1): Fold =>
  ({ words }, expected) =>
    expected.remove(register, words.slice(0, length).join(" "));

const member =
  (role: string): Fold =>
  ({ words: [organisation, person] }, expected) =>
    expected.change("member", `${organisation} ${person}`, { role });

/** Of an application, and the entry does not say for which mini program it is. */
const accessChanged: Fold = (_told, expected) => {
  if (!expected.isTold) return;
  for (const appid of expected.of("mini_program").keys()) expected.forget("mini_program", appid);
};

/** Those before it are superseded, until when is open. */
const certificateAdded: Fold = ({ words: [merchant = "", serial = ""] }, expected) => {
  expected.add("certificate", serial, { merchant });
  if (!expected.isTold) return;
  for (const [key, { says }] of expected.of("certificate")) {
    if (says.merchant === merchant && says.state === "valid")
      expected.change("certificate", key, { state: undefined, retires_at: undefined });
  }
};

const transferred: Fold = ({ words: [appid = ""] }, expected) => {
  expected.forget("mini_program", appid);
  expected.remove("event_endpoint", appid);
  for (const key of expected.of("binding").keys()) {
    if (key.startsWith(`${appid} `)) expected.remove("binding", key);
  }
};

const hostKeyAdded: Fold = (told, expected) => {
  const [issuer = ""] = told.words;
  if (!expected.of("host").has(issuer)) expected.add("host", issuer, {});
  added("host_key", 2)(told, expected);
};

const organisationAdded: Fold = ({ words: [id = ""], actor }, expected) => {
  expected.add("organisation", id, {});
  const isMember = actor.at(-2) === "member";
  if (isMember) expected.add("member", `${id} ${actor.at(-1)}`, { role: "owner" });
};

const invitationAccepted: Fold = ({ words: [, where, organisation], actor }, expected) => {
  const person = actor.at(-1) ?? "";
  if (where === "staff") expected.add("staff", person, {});
  else expected.add("member", `${organisation} ${person}`, {});
};

const EARLIER: Partial<Record<AuditAction, Fold>> = {
  mini_program_created: added("mini_program"),
  mini_program_assigned: changed("mini_program"),
  secret_reset: changed("mini_program"),
  logo_set: changed("mini_program"),
  categories_set: changed("mini_program"),
  quota_set: changed("mini_program"),
  transfer_offered: changed("mini_program"),
  transfer_refused: changed("mini_program"),
  transfer_cancelled: changed("mini_program"),
  transfer_accepted: transferred,
  access_approved: accessChanged,
  access_suspended: accessChanged,
  access_resumed: accessChanged,
  access_ended: accessChanged,
  access_expired: accessChanged,
  application_closed: accessChanged,
  merchant_created: added("merchant"),
  merchant_assigned: changed("merchant"),
  merchant_bound: added("binding", 2),
  binding_confirmed: added("binding", 2),
  merchant_unbound: removed("binding", 2),
  certificate_issued: certificateAdded,
  certificate_registered: certificateAdded,
  certificate_retired: ({ words: [serial = ""] }, expected) =>
    expected.change("certificate", serial, { state: "superseded", retires_at: undefined }),
  certificate_revoked: ({ words: [serial = ""], at }, expected) =>
    expected.change("certificate", serial, { state: "revoked", retires_at: null, revoked_at: at }),
  authority_trusted: ({ words: [id = ""] }, expected) =>
    expected.add("authority", id, { certificate: id, revocation_list: null, revocations_until: null }),
  authority_revocations_set: ({ words: [id = ""] }, expected) =>
    expected.change("authority", id, { revocation_list: undefined, revocations_until: undefined }),
  authority_distrusted: removed("authority"),
  host_key_registered: hostKeyAdded,
  host_key_removed: removed("host_key", 2),
  host_origins_set: ({ words: [issuer = "", ...origins] }, expected) =>
    expected.change("host", issuer, { origins: origins.join(" ") }),
  organisation_created: organisationAdded,
  organisation_updated: changed("organisation"),
  organisation_corrected: changed("organisation"),
  member_made_owner: member("owner"),
  member_made_developer: member("developer"),
  member_made_viewer: member("viewer"),
  member_removed: removed("member", 2),
  member_left: removed("member", 2),
  invitation_accepted: invitationAccepted,
  staff_roles_set: ({ words: [id = "", ...roles] }, expected) =>
    expected.change("staff", id, { state: "active", roles: roles.toSorted().join(" ") }),
  staff_removed: ({ words: [id = ""] }, expected) =>
    expected.change("staff", id, { state: "left", roles: "" }),
  token_created: added("api_token"),
  event_endpoint_registered: added("event_endpoint"),
  event_endpoint_paused: ({ words: [appid = ""] }, expected) =>
    expected.change("event_endpoint", appid, { state: "paused" }),
  event_endpoint_resumed: ({ words: [appid = ""] }, expected) =>
    expected.change("event_endpoint", appid, { state: "active" }),
  event_endpoint_removed: removed("event_endpoint"),
  token_revoked: ({ words: [id = ""], at }, expected) => expected.change("api_token", id, { revoked_at: at }),
};
