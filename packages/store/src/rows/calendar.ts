import type { ApplicationState, Deadlines, WorkingDays } from "@shiming/core";

export interface Row {
  readonly day: string;
  readonly is: "holiday" | "workday";
}

export interface TurnRow {
  readonly state: ApplicationState;
  readonly working_days: number;
}

export const daysOf = (rows: readonly Row[]): WorkingDays => new Map(rows.map(({ day, is }) => [day, is]));

export const deadlinesIn = (rows: readonly TurnRow[]): Deadlines =>
  new Map(rows.map(({ state, working_days }) => [state, working_days]));
