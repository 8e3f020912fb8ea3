/** The steps of the wizard: those of the form, or of the permission; of a change, both. Pure. */
import { type Application, isFormOpen } from "../words.ts";

export type StepName =
  | "subject"
  | "estimates"
  | "contacts"
  | "uses"
  | "ground"
  | "assessment"
  | "papers"
  | "review";

const FORM = ["subject", "estimates", "contacts"] as const;
const PERMISSION = ["uses", "ground", "assessment", "papers"] as const;

export function stepsOf({ state, succeeds }: Pick<Application, "state" | "succeeds">): readonly StepName[] {
  if (isFormOpen(state)) return [...FORM, "review"];
  return [...(succeeds ? FORM : []), ...PERMISSION, "review"];
}

/** Which step a field stands on, by the beginning of its name. */
const PLACES: readonly (readonly [string, StepName])[] = [
  ...["legal_name", "scenario", "mini_program_name", "appid", "mch_id"].map(
    (name) => [name, "subject"] as const,
  ),
  ...["calls_per_day", "users_per_day", "peak_per_minute", "average_per_minute"].map(
    (name) => [name, "estimates"] as const,
  ),
  ...["product_contact", "development_contact", "platform_contact"].map(
    (name) => [name, "contacts"] as const,
  ),
  ["uses", "uses"],
  ["legal_ground", "ground"],
  ["storage", "ground"],
  ["ends_at", "ground"],
  ["attachments.assessment", "assessment"],
  ["assessment", "assessment"],
  ["attachments", "papers"],
];

export function stepOf(field: string): StepName {
  const found = PLACES.find(([name]) => field === name || field.startsWith(`${name}.`));
  return found?.[1] ?? "review";
}
