import { type InvitationStore, refuse, telling } from "@shiming/core";
import { invitationList } from "../lists.ts";
import { fromRow, optional, type Row, standingRows, toRow } from "../rows/invitations.ts";
import type { Connection } from "./connection.ts";
import { memberRows } from "./memberships.ts";
import { named } from "./named.ts";
import { registerReader } from "./register-page.ts";
import type { Settle } from "./settle.ts";
import { staffRows } from "./staff.ts";

export function createInvitationStore(connection: Connection, settle: Settle): InvitationStore {
  const { database, queue } = connection;
  const find = database.prepare<[string], Row>("SELECT * FROM invitations WHERE id = ?");
  const findByToken = database.prepare<[string], Row>("SELECT * FROM invitations WHERE token_digest = ?");
  const over = database.prepare<[number], Row>(
    "SELECT * FROM invitations WHERE state = 'open' AND ends_at <= ? ORDER BY ends_at",
  );
  const put = database.prepare<[Row]>(
    `INSERT OR REPLACE INTO invitations ${named("id token_digest address organisation_id roles invited_by created_at ends_at state person_id settled_at")}`,
  );
  const staff = staffRows(database);
  const members = memberRows(database);
  const now = (id: string) => optional(find.get(id));

  return {
    find: async (id) => now(id),
    findByToken: async (token) => optional(findByToken.get(token)),
    list: invitationList(registerReader(connection)),
    listOver: async (at) => over.all(at.getTime()).map(fromRow),
    change: (id, change) =>
      queue.run(() => {
        const { next, ...caused } = change(now(id));
        put.run(toRow(next));
        settle(caused);
      }),
    accept: (id, personId, decide) =>
      queue.run(() => {
        const invitation = now(id) ?? refuse("entity_not_found");
        const { to } = invitation;
        const before =
          to.kind === "staff"
            ? { staff: staff.find(personId) }
            : { member: members.find(to.organisationId, personId) };
        const { next, standing, ...caused } = decide(invitation, before);
        put.run(toRow(next));
        if (standing.staff) staff.put(standing.staff);
        if (standing.member) members.put(standing.member);
        settle(telling(caused, standingRows(before), standingRows(standing)));
      }),
  };
}
