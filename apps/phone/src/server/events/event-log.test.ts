import { expect, it } from "vitest";
import type { PhoneEvent } from "../../api/api.ts";
import { EventLog } from "./event-log.ts";

const event: PhoneEvent = { kind: "apps", apps: [] };

function logOf(count: number): EventLog {
  const log = new EventLog();
  for (let number = 0; number < count; number++) log.add(event);
  return log;
}

const numbersAfter = (log: EventLog, number: number) => log.after(number).map((each) => each.number);

it("tells a reader what came after the one that he has seen", () => {
  expect(numbersAfter(logOf(3), 1)).toEqual([2, 3]);
  expect(numbersAfter(logOf(3), 3)).toEqual([]);
  expect(numbersAfter(logOf(3), 99)).toEqual([]);
});

it("keeps the last 500, and tells a reader who is further behind those", () => {
  const log = logOf(1200);
  expect(numbersAfter(log, 0)).toHaveLength(500);
  expect(numbersAfter(log, 0)[0]).toBe(701);
  expect(numbersAfter(log, 1198)).toEqual([1199, 1200]);
});

it("tells listeners until they stop", () => {
  const log = new EventLog();
  let heard = 0;
  const stop = log.onAdded(() => {
    heard += 1;
  });
  log.add(event);
  stop();
  log.add(event);
  expect(heard).toBe(1);
});
