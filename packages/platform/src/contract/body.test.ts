import { PassThrough, Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { receiveBody } from "./body.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const LIMIT = 16 * 1024;
const from = (...chunks: Buffer[]) => Readable.from(chunks, { objectMode: false });

describe("receiveBody", () => {
  it("gives the bytes as they were sent, in however many pieces", async () => {
    const bytes = Buffer.from("实名".repeat(500));
    const pieces = Array.from(bytes, (_, index) => bytes.subarray(index, index + 1));
    expect(await receiveBody(from(bytes), 1_000)).toEqual(bytes);
    expect(await receiveBody(from(...pieces), 1_000)).toEqual(bytes);
  });

  it("gives no bytes for no body", async () => {
    expect(await receiveBody(from(), 1_000)).toEqual(Buffer.alloc(0));
  });

  it("takes 16 KiB and not a byte more", async () => {
    expect(await receiveBody(from(Buffer.alloc(LIMIT)), 1_000)).toHaveLength(LIMIT);
    expect(await receiveBody(from(Buffer.alloc(LIMIT), Buffer.alloc(1)), 1_000)).toBe("too_large");
  });

  it("reads a body that is too large to its end", async () => {
    const stream = from(...Array.from({ length: 100 }, () => Buffer.alloc(LIMIT)));
    expect(await receiveBody(stream, 1_000)).toBe("too_large");
    expect(stream.readableEnded).toBe(true);
  });

  it("does not wait longer than it was told", async () => {
    const stream = new PassThrough();
    const received = receiveBody(stream, 1_000);
    stream.write("{");
    vi.advanceTimersByTime(1_000);
    expect(await received).toBe("late");
  });

  it("does not wait longer for a body that is already too large", async () => {
    const stream = new PassThrough();
    const received = receiveBody(stream, 1_000);
    const isRead = new Promise<void>((resolve) => stream.on("data", () => resolve()));
    stream.write(Buffer.alloc(LIMIT + 1));
    await isRead;
    vi.advanceTimersByTime(1_000);
    expect(await received).toBe("too_large");
  });

  it.each([[undefined], [new Error("reset")]])("notices that the caller hung up (%s)", async (error) => {
    const stream = new PassThrough();
    const received = receiveBody(stream, 1_000);
    stream.write("{");
    stream.destroy(error);
    expect(await received).toBe("cut");
    expect(vi.getTimerCount()).toBe(0);
  });
});
