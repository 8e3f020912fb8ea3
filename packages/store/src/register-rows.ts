/** Every row of every register, a page at a time: what the audit is held against. The same on every engine. */
import {
  apiTokenRow,
  authorityRow,
  bindingRow,
  certificateRow,
  eventEndpointRow,
  hostRows,
  memberRow,
  merchantRow,
  miniProgramRow,
  organisationRow,
  type RegisterName,
  type RegisterRow,
  staffRow,
} from "@shiming/core";
import * as apiTokens from "./rows/api-tokens.ts";
import { type CertificateRow, certificateOf } from "./rows/certificates.ts";
import * as eventEndpoints from "./rows/event-endpoints.ts";
import * as hosts from "./rows/hosts.ts";
import * as memberships from "./rows/memberships.ts";
import { type MerchantRow, merchantOf } from "./rows/merchants.ts";
import * as miniPrograms from "./rows/mini-programs.ts";
import * as organisations from "./rows/organisations.ts";
import { MERCHANTS, MINI_PROGRAMS } from "./rows/registers.ts";
import * as staff from "./rows/staff.ts";
import { type Row as AuthorityRow, authorityOf } from "./rows/trusted-authorities.ts";

/** @param values for each `?` of the text, in their order */
export type ReadRows = (sql: string, values: readonly string[]) => Promise<Record<string, unknown>[]>;

interface Reading {
  readonly register: RegisterName;
  readonly columns: string;
  readonly from: string;
  readonly keys: readonly string[];
  rowsOf(row: object): readonly RegisterRow[];
}

const PAGE = 1000;

export async function* registerRows(read: ReadRows): AsyncGenerator<RegisterRow> {
  for (const reading of READINGS) {
    for (let after: readonly string[] = []; ; ) {
      const page = await read(statementOf(reading, after.length > 0), after);
      for (const row of page) yield* rowsOf(row, reading);
      const last = page.at(-1);
      if (!last || page.length < PAGE) break;
      after = reading.keys.map((key) => String(last[key]));
    }
  }
}

function statementOf({ columns, from, keys }: Reading, isLater: boolean): string {
  const names = keys.join(", ");
  const behind = isLater ? ` WHERE (${names}) > (${keys.map(() => "?").join(", ")})` : "";
  return `SELECT ${columns} FROM ${from}${behind} ORDER BY ${names} LIMIT ${PAGE}`;
}

/** Somebody may have put anything there: what cannot be read is a row all the same. */
function rowsOf(row: Record<string, unknown>, { register, keys, rowsOf }: Reading): readonly RegisterRow[] {
  try {
    return rowsOf(row);
  } catch {
    return [{ register, key: keys.map((key) => row[key]).join(" "), says: {}, isUnreadable: true }];
  }
}

function reading<Row extends object>(
  register: RegisterName,
  table: { readonly columns: string; readonly from: string } | string,
  keys: readonly (keyof Row & string)[],
  rowsOf: (row: Row) => readonly RegisterRow[],
): Reading {
  const { columns, from } = typeof table === "string" ? { columns: "*", from: table } : table;
  return { register, columns, from, keys, rowsOf: (row) => rowsOf(row as Row) };
}

const READINGS: readonly Reading[] = [
  reading<miniPrograms.FoundRow>("mini_program", MINI_PROGRAMS, ["appid"], (row) => [
    miniProgramRow(miniPrograms.fromRow(row)),
  ]),
  reading<{ appid: string; mch_id: string }>(
    "binding",
    "merchant_bindings",
    ["appid", "mch_id"],
    ({ appid, mch_id }) => [bindingRow(appid, mch_id)],
  ),
  reading<MerchantRow>("merchant", MERCHANTS, ["mch_id"], (row) => [merchantRow(merchantOf(row))]),
  reading<CertificateRow>("certificate", "merchant_certificates", ["cert_serialno"], (row) => [
    certificateRow(certificateOf(row)),
  ]),
  reading<AuthorityRow>("authority", "trusted_authorities", ["id"], (row) => [
    authorityRow(authorityOf(row)),
  ]),
  reading<hosts.Row>("host", "hosts", ["issuer"], (row) => hostRows(hosts.fromRow(row))),
  reading<organisations.Row>("organisation", "organisations", ["id"], (row) => [
    organisationRow(organisations.fromRow(row)),
  ]),
  reading<memberships.Row>("member", "memberships", ["organisation_id", "person_id"], (row) => [
    memberRow(memberships.fromRow(row)),
  ]),
  reading<staff.Row>("staff", "staff", ["id"], (row) => [staffRow(staff.fromRow(row))]),
  reading<apiTokens.Row>("api_token", "api_tokens", ["id"], (row) => [apiTokenRow(apiTokens.fromRow(row))]),
  reading<eventEndpoints.Row>("event_endpoint", "event_endpoints", ["appid"], (row) => [
    eventEndpointRow(eventEndpoints.fromRow(row)),
  ]),
];
