import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { chenHong, type Person, startCity, type TestCity, yanWenbo, zhaoXing } from "../testing/city.ts";

const DAY = 86_400_000;

/** How many rows each table has. */
/**
 * The keys of all, sessions that are over, with nothing of whose they were, and who has shown to be there: whom a
 * pension belongs to was known before.
 */
const OF_NOBODY = ["key_check", "withdrawn_session", "pension_qualification", "deleted_card"];

function rowsOf({ folder }: TestCity): Record<string, number> {
  const database = new Database(join(folder, "city-service.db"), { readonly: true });
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
  const counts = tables.map((table) => [
    table,
    database.prepare(`SELECT count(*) FROM ${table}`).pluck().get(),
  ]);
  database.close();
  return Object.fromEntries(counts.filter(([table]) => !OF_NOBODY.includes(String(table))));
}

function bytesOf({ folder }: TestCity): Buffer {
  return Buffer.concat(readdirSync(folder).map((file) => readFileSync(join(folder, file))));
}

function formsOf({ realName, credentialId }: Person): Buffer[] {
  const gb18030 = execFileSync("iconv", ["-f", "utf-8", "-t", "gb18030"], { input: realName });
  const utf16 = Buffer.from(realName, "utf16le");
  const texts = [realName, realName.slice(1), credentialId, credentialId.slice(0, 17)];
  return [...texts.map((text) => Buffer.from(text)), gb18030, utf16];
}

async function book(city: TestCity, session: string, department = "dentistry"): Promise<string> {
  const { json } = await city.send("GET", "/hospital-appointments", session);
  const slot = { department, day: json.offer.days[0], period: "morning" };
  return (await city.send("POST", "/hospital-appointments", session, slot)).json.id;
}

describe("what is stored", () => {
  it("has neither name nor ID number, in no encoding, while the server runs and after it", async () => {
    const city = await startCity();
    const people = [yanWenbo, chenHong, zhaoXing];
    for (const person of people) {
      await book(city, await city.signIn(person, person.credentialId.slice(0, 6)));
      await city.send("POST", "/library-card", undefined, {
        auth_token: "from-the-button",
        js_code: "reader",
      });
    }
    const find = () => people.flatMap(formsOf).filter((form) => bytesOf(city).includes(form));
    expect(find()).toEqual([]);
    await city.stop();
    expect(find()).toEqual([]);
  });

  it("has no session that signs anybody in", async () => {
    const city = await startCity();
    const session = await city.signIn(yanWenbo);
    expect(bytesOf(city).includes(session)).toBe(false);
    expect(bytesOf(city).includes(Buffer.from(session, "base64url"))).toBe(false);
  });
});

describe("another citizen's data", () => {
  it("are not reached: neither shown nor cancelled", async () => {
    const city = await startCity();
    const [mine, other] = [await city.signIn(yanWenbo), await city.signIn(chenHong)];
    const appointment = await book(city, mine);
    const seen = await city.send("GET", "/hospital-appointments", other);
    expect(seen.json.appointments).toEqual([]);
    const path = `/hospital-appointments/${appointment}`;
    expect((await city.send("DELETE", path, other)).status).toBe(404);
    const still = await city.send("GET", "/hospital-appointments", mine);
    expect(still.json.appointments).toMatchObject([{ id: appointment }]);
  });

  it.each([
    ["GET", "/me"],
    ["GET", "/social-security"],
    ["GET", "/provident-fund"],
    ["GET", "/hospital-appointments"],
    ["POST", "/hospital-appointments"],
    ["DELETE", "/hospital-appointments/x"],
    ["DELETE", "/me"],
  ])("need a session: %s %s", async (method, path) => {
    const city = await startCity();
    const session = await city.signIn(yanWenbo);
    const body =
      method === "POST" ? { department: "surgery", day: "2026-03-03", period: "morning" } : undefined;
    for (const wrong of [undefined, "", "x", `${session}A`, session.toUpperCase(), "A".repeat(43)]) {
      const { status, json } = await city.send(method, path, wrong, body);
      expect([status, json.reason]).toEqual([401, "sign_in_needed"]);
    }
  });
});

describe("deletion", () => {
  it("takes every row of the citizen, in every table, and leaves the others'", async () => {
    const city = await startCity();
    const alone = await city.signIn(chenHong, "chen");
    await book(city, alone);
    const before = rowsOf(city);
    const [session, second] = [await city.signIn(yanWenbo, "yan"), await city.signIn(yanWenbo, "yan")];
    await book(city, session, "surgery");
    await city.send("POST", "/library-card", undefined, { auth_token: "from-the-button", js_code: "yan" });
    const after = rowsOf(city);
    for (const table of Object.keys(before)) expect(after[table]).toBeGreaterThan(before[table] ?? 0);
    expect((await city.send("DELETE", "/me", session)).status).toBe(204);
    expect(rowsOf(city)).toEqual(before);
    expect((await city.send("GET", "/me", second)).status).toBe(401);
    expect((await city.send("GET", "/me", alone)).status).toBe(200);
  });

  it("leaves no trace of the row in the files", async () => {
    const city = await startCity();
    const session = await city.signIn(yanWenbo);
    const { account } = (await city.send("GET", "/provident-fund", session)).json;
    expect(bytesOf(city).includes(account)).toBe(true);
    await city.send("DELETE", "/me", session);
    expect(bytesOf(city).includes(account)).toBe(false);
  });

  it("comes by itself within 30 days after the citizen was last here", async () => {
    const city = await startCity();
    const session = await city.signIn(yanWenbo);
    city.advance(10 * 60_000);
    await city.send("GET", "/me", session);
    city.advance(28 * DAY);
    expect(city.deleteInactive(city.now())).toBe(0);
    expect(rowsOf(city)).toMatchObject({ citizen: 1, session: 0 });
    city.advance(2 * DAY);
    expect(city.deleteInactive(city.now())).toBe(1);
    expect(Object.values(rowsOf(city)).every((rows) => rows === 0)).toBe(true);
  });

  it("waits for an appointment that is still to come, and forgets those that are past", async () => {
    const city = await startCity();
    await book(city, await city.signIn(yanWenbo));
    const lateEnough = new Date(city.now().getTime() + 30 * DAY);
    const database = new Database(join(city.folder, "city-service.db"));
    const moveTo = (day: string) => database.prepare("UPDATE appointment SET day = ?").run(day);
    moveTo(lateEnough.toISOString().slice(0, 10));
    expect(city.deleteInactive(lateEnough)).toBe(0);
    moveTo(city.now().toISOString().slice(0, 10));
    database.close();
    expect(city.deleteInactive(lateEnough)).toBe(1);
    expect(rowsOf(city)).toMatchObject({ appointment: 0, citizen: 0 });
  });

  it("is made up for when the server starts", async () => {
    const city = await startCity();
    await city.signIn(yanWenbo);
    await city.stop();
    const later = new Date(city.now().getTime() + 31 * DAY);
    const again = await startCity({ folder: city.folder, now: () => later });
    expect(rowsOf(again)).toMatchObject({ citizen: 0 });
  });
});
