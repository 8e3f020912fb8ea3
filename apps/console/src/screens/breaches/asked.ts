/** What somebody looks for, as the form and the address have it. */
import type { InputOf, OutputOf } from "@shiming/administration";
import { csvLines } from "../../parts/csv-line.ts";
import { dayStart } from "../audit/entry.ts";

export type Asked = Omit<InputOf<"breaches.report">, "after">;
export type Row = OutputOf<"breaches.report">["affected"][number];

export const KINDS = ["mch_id", "cert_serialno", "appid", "issuer", "any"] as const;
export type Kind = (typeof KINDS)[number];

export interface Form {
  readonly kind: string;
  readonly about: string;
  readonly from: string;
  readonly to: string;
}

export const kindOf = ({ kind }: Form): Kind => KINDS.find((each) => each === kind) ?? "mch_id";

/** @returns `undefined` for a form that is not filled in */
export function askedBy(form: Form): Asked | undefined {
  const [kind, about] = [kindOf(form), form.about.trim()];
  const time = {
    ...(form.from && { from: dayStart(form.from) }),
    ...(form.to && { to: dayStart(form.to, 1) }),
  };
  if (kind === "any") return Object.keys(time).length > 0 ? time : undefined;
  return about === "" ? undefined : { ...time, [kind]: about };
}

const COLUMNS = [
  "seq",
  "at",
  "told",
  "issuer",
  "user_id",
  "consent_id",
  "consent",
  "withdrawn_at",
  "recipient",
  "appid",
  "mch_id",
  "cert_serialno",
  "items",
  "result",
] as const satisfies readonly (keyof Row)[];

export const CSV_HEAD = `\ufeff${csvLines([COLUMNS])}`;

export const csvOf = (rows: readonly Row[]): string =>
  csvLines(
    rows.map((row) => COLUMNS.map((name) => (name === "items" ? row.items.join(" ") : `${row[name] ?? ""}`))),
  );
