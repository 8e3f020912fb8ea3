import { expect, test } from "vitest";
import { HostError } from "./host-error.ts";
import { repeatedly } from "./platform-calls.ts";

const unavailable = () => Promise.reject(new HostError("platform_unavailable", "The platform is away."));

test("a platform that fails is given time before each of the two further attempts, and more before the second", async () => {
  const pauses: number[] = [];
  const tried = repeatedly(unavailable, async (milliseconds) => void pauses.push(milliseconds));
  await expect(tried).rejects.toThrow("The platform is away.");
  expect(pauses).toHaveLength(2);
  const [first = 0, second = 0] = pauses;
  expect(first).toBeGreaterThanOrEqual(50);
  expect(first).toBeLessThanOrEqual(100);
  expect(second).toBeGreaterThanOrEqual(100);
  expect(second).toBeLessThanOrEqual(200);
});

test("what another attempt cannot mend is told at once", async () => {
  const pauses: number[] = [];
  const refused = () => Promise.reject(new HostError("assertion_refused", "No such key."));
  await expect(repeatedly(refused, async (ms) => void pauses.push(ms))).rejects.toThrow("No such key.");
  expect(pauses).toEqual([]);
});
