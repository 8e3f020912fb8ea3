import type { Database } from "better-sqlite3";
import { inventFor } from "./invention.ts";
import { createProvidentFund } from "./provident-fund.ts";
import { createSocialSecurity } from "./social-security.ts";

/** What the authorities know of a citizen; invented here, at first sight. */
export function createRecords(database: Database) {
  const socialSecurity = createSocialSecurity(database);
  const providentFund = createProvidentFund(database);
  return {
    socialSecurity,
    providentFund,
    invent(citizenId: string, recognition: Buffer, at: Date): void {
      const invent = inventFor(recognition);
      socialSecurity.add(citizenId, invent, at);
      providentFund.add(citizenId, invent, at);
    },
  };
}
