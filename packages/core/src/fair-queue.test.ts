import { beforeEach, describe, expect, it } from "vitest";
import { FairQueue } from "./fair-queue.ts";

let queue: FairQueue;
let started: string[];
let finish: (() => void)[];
beforeEach(() => {
  queue = new FairQueue({ atOnce: 1, places: 6 });
  started = [];
  finish = [];
});

/** A task that runs until it is told to end, and is called `group/one`. */
function ask(name: string): Promise<string> {
  const [group = "", one = ""] = name.split("/");
  return queue.run({ group, one }, async () => {
    started.push(name);
    await new Promise<void>((resolve) => finish.push(resolve));
    return name;
  });
}

it("tells how many wait, not counting those that run", async () => {
  const asked = ["a/1", "a/2", "b/1"].map(ask);
  expect(queue.depth).toBe(2);
  await finishAll(asked);
  expect(queue.depth).toBe(0);
});

const outcomeOf = (asked: Promise<string>) =>
  asked.then(
    () => "done",
    (error) => error.failure,
  );

async function finishAll(asked: readonly Promise<unknown>[]): Promise<void> {
  let open = true;
  const all = Promise.allSettled(asked).then(() => {
    open = false;
  });
  while (open) {
    finish.shift()?.();
    await new Promise(setImmediate);
  }
  await all;
}

describe("a fair queue", () => {
  it("runs no more at once than it may", async () => {
    queue = new FairQueue({ atOnce: 2, places: 6 });
    const asked = ["a/1", "a/2", "a/3"].map(ask);
    await new Promise(setImmediate);
    expect(started).toEqual(["a/1", "a/2"]);
    await finishAll(asked);
    expect(started).toEqual(["a/1", "a/2", "a/3"]);
  });

  it("lets groups take turns, and within a group those who ask", async () => {
    const asked = ["a/1", "a/1", "a/1", "b/1", "a/2"].map(ask);
    await finishAll(asked);
    expect(started).toEqual(["a/1", "a/1", "b/1", "a/2", "a/1"]);
  });

  it("refuses at once what finds no place, and never runs it", async () => {
    const asked = Array.from({ length: 8 }, () => ask("a/1"));
    expect(await outcomeOf(asked[7] as Promise<string>)).toBe("platform_busy");
    await finishAll(asked);
    expect(started).toHaveLength(7);
  });

  it("has a place for another group, and for another in the group, while one has taken them all", async () => {
    const flood = Array.from({ length: 10 }, () => ask("a/1"));
    const others = [ask("b/1"), ask("a/2")];
    const outcomes = Promise.all(others.map(outcomeOf));
    await finishAll([...flood, ...others]);
    expect(await outcomes).toEqual(["done", "done"]);
  });

  it("gives nobody more than a fair share of the places while others wait, and neither a group", async () => {
    const asked = ["a/1", "a/1", "b/1", "a/1", "a/1"].map(ask);
    expect(await outcomeOf(ask("a/1"))).toBe("platform_busy");
    asked.push(ask("b/2"));
    expect(await outcomeOf(ask("b/2"))).toBe("platform_busy");
    await finishAll(asked);
    expect(started).toHaveLength(6);
  });

  it("goes on after a task that fails", async () => {
    const failing = queue.run({ group: "a", one: "1" }, () => Promise.reject(new Error("no")));
    const next = ask("a/2");
    await expect(failing).rejects.toThrow("no");
    await finishAll([next]);
    expect(started).toEqual(["a/2"]);
  });
});
