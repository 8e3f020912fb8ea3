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
import type { Connection } from "./connection.ts";
import { statementOfMember } from "./memberships.ts";
import { named } from "./named.ts";
import { registerReader } from "./register-page.ts";
import type { Settle } from "./settle.ts";

/** @param forget forgets what is remembered of things that tell of the organisation; called inside the unit of work */
export function createOrganisationStore(
  connection: Connection,
  settle: Settle,
  forget: (organisationId: string) => void,
): OrganisationStore {
  const { database, queue } = connection;
  const find = database.prepare<[string], Row>("SELECT * FROM organisations WHERE id = ?");
  const findByCode = database.prepare<[string], Row>(
    "SELECT * FROM organisations WHERE social_credit_code = ?",
  );
  const put = database.prepare<[Row]>(
    `INSERT INTO organisations ${named("id legal_name social_credit_code subject_type citizen_contact created_at name_order")}
     ON CONFLICT (id) DO UPDATE SET legal_name = @legal_name, social_credit_code = @social_credit_code,
       subject_type = @subject_type, citizen_contact = @citizen_contact, name_order = @name_order`,
  );
  const addMember = statementOfMember(database);

  const write = (next: Organisation) => {
    const holder = findByCode.get(next.socialCreditCode);
    if (holder && holder.id !== next.id) refuse("entity_exists", { hint: KNOWN_CODE });
    forget(next.id);
    put.run(toRow(next));
  };

  return {
    async find(id) {
      const row = find.get(id);
      return row && fromRow(row);
    },
    async findByCode(code) {
      const row = findByCode.get(code);
      return row && fromRow(row);
    },
    list: organisationList(registerReader(connection)),
    add: (organisation, members, caused) =>
      queue.run(() => {
        write(organisation);
        members.forEach(addMember);
        settle(telling(caused, [], [organisationRow(organisation), ...members.map(memberRow)]));
      }),
    change: (id, change) =>
      queue.run(() => {
        const row = find.get(id) ?? refuse("entity_not_found", { hint: noOrganisation(id) });
        const now = fromRow(row);
        const { next, ...caused } = change(now);
        write(next);
        settle(telling(caused, [organisationRow(now)], [organisationRow(next)]));
      }),
  };
}
