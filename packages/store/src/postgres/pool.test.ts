import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { quietPort } from "../testing/quiet-port.ts";
import { createPool, type Pool } from "./pool.ts";
import { statement } from "./statement.ts";
import { type TemporaryDatabase, temporaryDatabase } from "./testing/temporary.ts";

const SECRET = "110101199003070003";
const one = statement<object, { one: number }>("SELECT 1::bigint AS one");
const add = statement<{ id: string }>("INSERT INTO logos (digest, image) VALUES (@id, '')");
const count = statement<object, { count: number }>("SELECT count(*) AS count FROM logos");

describe("the connections to PostgreSQL", () => {
  let database: TemporaryDatabase;
  let pool: Pool;

  beforeAll(async () => {
    database = await temporaryDatabase();
    pool = createPool({ url: database.url });
  });

  afterAll(async () => {
    await pool.close();
    await database.remove();
  });

  it("read whole numbers as numbers", async () => {
    expect(await pool.first(one, {})).toEqual({ one: 1 });
  });

  it("undo a unit that throws, and throw what it threw", async () => {
    const failing = pool.unit(async (unit) => {
      await unit.run(add, { id: "undone" });
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await pool.first(count, {})).toEqual({ count: 0 });
  });

  it("do a unit again that has found nothing where another has put something meanwhile", async () => {
    let tries = 0;
    const found = statement<{ id: string }>("SELECT digest FROM logos WHERE digest = @id");
    await pool.unit(async (unit) => {
      tries += 1;
      if (await unit.first(found, { id: "same" })) return;
      if (tries === 1) await pool.run(add, { id: "same" });
      await unit.run(add, { id: "same" });
    });
    expect(tries).toBe(2);
  });

  it("fail a unit whose connection breaks between two statements, and no more than that", async () => {
    const own = statement<object, { pid: number }>("SELECT pg_backend_pid() AS pid");
    const end = statement<{ pid: number }>("SELECT pg_terminate_backend(@pid::int)");
    const left = statement<{ pid: number }>("SELECT 1 FROM pg_stat_activity WHERE pid = @pid::int");
    const broken = pool.unit(async (unit) => {
      const { pid } = (await unit.first(own, {})) ?? { pid: 0 };
      await pool.run(end, { pid });
      await expect.poll(() => pool.first(left, { pid })).toBeUndefined();
      // The event that tells of it comes by itself, before anybody asks again.
      await new Promise((passed) => setImmediate(passed));
      await unit.first(one, {});
    });
    await expect(broken).rejects.toThrow("The database cannot be used");
    expect(await pool.first(one, {})).toEqual({ one: 1 });
  });

  it("let units with one name do their work one after the other", async () => {
    let inside = 0;
    const most: number[] = [];
    const work = () =>
      pool.unit(async (unit) => {
        await unit.hold("a name");
        inside += 1;
        most.push(inside);
        await unit.first(one, {});
        inside -= 1;
      });
    await Promise.all(Array.from({ length: 8 }, work));
    expect(Math.max(...most)).toBe(1);
  });

  it("refuse at once what comes when too much waits, and go on then", async () => {
    const small = createPool({ url: database.url, connections: 1, mostWaiting: 2 });
    const calls = await Promise.allSettled(Array.from({ length: 10 }, () => small.first(one, {})));
    const refused = calls.filter(({ status }) => status === "rejected");
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]).toMatchObject({
      reason: { name: "StoreUnavailable", message: expect.stringContaining("Too many calls wait") },
    });
    expect(await small.first(one, {})).toEqual({ one: 1 });
    expect(small.depth).toBe(0);
    await small.close();
  });

  it("never repeat the values of a statement that is refused", async () => {
    const twice = statement<{ id: string }>(
      "INSERT INTO merchants (mch_id, legal_name) VALUES (@id, ''), (@id, '')",
    );
    const error: unknown = await pool.run(twice, { id: SECRET }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: "StatementRefused", code: "23505" });
    expect(
      JSON.stringify([error, String(error), (error as Error).stack, (error as Error).cause]),
    ).not.toContain(SECRET);
  });

  it("ask without anything prepared where they are shared", async () => {
    const shared = createPool({ url: `${database.url}?pgbouncer=true` });
    await shared.unit((unit) => unit.first(one, {}));
    expect(await shared.first(one, {})).toEqual({ one: 1 });
    const prepared = statement<object, { count: number }>(
      "SELECT count(*) AS count FROM pg_prepared_statements",
    );
    expect(await shared.first(prepared, {})).toEqual({ count: 0 });
    await shared.close();
  });

  it("say in a sentence, without the password, that nothing answers", async () => {
    const away = createPool({ url: `postgres://somebody:${SECRET}@127.0.0.1:${await quietPort()}/anything` });
    const error: unknown = await away.first(one, {}).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      name: "StoreUnavailable",
      message: "The database cannot be used: nothing answers there (ECONNREFUSED).",
    });
    expect(JSON.stringify([error, (error as Error).cause])).not.toContain(SECRET);
    await away.close();
  });

  it("say that a name or a password is refused, or that there is no such database", async () => {
    const url = new URL(database.url);
    url.pathname = "/nowhere";
    const lost = createPool({ url: url.href });
    await expect(lost.first(one, {})).rejects.toThrow("there is no database of that name (3D000)");
    await lost.close();
  });

  it("take no address that is none", () => {
    expect(() => createPool({ url: "mysql://host/database" })).toThrow(/not of the form postgres:/);
  });
});
