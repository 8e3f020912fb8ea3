/**
 * The library's adapter, with addresses and names of persons sealed on their way in and opened on their way out. The column
 * `email` holds the keyed hash, so that a person is found by an address and the column stays unique.
 */

import { kyselyAdapter } from "@better-auth/kysely-adapter";
import { type BetterAuthOptions, type DBAdapter, generateId } from "better-auth";
import type { Contacts } from "./contacts.ts";

type Row = Record<string, unknown>;
type Adapter = DBAdapter<BetterAuthOptions>;
type Condition = Parameters<Adapter["findOne"]>[0]["where"][number];
type Database = Parameters<typeof kyselyAdapter>[0];

const PERSON = "user";
export const addressColumn = (id: unknown) => `sign-in.user.email:${id}`;
export const nameColumn = (id: unknown) => `sign-in.user.name:${id}`;

/** The column that the library does not know by itself. */
export const personFields = {
  sealedEmail: { type: "string", required: false, input: false, returned: false },
} as const;

export function protectedAdapter(db: Database, type: "sqlite" | "postgres", contacts: Contacts) {
  const plain = kyselyAdapter(db, { type, transaction: true });
  return (options: BetterAuthOptions): Adapter => {
    const adapter = plain(options);
    return {
      ...protect(adapter, contacts),
      transaction: (work) => adapter.transaction((inner) => work(protect(inner as Adapter, contacts))),
    } as Adapter;
  };
}

function protect(adapter: Adapter, contacts: Contacts): Adapter {
  const { seal, unseal, find } = protection(contacts);
  return {
    ...adapter,
    async create({ data, ...rest }: { model: string; data: Row; forceAllowId?: boolean }) {
      if (rest.model !== PERSON) return adapter.create({ data, ...rest });
      const id = data.id ?? generateId();
      const row = { ...seal(data, id), id };
      return unseal(await adapter.create<Row, Row>({ ...rest, data: row, forceAllowId: true }));
    },
    findOne: async (query: Parameters<Adapter["findOne"]>[0]) =>
      unsealed(query.model, await adapter.findOne<Row>({ ...query, where: find(query.model, query.where) })),
    findMany: async (query: Parameters<Adapter["findMany"]>[0]) => {
      if (isOfNone(query.where)) return [];
      const where = query.where && find(query.model, query.where);
      const rows = await adapter.findMany<Row>({ ...query, ...(where && { where }) });
      return rows.map((row) => unsealed(query.model, row));
    },
    async update({ model, where, update }: { model: string; where: Condition[]; update: Row }) {
      const found = find(model, where);
      if (model !== PERSON) return adapter.update<Row>({ model, where, update });
      const row = await adapter.findOne<Row>({ model, where: found });
      if (!row) return null;
      const changed = await adapter.update<Row>({ model, where: found, update: seal(update, row.id) });
      return changed && unseal(changed);
    },
    count: async (query: Parameters<Adapter["count"]>[0]) =>
      isOfNone(query.where)
        ? 0
        : adapter.count({ ...query, ...(query.where && { where: find(query.model, query.where) }) }),
    delete: ({ model, where }: { model: string; where: Condition[] }) =>
      adapter.delete({ model, where: find(model, where) }),
  } as unknown as Adapter;

  /** A person, or something that brings its person with it. */
  function unsealed(model: string, row: Row | null): Row | null {
    if (row === null) return null;
    if (model === PERSON) return unseal(row);
    const person = row[PERSON] as Row | null | undefined;
    return person ? { ...row, [PERSON]: unseal(person) } : row;
  }
}

/** One of no values: the library writes `in ()`, which PostgreSQL does not take. */
const isOfNone = (where: readonly Condition[] = []): boolean =>
  where.some(
    ({ operator, value, connector }) =>
      operator === "in" && connector !== "OR" && Array.isArray(value) && value.length === 0,
  );

function protection({ digestOf, seal, open }: Contacts) {
  return {
    /** What is written: addresses and names never as they are. */
    seal(data: Row, id: unknown): Row {
      const { email, name, image: _, ...others } = data;
      return {
        ...others,
        ...(typeof email === "string" && {
          email: digestOf(email),
          sealedEmail: seal(email.toLowerCase(), addressColumn(id)),
        }),
        ...(typeof name === "string" && { name: seal(name, nameColumn(id)) }),
      };
    },
    /** What is read, where it was read with the columns that this needs. */
    unseal(row: Row): Row {
      const { sealedEmail, ...others } = row;
      return {
        ...others,
        ...(typeof sealedEmail === "string" && { email: open(sealedEmail, addressColumn(row.id)) }),
        ...(typeof row.name === "string" && { name: open(row.name, nameColumn(row.id)) }),
      };
    },
    find: (model: string, where: readonly Condition[]): Condition[] =>
      where.map((condition) =>
        model === PERSON && condition.field === "email"
          ? { ...condition, value: digestOf(String(condition.value)) }
          : condition,
      ),
  };
}
