/** Who was affected, where what a service provider was told got into wrong hands. */

export { type Affected, type AffectedPage, type BreachSelection, pageOfAffected } from "./affected.ts";
export { recordBreachReport } from "./record-report.ts";
