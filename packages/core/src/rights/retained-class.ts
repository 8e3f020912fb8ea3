/** What is kept for a time, in classes of record, and for how long where the operator has said nothing. */

export const retainedClasses = ["consents", "outgoing_mails", "incoming_mails", "usage"] as const;
export type RetainedClass = (typeof retainedClasses)[number];

/** In days after the last thing that has happened to a record. */
export type RetentionDays = ReadonlyMap<RetainedClass, number>;

/** Records of consents: three years, as PIPL 56 has it of assessments; mails: two; what was counted: somewhat more than a year. */
export const usualRetention: RetentionDays = new Map([
  ["consents", 1095],
  ["outgoing_mails", 730],
  ["incoming_mails", 730],
  ["usage", 400],
]);

/** What the job never removes, and how long it is kept instead: the schedule of records names it as well. */
export const keptWithoutPeriod = [
  { class: "log_entries", kept: "for_good" },
  { class: "files", kept: "with_application" },
] as const;

export const RETENTION_LIMITS = { min: 30, max: 3650 } as const;
