import { type Invitation, type InvitationStore, refuse, type Standing, telling } from "@shiming/core";
import { invitationList } from "../lists.ts";
import { fromRow, type Row, standingRows, toRow } from "../rows/invitations.ts";
import type { Connection, Unit } from "./connection.ts";
import { findMember, lockOrganisation, putMember } from "./memberships.ts";
import { registerReader } from "./register-page.ts";
import { settle } from "./settle.ts";
import { findStaff, holdStaff, putStaff } from "./staff.ts";
import { statement } from "./statement.ts";
import { tableOf } from "./table.ts";

const invitations = tableOf<Row, "id">(
  "invitations",
  ["id"],
  "token_digest address organisation_id roles invited_by created_at ends_at state person_id settled_at",
);
const findByToken = statement<{ token: string }, Row>(
  "SELECT * FROM invitations WHERE token_digest = @token",
);
const over = statement<{ at: number }, Row>(
  "SELECT * FROM invitations WHERE state = 'open' AND ends_at <= @at ORDER BY ends_at, id",
);

export function createInvitationStore(connection: Connection): InvitationStore {
  return {
    async find(id) {
      const row = await connection.first(invitations.find, { id });
      return row && fromRow(row);
    },
    async findByToken(token) {
      const row = await connection.first(findByToken, { token });
      return row && fromRow(row);
    },
    list: invitationList(registerReader(connection)),
    listOver: async (at) => (await connection.all(over, { at: at.getTime() })).map(fromRow),
    change: (id, change) =>
      connection.unit(async (unit) => {
        const row = await unit.first(invitations.lock, { id });
        const { next, ...caused } = change(row && fromRow(row));
        await invitations.put(unit, row, toRow(next));
        await settle(unit, caused);
      }),
    accept: (id, personId, decide) =>
      connection.unit(async (unit) => {
        const row = (await unit.first(invitations.lock, { id })) ?? refuse("entity_not_found");
        const invitation = fromRow(row);
        const before = await standingNow(unit, invitation, personId);
        const { next, standing, ...caused } = decide(invitation, before);
        await invitations.put(unit, row, toRow(next));
        if (standing.staff) await putStaff(unit, before.staff, standing.staff);
        if (standing.member) await putMember(unit, standing.member);
        await settle(unit, telling(caused, standingRows(before), standingRows(standing)));
      }),
  };
}

async function standingNow(unit: Unit, { to }: Invitation, personId: string): Promise<Standing> {
  if (to.kind === "staff") {
    await holdStaff(unit);
    return { staff: await findStaff(unit, personId) };
  }
  await lockOrganisation(unit, to.organisationId);
  return { member: await findMember(unit, to.organisationId, personId) };
}
