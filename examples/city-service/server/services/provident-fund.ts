import type { Database } from "better-sqlite3";
import { monthsBefore } from "./calendar.ts";
import { type Invent, inventWage } from "./invention.ts";

/** A citizen's housing provident fund. Money is in fen. */
export interface ProvidentFund {
  readonly account: string;
  readonly balance: number;
  readonly deposits: readonly { readonly month: string; readonly amount: number }[];
}

const MONTHS = 6;
/** What the citizen and the employer pay in together. */
const RATE = 0.24;

export function createProvidentFund(database: Database) {
  const addFund = database.prepare("INSERT INTO provident_fund VALUES (?, ?, ?)");
  const addDeposit = database.prepare("INSERT INTO provident_fund_deposit VALUES (?, ?, ?)");
  const fund = database.prepare<[string], Pick<ProvidentFund, "account" | "balance">>(
    "SELECT account, balance FROM provident_fund WHERE citizen_id = ?",
  );
  const deposits = database.prepare<[string], ProvidentFund["deposits"][number]>(
    "SELECT month, amount FROM provident_fund_deposit WHERE citizen_id = ? ORDER BY month DESC",
  );
  return {
    add(citizenId: string, invent: Invent, at: Date): void {
      const amount = Math.round(inventWage(invent) * RATE);
      const account = `GJJ${invent("account", 100_000_000, 999_999_999)}`;
      addFund.run(citizenId, account, amount * invent("deposits", MONTHS, 120));
      for (const month of monthsBefore(at, MONTHS)) addDeposit.run(citizenId, month, amount);
    },
    of(citizenId: string): ProvidentFund | undefined {
      const row = fund.get(citizenId);
      return row && { ...row, deposits: deposits.all(citizenId) };
    },
  };
}
