import { type MembershipStore, memberRow, type OrganisationMember, refuse, telling } from "@shiming/core";
import type { Database } from "better-sqlite3";
import { fromRow, type Row, toRow } from "../rows/memberships.ts";
import type { Connection } from "./connection.ts";
import { named } from "./named.ts";
import type { Settle } from "./settle.ts";

export function createMembershipStore({ database, queue }: Connection, settle: Settle): MembershipStore {
  const ofPerson = database.prepare<[string], Row>(
    "SELECT * FROM memberships WHERE person_id = ? ORDER BY since, organisation_id",
  );
  const ofOrganisation = database.prepare<[string], Row>(
    "SELECT * FROM memberships WHERE organisation_id = ? ORDER BY since, person_id",
  );
  const isThere = database.prepare<[string], unknown>("SELECT 1 FROM organisations WHERE id = ?");
  const removeAll = database.prepare<[string]>("DELETE FROM memberships WHERE organisation_id = ?");
  const add = statementOfMember(database);

  return {
    of: async (personId) => ofPerson.all(personId).map(fromRow),
    membersOf: async (organisationId) => ofOrganisation.all(organisationId).map(fromRow),
    change: (organisationId, change) =>
      queue.run(() => {
        if (!isThere.get(organisationId)) refuse("entity_not_found");
        const now = ofOrganisation.all(organisationId).map(fromRow);
        const { next, ...caused } = change(now);
        const members = next.map((member) => ({ ...member, organisationId }));
        removeAll.run(organisationId);
        members.forEach(add);
        settle(telling(caused, now.map(memberRow), members.map(memberRow)));
      }),
  };
}

/** To be called inside a unit of work, which it commits with. */
export function statementOfMember(database: Database): (member: OrganisationMember) => void {
  const insert = database.prepare<[Row]>(
    `INSERT INTO memberships ${named("organisation_id person_id role since")}`,
  );
  return (member) => void insert.run(toRow(member));
}

/** One member's row, for units of work that change it among others. */
export function memberRows(database: Database) {
  const find = database.prepare<[string, string], Row>(
    "SELECT * FROM memberships WHERE organisation_id = ? AND person_id = ?",
  );
  const remove = database.prepare<[string, string]>(
    "DELETE FROM memberships WHERE organisation_id = ? AND person_id = ?",
  );
  const add = statementOfMember(database);
  return {
    find(organisationId: string, personId: string): OrganisationMember | undefined {
      const row = find.get(organisationId, personId);
      return row && fromRow(row);
    },
    put(member: OrganisationMember): void {
      remove.run(member.organisationId, member.personId);
      add(member);
    },
  };
}
