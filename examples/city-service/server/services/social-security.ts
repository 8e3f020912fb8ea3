import type { Database } from "better-sqlite3";
import { monthsBefore } from "./calendar.ts";
import { type Invent, inventWage } from "./invention.ts";

/** A citizen's social insurance: for how long each was paid, and the last months. Money is in fen. */
export interface SocialSecurity {
  readonly insurances: readonly { readonly kind: InsuranceKind; readonly paid_months: number }[];
  readonly payments: readonly {
    readonly month: string;
    readonly base: number;
    readonly own_share: number;
    readonly employer_share: number;
  }[];
}

const KINDS = ["pension", "medical", "unemployment", "work_injury", "maternity"] as const;
type InsuranceKind = (typeof KINDS)[number];

const MONTHS = 6;
const OWN_SHARE = 0.105;
const EMPLOYER_SHARE = 0.267;

export function createSocialSecurity(database: Database) {
  const addInsurance = database.prepare("INSERT INTO insurance VALUES (?, ?, ?)");
  const addPayment = database.prepare("INSERT INTO insurance_payment VALUES (?, ?, ?, ?, ?)");
  const insurances = database.prepare<[string], SocialSecurity["insurances"][number]>(
    "SELECT kind, paid_months FROM insurance WHERE citizen_id = ? ORDER BY rowid",
  );
  const payments = database.prepare<[string], SocialSecurity["payments"][number]>(
    `SELECT month, base, own_share, employer_share FROM insurance_payment
     WHERE citizen_id = ? ORDER BY month DESC`,
  );
  return {
    add(citizenId: string, invent: Invent, at: Date): void {
      for (const kind of KINDS) addInsurance.run(citizenId, kind, invent(kind, MONTHS, 300));
      const base = inventWage(invent);
      const shares = [Math.round(base * OWN_SHARE), Math.round(base * EMPLOYER_SHARE)];
      for (const month of monthsBefore(at, MONTHS)) addPayment.run(citizenId, month, base, ...shares);
    },
    of: (citizenId: string): SocialSecurity => ({
      insurances: insurances.all(citizenId),
      payments: payments.all(citizenId),
    }),
  };
}
