import { hourOf, type UsageCount, type UsageStore, UsageTally } from "@shiming/core";

const WRITE_AFTER_MS = 5000;

export interface UsageWriter {
  readonly count: UsageStore["count"];
  /** Writes what waits. What cannot be written waits on. */
  write(): Promise<void>;
}

/** Counts in the process's own memory what happens, and writes it some seconds later, together. @param isOpen the database still is */
export function createUsageWriter(add: UsageStore["add"], isOpen: () => boolean): UsageWriter {
  const tally = new UsageTally();
  const wait = (count: UsageCount) => {
    if (tally.isEmpty) setTimeout(() => isOpen() && write(), WRITE_AFTER_MS).unref();
    tally.add(count);
  };
  const writeNow = async () => {
    const counts = tally.take();
    if (counts.length === 0) return;
    await add(counts).catch(() => counts.forEach(wait));
  };
  // One after the other: whoever has written what waits knows that what was under way is written, too.
  let underWay: Promise<void> | undefined;
  const write = async () => {
    const mine = underWay ? underWay.then(writeNow) : writeNow();
    underWay = mine;
    await mine;
    if (underWay === mine) underWay = undefined;
  };
  return { count: (appid, counted, at) => wait({ ...counted, appid, hour: hourOf(at), times: 1 }), write };
}
