import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { PassThrough, Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
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

  it("tells a caller that is slow from a platform that did nothing for a while", async () => {
    const times = [0, 1_000, 0, 9_000];
    const clock = () => times.shift() ?? 0;
    const faults = [];
    for (let n = 0; n < 2; n++) {
      const received = receiveBody(new PassThrough(), 1_000, undefined, clock);
      vi.advanceTimersByTime(1_000);
      faults.push(await received);
    }
    expect(faults).toEqual(["late", "stalled"]);
  });

  it("reads what has arrived while the process was stopped, although its time is over", async () => {
    vi.useRealTimers();
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const client = connect((server.address() as AddressInfo).port);
    const [socket] = (await once(server, "connection")) as [Socket];
    const received = receiveBody(socket, 5);
    client.end("whole");
    // Nothing runs meanwhile: the timer is due, and the bytes lie in the socket.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
    expect(String(await received)).toBe("whole");
  });
});
