/** Applications as they lie in a database that is in use: few that wait for staff, many that are long decided. */
import { randomBytes } from "node:crypto";
import {
  type Application,
  type AuditEvent,
  calendarOf,
  type Move,
  type ReadForm,
  usualDeadlines,
} from "@shiming/core";
import type { OpenStores } from "@shiming/store";
import type { PlatformKeys } from "../apps/cli/src/server/platform-keys.ts";
import { newApplication } from "../packages/core/src/application/new-application.ts";
import { sealApplication } from "../packages/core/src/application/sealed-application.ts";
import { begin, type Moving, move } from "../packages/core/src/application/step.ts";

const BATCH = 500;
const DAY_MS = 86_400_000;
/** What became of ten of them after they were submitted. */
const MOVES: readonly (Move | undefined)[] = [
  ...[undefined, undefined, "ask", "open_entrance"],
  ...["decline", "decline", "decline", "close", "close", "close"],
] as const;

const formOf = (place: number): ReadForm => ({
  items: {
    legalName: `示例市第 ${place} 人民医院`,
    scenario: "市民在小程序内预约挂号时，核验本人身份",
    miniProgramName: `示例医院 ${place}`,
    appid: `wx${place.toString(16).padStart(16, "0")}`,
    mchId: String(1_900_000_000 + place),
    callsPerDay: 1000,
    usersPerDay: 800,
    peakPerMinute: 60,
    averagePerMinute: 2,
    productContact: { name: "张三", telephone: "13800138000", email: "zhangsan@example.com" },
    developmentContact: { name: "李四", telephone: "13900139000", email: "lisi@example.com" },
  },
  unread: [],
});

/**
 * Adds so many, submitted in the course of the last sixty days, each with an entry of the audit.
 * @param organisationOf whose one is, by its place among them
 */
export async function addApplications(
  { applications, calendar }: OpenStores,
  { keyEncryptionKeys }: PlatformKeys,
  count: number,
  organisationOf: (place: number) => string | undefined = () => undefined,
): Promise<void> {
  const now = Date.now();
  const days = await calendarOf(calendar);
  const movingAt = (at: number): Moving => ({
    ...{ by: "bench", at: new Date(at), reason: "bench" },
    calendar: days,
    deadlines: usualDeadlines,
  });
  const applicationOf = (place: number): Application => {
    const at = now - (place / count) * 60 * DAY_MS;
    const of = { form: formOf(place), organisationId: organisationOf(place) };
    const fresh = newApplication(of, randomBytes);
    const submitted = begin(fresh, "receive", movingAt(at));
    const then = MOVES[place % MOVES.length];
    return then ? move(submitted, then, movingAt(at + DAY_MS)) : submitted;
  };
  for (let first = 0; first < count; first += BATCH) {
    const places = Array.from({ length: Math.min(BATCH, count - first) }, (_, place) => first + place);
    const next = await Promise.all(
      places.map((place) => sealApplication(applicationOf(place), 1, keyEncryptionKeys)),
    );
    const events = next.map(({ id, since }) => received(id, since));
    if (!(await applications.change({ next, events }))) throw new Error("two applications have one id");
  }
}

const received = (subject: string, at: Date): AuditEvent => ({
  kind: "staff_write",
  ...{ at, actor: "bench", action: "application_received", subject },
});
