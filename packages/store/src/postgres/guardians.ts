import type { AccountKey, GuardianStore } from "@shiming/core";
import {
  addGuardian,
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
/** The account stays until the relation is committed, and goes with it afterwards. */
const add = statement<Row>(addGuardian("FOR KEY SHARE"));
const remove = statement<Ward>(REMOVE_GUARDIANS);
const removeWards = statement<Guardian>(REMOVE_WARDS);

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

export async function replaceGuardians(
  unit: Queries,
  ward: AccountKey,
  guardians: readonly string[] | undefined,
): Promise<void> {
  if (!guardians) return;
  await unit.run(remove, wardOf(ward));
  // In one order, so that two units never wait for each other.
  for (const guardian_id of guardians.toSorted()) await unit.run(add, { ...wardOf(ward), guardian_id });
}

/** Whoever was guarded by the account, or guarded it. */
export async function forgetGuardians(unit: Queries, account: AccountKey): Promise<void> {
  await unit.run(remove, wardOf(account));
  await unit.run(removeWards, guardianOf(account));
}
