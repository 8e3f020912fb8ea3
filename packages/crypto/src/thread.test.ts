import { spawnSync } from "node:child_process";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Thread } from "./thread.ts";

/** A worker that answers with what it was told and how many messages it had before; some words make it misbehave. */
const SCRIPT = `
import { parentPort } from "node:worker_threads";
let before = 0;
parentPort.on("message", (message) => {
  if (message === "throw") throw new Error("as told");
  if (message === "exit") process.exit(3);
  if (message === "stay silent") return;
  parentPort.postMessage({ message, before: before++ });
});
`;
const script = (source: string) => new URL(`data:text/javascript,${encodeURIComponent(source)}`);

describe("a thread", () => {
  let thread: Thread<unknown, { message: unknown; before: number }>;
  beforeEach(() => {
    thread = new Thread(script(SCRIPT));
  });
  afterEach(() => thread.close());

  it("gives each message its own answer, in the order they were sent", async () => {
    const messages = Array.from({ length: 200 }, (_, place) => `message ${place}`);
    const replies = await Promise.all(messages.map((message) => thread.ask(message)));
    expect(replies).toEqual(messages.map((message, before) => ({ message, before })));
  });

  it("tells how many messages wait", async () => {
    expect(thread.depth).toBe(0);
    const replies = [thread.ask(1), thread.ask(2)];
    expect(thread.depth).toBe(2);
    await Promise.all(replies);
    expect(thread.depth).toBe(0);
  });

  it.each([
    ["throws", "throw", "as told"],
    ["ends", "exit", undefined],
  ])("rejects whatever waits when its script %s, and starts anew", async (_what, word, cause) => {
    const answered = thread.ask("first");
    const rejected = await Promise.allSettled(
      [word, "second", "third"].map((message) => thread.ask(message)),
    );
    expect(await answered).toEqual({ message: "first", before: 0 });
    for (const outcome of rejected) {
      expect(outcome).toMatchObject({
        status: "rejected",
        reason: { message: "The thread ended before it answered.", cause: cause && { message: cause } },
      });
    }
    expect(await thread.ask("fourth")).toEqual({ message: "fourth", before: 0 });
  });

  it("starts anew as often as it dies", async () => {
    for (let time = 0; time < 3; time += 1) {
      await expect(thread.ask("throw")).rejects.toThrow("ended before it answered");
      expect(await thread.ask("again")).toEqual({ message: "again", before: 0 });
    }
  });

  it("rejects a message that cannot be sent, and gives nobody its place", async () => {
    const unsendable = thread.ask(() => "a function");
    const next = thread.ask("next");
    await expect(unsendable).rejects.toThrow("could not be cloned");
    expect(await next).toEqual({ message: "next", before: 0 });
  });

  it("rejects when there is no such script", async () => {
    const missing = new Thread(new URL("./no-such-script.js", import.meta.url));
    await expect(missing.ask(1)).rejects.toThrow("ended before it answered");
  });

  it("rejects when the worker cannot even be made", async () => {
    const impossible = new Thread(new URL("https://example.com/worker.js"));
    await expect(impossible.ask(1)).rejects.toThrow();
    expect(impossible.depth).toBe(0);
  });

  it("ends what waits when it is closed, and takes nothing more", async () => {
    const waiting = thread.ask("stay silent");
    const [outcome] = await Promise.allSettled([waiting, thread.close()]);
    expect(outcome).toMatchObject({ status: "rejected" });
    await expect(thread.ask("more")).rejects.toThrow("The thread was closed.");
    await thread.close();
  });

  it("is closed without ever having been started", async () => {
    await thread.close();
    await expect(thread.ask("more")).rejects.toThrow("The thread was closed.");
  });
});

describe("a program that has asked a thread", () => {
  /** Runs the lines with such a thread; what became of the program. */
  function run(lines: string) {
    const program = `
      import { Thread } from ${JSON.stringify(new URL("./thread.ts", import.meta.url).href)};
      const thread = new Thread(new URL(${JSON.stringify(script(SCRIPT).href)}));
      ${lines}`;
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ["--input-type=module", "--eval", program],
      {
        encoding: "utf8",
        timeout: 30_000,
      },
    );
    return { status, stdout, stderr };
  }

  it("waits for the answer, and ends by itself without closing the thread", () => {
    expect(
      run(`thread.ask("a").then(() => thread.ask("b")).then(({ message }) => console.log(message))`),
    ).toEqual({
      status: 0,
      stdout: "b\n",
      stderr: "",
    });
  });

  it("outlives a crash of the thread that it was told of", () => {
    expect(run(`await thread.ask("throw").catch(({ message }) => console.log(message))`)).toEqual({
      status: 0,
      stdout: "The thread ended before it answered.\n",
      stderr: "",
    });
  });
});
