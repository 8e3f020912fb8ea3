/** The certificates of the sandbox's other merchants: one in every state. */
import { readFileSync } from "node:fs";
import type { OrganisationName } from "../world.ts";
import type { Office } from "./office.ts";
import type { Story } from "./play.ts";

const DAY_MS = 86_400_000;
const YEAR_DAYS = 365;

/** Requests made once with openssl; their private keys were thrown away. */
const requestNamed = (name: string) => readFileSync(new URL(`requests/${name}.csr`, import.meta.url), "utf8");

export const NEIGHBOURS: readonly {
  readonly mchId: string;
  readonly organisation: OrganisationName;
}[] = [
  { mchId: "1900000307", organisation: "fund" },
  { mchId: "1900000406", organisation: "fund" },
  { mchId: "1900000505", organisation: "school" },
  { mchId: "1900000604", organisation: "courier" },
];

export function certificateStories(office: Office): readonly Story[] {
  return [overlap(office), expired(office), retiredAndRevoked(office), nearItsEnd(office)];
}

function issuing(office: Office, mchId: string, organisation: OrganisationName) {
  return async (request: string, retireAt?: Date) => {
    const input = { mch_id: mchId, csr: requestNamed(request) };
    const overlap = retireAt && { retire_at: retireAt.toISOString() };
    return office.owner(organisation)("merchants.issue_certificate", { ...input, ...overlap });
  };
}

/** Upgraded ten days ago: the old one works beside the new one for twenty days more. */
async function* overlap(office: Office): Story {
  const { past } = office;
  const issue = issuing(office, "1900000307", "fund");
  yield past.day(240, "10:10");
  await issue("fund-1");
  yield past.day(10, "11:20");
  await issue("fund-2");
}

/** Nobody renewed it, in spite of the mails 30, 7 and 1 days before; a new one came later. */
async function* expired(office: Office): Story {
  const { past } = office;
  const issue = issuing(office, "1900000406", "fund");
  yield past.day(YEAR_DAYS + 20, "09:30");
  await issue("fund-old-1");
  for (const days of [30, 7, 1]) {
    yield past.day(20 + days, "09:31");
    await office.warnOfEnds();
  }
  yield past.day(15, "14:00");
  await issue("fund-old-2");
}

/** An upgrade whose key was lost a month later. */
async function* retiredAndRevoked(office: Office): Story {
  const { past } = office;
  const issue = issuing(office, "1900000505", "school");
  yield past.day(300, "10:00");
  await issue("school-1");
  const second = past.day(150, "10:30");
  yield second;
  const lost = await issue("school-2", new Date(second.getTime() + 7 * DAY_MS));
  yield past.day(118, "08:40");
  await office.owner("school")("merchants.revoke_certificate", { cert_serialno: lost.cert_serialno });
  yield past.day(118, "09:15");
  await issue("school-3");
}

/** Twenty days are left, and its owner was told ten days ago. */
async function* nearItsEnd(office: Office): Story {
  const { past } = office;
  const issue = issuing(office, "1900000604", "courier");
  yield past.day(YEAR_DAYS - 20, "15:00");
  await issue("courier-1");
  yield past.day(10, "15:01");
  await office.warnOfEnds();
}
