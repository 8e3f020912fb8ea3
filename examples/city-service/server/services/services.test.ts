import { describe, expect, it } from "vitest";
import { chenHong, startCity, type TestCity, yanWenbo } from "../testing/city.ts";

const DAY = 86_400_000;
const slot = { department: "ophthalmology", day: "2026-03-03", period: "morning" };

function book(city: TestCity, session: string, changes: Partial<typeof slot> = {}) {
  return city.send("POST", "/hospital-appointments", session, { ...slot, ...changes });
}

async function appointmentsOf(city: TestCity, session: string) {
  return (await city.send("GET", "/hospital-appointments", session)).json.appointments;
}

/** An invented number of each for one citizen; valid or not is for the platform to say. */
function somebody(place: number) {
  return { realName: "某某", credentialId: `99999919900101${String(place).padStart(4, "0")}` };
}

describe("social security", () => {
  it("has five insurances, and the last six months before the first sign-in, for good", async () => {
    const city = await startCity();
    const session = await city.signIn(yanWenbo);
    const { json } = await city.send("GET", "/social-security", session);
    const kinds = json.insurances.map(({ kind }: { kind: string }) => kind);
    expect(kinds).toEqual(["pension", "medical", "unemployment", "work_injury", "maternity"]);
    const months = json.payments.map(({ month }: { month: string }) => month);
    expect(months).toEqual(["2026-02", "2026-01", "2025-12", "2025-11", "2025-10", "2025-09"]);
    city.advance(20 * DAY);
    const again = await city.signIn(yanWenbo);
    expect((await city.send("GET", "/social-security", again)).json).toEqual(json);
  });
});

describe("the provident fund", () => {
  it("is the citizen's own, in whole fen", async () => {
    const city = await startCity();
    const [one, other] = [await city.signIn(yanWenbo), await city.signIn(chenHong)];
    const { json } = await city.send("GET", "/provident-fund", one);
    expect(json.account).toMatch(/^GJJ\d{9}$/);
    expect(Number.isSafeInteger(json.balance)).toBe(true);
    expect(json.deposits).toHaveLength(6);
    expect((await city.send("GET", "/provident-fund", other)).json.account).not.toBe(json.account);
  });
});

describe("a hospital appointment", () => {
  it("can be booked for the coming seven days, seen, and cancelled", async () => {
    const city = await startCity();
    const session = await city.signIn(yanWenbo);
    const { offer } = (await city.send("GET", "/hospital-appointments", session)).json;
    expect(offer.days).toEqual([3, 4, 5, 6, 7, 8, 9].map((day) => `2026-03-0${day}`));
    const { status, json } = await book(city, session);
    expect([status, json]).toEqual([201, { ...slot, id: expect.any(String), place_in_line: 1 }]);
    expect(await appointmentsOf(city, session)).toEqual([json]);
    expect((await city.send("DELETE", `/hospital-appointments/${json.id}`, session)).status).toBe(204);
    expect(await appointmentsOf(city, session)).toEqual([]);
  });

  it("is the same one when its booking is repeated after a lost answer", async () => {
    const city = await startCity();
    const session = await city.signIn(yanWenbo);
    const first = await book(city, session);
    expect((await book(city, session)).json).toEqual(first.json);
    expect(await appointmentsOf(city, session)).toHaveLength(1);
  });

  it("is refused to whoever has another at that time", async () => {
    const city = await startCity();
    const session = await city.signIn(yanWenbo);
    await book(city, session);
    const { status, json } = await book(city, session, { department: "surgery" });
    expect([status, json.reason]).toEqual([409, "already_booked"]);
    expect((await book(city, session, { department: "surgery", period: "afternoon" })).status).toBe(201);
  });

  it("is refused when everybody's places are taken, and open again when one is given back", async () => {
    const city = await startCity();
    const sessions: string[] = [];
    for (let place = 0; place < 21; place += 1) sessions.push(await city.signIn(somebody(place)));
    const late = sessions.pop() ?? "";
    for (const session of sessions) expect((await book(city, session)).status).toBe(201);
    const refused = await book(city, late);
    expect([refused.status, refused.json.reason]).toEqual([409, "fully_booked"]);
    const [appointment] = await appointmentsOf(city, sessions[0] ?? "");
    await city.send("DELETE", `/hospital-appointments/${appointment.id}`, sessions[0]);
    expect((await book(city, late)).json.place_in_line).toBe(21);
  });

  it.each([
    { day: "2026-03-02" },
    { day: "2026-03-10" },
    { day: "2026-02-30" },
    { day: "tomorrow" },
    { period: "night" },
    { department: "cardiology" },
  ])("is refused for what is not offered: %o", async (changes) => {
    const city = await startCity();
    const { status, json } = await book(city, await city.signIn(yanWenbo), changes);
    expect([status, json.reason]).toEqual([422, "not_offered"]);
  });

  it("begins with tomorrow as it is in Shanghai", async () => {
    const city = await startCity({ now: () => new Date("2026-03-02T16:30:00Z") });
    const { offer } = (await city.send("GET", "/hospital-appointments", await city.signIn(yanWenbo))).json;
    expect(offer.days[0]).toBe("2026-03-04");
  });
});
