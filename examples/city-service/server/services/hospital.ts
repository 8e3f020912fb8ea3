import { randomUUID } from "node:crypto";
import type { Database } from "better-sqlite3";
import { Refusal } from "../http/refusal.ts";
import { dayOf, daysAfter } from "./calendar.ts";

/** What a citizen asks for. */
export interface Slot {
  readonly department: string;
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly period: string;
}

export interface Appointment extends Slot {
  readonly id: string;
  readonly place_in_line: number;
}

const DEPARTMENTS = [
  { id: "internal_medicine", name: { zh: "内科", en: "Internal medicine" } },
  { id: "surgery", name: { zh: "外科", en: "Surgery" } },
  { id: "paediatrics", name: { zh: "儿科", en: "Paediatrics" } },
  { id: "ophthalmology", name: { zh: "眼科", en: "Ophthalmology" } },
  { id: "dentistry", name: { zh: "口腔科", en: "Dentistry" } },
  { id: "chinese_medicine", name: { zh: "中医科", en: "Chinese medicine" } },
];
const PERIODS = ["morning", "afternoon"];
const DAYS = 7;
const CAPACITY = 20;

/** What can be booked now. */
export function offerAt(at: Date) {
  return { departments: DEPARTMENTS, days: daysAfter(at, DAYS), periods: PERIODS };
}

export function createHospital(database: Database) {
  const columns = "id, department, day, period, place_in_line";
  const upcoming = database.prepare<[string, string], Appointment>(
    `SELECT ${columns} FROM appointment WHERE citizen_id = ? AND day >= ? ORDER BY day, period DESC`,
  );
  const atThatTime = database.prepare<[string, string, string], Appointment>(
    `SELECT ${columns} FROM appointment WHERE citizen_id = ? AND day = ? AND period = ?`,
  );
  const line = database.prepare<[string, string, string], { taken: number; last: number }>(
    `SELECT count(*) AS taken, coalesce(max(place_in_line), 0) AS last FROM appointment
     WHERE department = ? AND day = ? AND period = ?`,
  );
  const put = database.prepare<[Appointment & { citizenId: string }]>(
    "INSERT INTO appointment VALUES (@id, @citizenId, @department, @day, @period, @place_in_line)",
  );
  const cancel = database.prepare("DELETE FROM appointment WHERE id = ? AND citizen_id = ?");
  const removePast = database.prepare("DELETE FROM appointment WHERE day < ?");

  return {
    /** From today on, the next first. */
    of: (citizenId: string, at: Date): Appointment[] => upcoming.all(citizenId, dayOf(at)),

    /**
     * Whoever repeats a booking, because its answer was lost, gets the same appointment.
     * @throws Refusal `not_offered`, `already_booked`, `fully_booked`
     */
    book: database.transaction((citizenId: string, slot: Slot, at: Date): Appointment => {
      if (!isOffered(slot, at)) throw new Refusal("not_offered");
      const { department, day, period } = slot;
      const booked = atThatTime.get(citizenId, day, period);
      if (booked?.department === department) return booked;
      if (booked) throw new Refusal("already_booked");
      const { taken, last } = line.get(department, day, period) ?? { taken: 0, last: 0 };
      if (taken >= CAPACITY) throw new Refusal("fully_booked");
      const appointment = { id: randomUUID(), department, day, period, place_in_line: last + 1 };
      put.run({ ...appointment, citizenId });
      return appointment;
    }),

    /** @returns whether the citizen had it */
    cancel: (citizenId: string, id: string): boolean => cancel.run(id, citizenId).changes > 0,

    removePast: (before: string): number => removePast.run(before).changes,
  };
}

function isOffered({ department, day, period }: Slot, at: Date): boolean {
  const { departments, days, periods } = offerAt(at);
  return departments.some(({ id }) => id === department) && days.includes(day) && periods.includes(period);
}
