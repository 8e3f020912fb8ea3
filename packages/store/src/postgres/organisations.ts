import {
  memberRow,
  type Organisation,
  type OrganisationStore,
  organisationRow,
  refuse,
  telling,
} from "@shiming/core";
import { organisationList } from "../lists.ts";
import { fromRow, KNOWN_CODE, noOrganisation, type Row, toRow } from "../rows/organisations.ts";
import type { Connection, Unit } from "./connection.ts";
import { putMember } from "./memberships.ts";
import { registerReader } from "./register-page.ts";
import { settle } from "./settle.ts";
import { statement } from "./statement.ts";
import { tableOf } from "./table.ts";

const organisations = tableOf<Row, "id">(
  "organisations",
  ["id"],
  "legal_name social_credit_code subject_type citizen_contact created_at name_order",
);
const findByCode = statement<{ code: string }, Row>(
  "SELECT * FROM organisations WHERE social_credit_code = @code",
);

export function createOrganisationStore(connection: Connection): OrganisationStore {
  return {
    async find(id) {
      const row = await connection.first(organisations.find, { id });
      return row && fromRow(row);
    },
    async findByCode(code) {
      const row = await connection.first(findByCode, { code });
      return row && fromRow(row);
    },
    list: organisationList(registerReader(connection)),
    add: (organisation, members, caused) =>
      connection.unit(async (unit) => {
        await write(unit, await unit.first(organisations.lock, organisation), organisation);
        for (const member of members) await putMember(unit, member);
        await settle(unit, telling(caused, [], [organisationRow(organisation), ...members.map(memberRow)]));
      }),
    change: (id, change) =>
      connection.unit(async (unit) => {
        const found = await unit.first(organisations.lock, { id });
        const row = found ?? refuse("entity_not_found", { hint: noOrganisation(id) });
        const now = fromRow(row);
        const { next, ...caused } = change(now);
        await write(unit, row, next);
        await settle(unit, telling(caused, [organisationRow(now)], [organisationRow(next)]));
      }),
  };
}

async function write(unit: Unit, found: Row | undefined, next: Organisation): Promise<void> {
  const holder = await unit.first(findByCode, { code: next.socialCreditCode });
  if (holder && holder.id !== next.id) refuse("entity_exists", { hint: KNOWN_CODE });
  await organisations.put(unit, found, toRow(next));
}
