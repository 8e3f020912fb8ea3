import { type MembershipStore, memberRow, type OrganisationMember, refuse, telling } from "@shiming/core";
import { fromRow, type Row, toRow } from "../rows/memberships.ts";
import type { Connection, Unit } from "./connection.ts";
import { settle } from "./settle.ts";
import { statement } from "./statement.ts";

const ofPerson = statement<{ person: string }, Row>(
  "SELECT * FROM memberships WHERE person_id = @person ORDER BY since, organisation_id",
);
const ofOrganisation = statement<{ id: string }, Row>(
  "SELECT * FROM memberships WHERE organisation_id = @id ORDER BY since, person_id",
);
const lock = statement<{ id: string }>("SELECT id FROM organisations WHERE id = @id FOR UPDATE");
const removeAll = statement<{ id: string }>("DELETE FROM memberships WHERE organisation_id = @id");
const find = statement<{ id: string; person: string }, Row>(
  "SELECT * FROM memberships WHERE organisation_id = @id AND person_id = @person",
);
const ADD = `INSERT INTO memberships (organisation_id, person_id, role, since)
   VALUES (@organisation_id, @person_id, @role, @since)`;
const add = statement<Row>(ADD);
const put = statement<Row>(
  `${ADD} ON CONFLICT (organisation_id, person_id) DO UPDATE SET role = excluded.role, since = excluded.since`,
);

export function createMembershipStore(connection: Connection): MembershipStore {
  return {
    of: async (person) => (await connection.all(ofPerson, { person })).map(fromRow),
    membersOf: async (id) => (await connection.all(ofOrganisation, { id })).map(fromRow),
    change: (id, change) =>
      connection.unit(async (unit) => {
        await lockOrganisation(unit, id);
        const now = (await unit.all(ofOrganisation, { id })).map(fromRow);
        const { next, ...caused } = change(now);
        const members = next.map((member) => ({ ...member, organisationId: id }));
        await unit.run(removeAll, { id });
        for (const member of members) await unit.run(add, toRow(member));
        await settle(unit, telling(caused, now.map(memberRow), members.map(memberRow)));
      }),
  };
}

/** Nobody else changes its members before the end of the unit. @throws `entity_not_found` */
export async function lockOrganisation(unit: Unit, id: string): Promise<void> {
  if (!(await unit.first(lock, { id }))) refuse("entity_not_found");
}

export async function findMember(
  unit: Unit,
  id: string,
  person: string,
): Promise<OrganisationMember | undefined> {
  const row = await unit.first(find, { id, person });
  return row && fromRow(row);
}

export async function putMember(unit: Unit, member: OrganisationMember): Promise<void> {
  await unit.run(put, toRow(member));
}
