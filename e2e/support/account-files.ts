/** Files of invented accounts to import, as many as wanted. */
import { once } from "node:events";
import { createWriteStream } from "node:fs";

export interface AccountRow {
  readonly user_id: string;
  readonly real_name: string;
  readonly credential_type: string;
  readonly credential_id: string;
  readonly payment_account: string;
  readonly pay_password_hash: string;
}

/** Of 246810, by argon2-cffi 25.1.0: `hash_secret(b"246810", bytes(range(16)), 1, 64, 1, 32, Type.ID)`. */
export const FOREIGN_HASH =
  "$argon2id$v=19$m=64,t=1,p=1$AAECAwQFBgcICQoLDA0ODw$jWmzqi1UkrgPOjeavr20UUMOljfNMhhVqoDjQIo4qDU";
export const FOREIGN_PASSWORD = "246810";

const SURNAMES = [..."䶮龴王李张刘陈杨赵黄周吴𬭎"];
const GIVEN = [..."文博小明芳雷静伟"];
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const DAY_MS = 86_400_000;

/** The invented account of a number: always the same, and another for another number. */
export function accountRow(number: number): AccountRow {
  const surname = SURNAMES[number % SURNAMES.length] ?? "";
  const given = GIVEN[number % GIVEN.length] ?? "";
  return {
    user_id: `user-${String(number).padStart(8, "0")}`,
    real_name: number % 50 === 0 ? `买买提·${given}` : `${surname}${given}`,
    credential_type: "resident_id_card",
    credential_id: credentialIdOf(number),
    payment_account: "yes",
    pay_password_hash: FOREIGN_HASH,
  };
}

/** Of area 999999, which is not assigned. The check character is by the table of weights of GB 11643. */
function credentialIdOf(number: number): string {
  const birth = new Date(Date.UTC(1950, 0, 1) + (Math.floor(number / 1000) % 20_000) * DAY_MS);
  const first17 = `999999${birth.toISOString().slice(0, 10).replaceAll("-", "")}${String(number % 1000).padStart(3, "0")}`;
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(first17[place]), 0);
  return first17 + "10X98765432"[sum % 11];
}

export function csvLine(row: AccountRow): string {
  const { pay_password_hash, ...plain } = row;
  return `${Object.values(plain).join(",")},"${pay_password_hash}"\n`;
}

export const CSV_HEADER = `${Object.keys(accountRow(0)).join(",")}\n`;

/** Writes a CSV file in UTF-8 of so many accounts. */
export async function writeAccountFile(path: string, count: number): Promise<void> {
  const stream = createWriteStream(path);
  stream.write(CSV_HEADER);
  for (let number = 0; number < count; number += 1000) {
    const rows = Array.from({ length: Math.min(1000, count - number) }, (_, n) => accountRow(number + n));
    if (!stream.write(rows.map(csvLine).join(""))) await once(stream, "drain");
  }
  stream.end();
  await once(stream, "close");
}
