import type { AccountKey, GuardianStore } from "@shiming/core";
import {
  GUARDIANS_OF,
  type Guardian,
  guardianOf,
  REMOVE_GUARDIANS,
  REMOVE_WARDS,
  type Row,
  WARDS_OF,
  type Ward,
  wardOf,
} from "../rows/guardians.ts";
import type { Connection, Queries } from "./connection.ts";
import { statement } from "./statement.ts";

const find = statement<Ward, Pick<Row, "guardian_id">>(GUARDIANS_OF);
const wards = statement<Guardian, Pick<Row, "user_id">>(WARDS_OF);
/**
 * Nobody who has no account becomes a guardian, also where the account went a moment ago: it stays until the relation is committed,
 * and goes with it afterwards. In one order, so that two units never wait for each other.
 */
const addAll = statement<Columns>(
  `INSERT INTO guardians (issuer, user_id, guardian_id)
   SELECT issuer, given.user_id, accounts.user_id
   FROM unnest(@issuer::text[], @user_id::text[], @guardian_id::text[]) AS given (issuer, user_id, guardian_id)
   JOIN accounts USING (issuer)
   WHERE accounts.user_id = given.guardian_id
   ORDER BY issuer, accounts.user_id FOR KEY SHARE OF accounts`,
);
const remove = statement<Ward>(REMOVE_GUARDIANS);
const removeAll = statement<Omit<Columns, "guardian_id">>(
  `DELETE FROM guardians USING unnest(@issuer::text[], @user_id::text[]) AS given (issuer, user_id)
   WHERE guardians.issuer = given.issuer AND guardians.user_id = given.user_id`,
);
const removeWards = statement<Guardian>(REMOVE_WARDS);

type Columns = Readonly<Record<keyof Row, readonly string[]>>;

interface Guarded {
  readonly key: AccountKey;
  readonly guardians?: readonly string[] | undefined;
}

export function createGuardianStore(connection: Connection): GuardianStore {
  return {
    of: (ward) => guardiansOf(connection, ward),
    async wardsOf(guardian) {
      return (await connection.all(wards, guardianOf(guardian))).map(({ user_id }) => user_id);
    },
  };
}

export async function guardiansOf(queries: Queries, ward: AccountKey): Promise<readonly string[]> {
  return (await queries.all(find, wardOf(ward))).map(({ guardian_id }) => guardian_id);
}

/** Of each account whose guardians are told, however many accounts there are. */
export async function replaceGuardians(unit: Queries, changes: readonly Guarded[]): Promise<void> {
  const told = changes.filter(({ guardians }) => guardians);
  if (told.length === 0) return;
  const wards = told.map(({ key }) => wardOf(key));
  await unit.run(removeAll, { issuer: column(wards, "issuer"), user_id: column(wards, "user_id") });
  const rows = told.flatMap(({ key, guardians = [] }) =>
    guardians.map((guardian_id) => ({ ...wardOf(key), guardian_id })),
  );
  if (rows.length === 0) return;
  const columns = { issuer: column(rows, "issuer"), user_id: column(rows, "user_id") };
  await unit.run(addAll, { ...columns, guardian_id: column(rows, "guardian_id") });
}

function column<Name extends string>(rows: readonly Readonly<Record<Name, string>>[], name: Name): string[] {
  return rows.map((row) => row[name]);
}

/** Whoever was guarded by the account, or guarded it. */
export async function forgetGuardians(unit: Queries, account: AccountKey): Promise<void> {
  await unit.run(remove, wardOf(account));
  await unit.run(removeWards, guardianOf(account));
}
