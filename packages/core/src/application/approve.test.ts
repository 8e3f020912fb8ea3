import { expect, it } from "vitest";
import { suggestedApproval } from "./approve.ts";

const NOTHING = { permission: { uses: [] }, form: { items: {}, unread: [] } };

it.each([
  ["2026-11-29T04:00:00Z", "2027-11-28T15:59:59.000Z"],
  ["2027-06-01T04:00:00Z", "2028-05-31T15:59:59.000Z"],
  ["2028-02-29T15:59:59Z", "2029-02-28T15:59:59.000Z"],
  ["2028-02-29T16:00:00Z", "2029-02-28T15:59:59.000Z"],
  ["2026-12-31T15:59:59Z", "2027-12-30T15:59:59.000Z"],
  ["2026-12-31T16:00:00Z", "2027-12-31T15:59:59.000Z"],
])("an approval of %s is for a year, to the end of its last day in China", (at, end) => {
  const application = NOTHING as unknown as Parameters<typeof suggestedApproval>[0];
  expect(suggestedApproval(application, new Date(at)).endsAt.toISOString()).toBe(end);
});
