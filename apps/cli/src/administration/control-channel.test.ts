import { once } from "node:events";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { request } from "node:http";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DomainError } from "@shiming/core";
import { CryptoError } from "@shiming/crypto";
import { expect, it, onTestFinished } from "vitest";
import { Sentence } from "../sentence.ts";
import { type ControlCall, openControlChannel } from "./control-channel.ts";
import { askRunningServer } from "./control-client.ts";

const CALL: ControlCall = { operation: "apps.list", input: { a: "䶮" }, user: "tester" };

function dataFolder(...deeper: string[]): string {
  const scratch = mkdtempSync(join(tmpdir(), "control-"));
  onTestFinished(() => rmSync(scratch, { recursive: true }));
  const folder = join(scratch, ...deeper);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** A channel that remembers its calls, and answers what is given. */
async function open(data: string, answer: () => unknown = () => "done", callTimeoutMs?: number) {
  const calls: ControlCall[] = [];
  const faults: unknown[] = [];
  const close = await openControlChannel(
    data,
    async (call) => {
      calls.push(call);
      return answer();
    },
    { onFault: (error) => faults.push(error), ...(callTimeoutMs && { callTimeoutMs }) },
  );
  onTestFinished(close);
  return { calls, faults, close };
}

/** The status of a call that brings this credential. */
function statusOf(data: string, authorization: string | undefined): Promise<number | undefined> {
  const headers = authorization === undefined ? {} : { authorization };
  return new Promise((resolve, reject) => {
    request({ socketPath: join(data, "control.sock"), method: "POST", headers }, (incoming) => {
      incoming.resume();
      resolve(incoming.statusCode);
    })
      .on("error", reject)
      .end(JSON.stringify(CALL));
  });
}

it("a call comes with its operation, input and user, and is answered", async () => {
  const data = dataFolder();
  const { calls } = await open(data);
  expect(await askRunningServer(data, CALL)).toEqual({ result: "done" });
  expect(calls).toEqual([CALL]);
});

it("a call without the token, with another, a part of it or more than it is refused, and nothing is done", async () => {
  const data = dataFolder();
  const { calls } = await open(data);
  const token = readFileSync(join(data, "control.token"), "utf8");
  const wrong = [
    undefined,
    "",
    "Bearer ",
    `Bearer ${"A".repeat(token.length)}`,
    `Bearer ${token.slice(1)}`,
    `Bearer ${token.slice(0, -1)}`,
    `Bearer ${token}A`,
    `Basic ${token}`,
    token,
  ];
  for (const credential of wrong) {
    expect([credential, await statusOf(data, credential)]).toEqual([credential, 401]);
  }
  expect(calls).toEqual([]);
  expect(await statusOf(data, `Bearer ${token}`)).toBe(200);
  expect(calls).toEqual([CALL]);
});

it("socket and token are their owner's alone, and are gone when the channel is closed", async () => {
  const data = dataFolder();
  const { close } = await open(data);
  const files = ["control.sock", "control.token"];
  expect(files.map((file) => statSync(join(data, file)).mode & 0o777)).toEqual([0o600, 0o600]);
  await close();
  expect(readdirSync(data)).toEqual([]);
});

it("each channel has a token of its own", async () => {
  const tokens = new Set<string>();
  for (let n = 0; n < 3; n++) {
    const data = dataFolder();
    await open(data);
    tokens.add(readFileSync(join(data, "control.token"), "utf8"));
  }
  expect(tokens.size).toBe(3);
});

it.each([
  ["a path that is longer than the address of a socket may be", ["x".repeat(90), "y".repeat(90)]],
  ["a path of Chinese characters, each of three bytes", ["实名".repeat(12), "数据".repeat(12)]],
])("%s will do", async (_what, deeper) => {
  const data = dataFolder(...deeper);
  const { calls } = await open(data);
  expect(await askRunningServer(data, CALL)).toEqual({ result: "done" });
  expect(calls).toHaveLength(1);
  expect(readdirSync(data).sort()).toEqual(["control.sock", "control.token"]);
});

it("half a request head does not hold a closing channel", async () => {
  const data = dataFolder();
  const { close } = await open(data);
  const socket = connect(join(data, "control.sock"));
  await once(socket, "connect");
  socket.write("POST / HTTP/1.1\r\nHo");
  // A call on another connection: when it is answered, the half has been read.
  await askRunningServer(data, CALL);
  await Promise.all([close(), once(socket.resume(), "close")]);
});

it("half a request head, and half a body, are cut off after a time", async () => {
  const data = dataFolder();
  const { calls } = await open(data, () => "done", 100);
  const token = readFileSync(join(data, "control.token"), "utf8");
  const halves = [
    "POST / HTTP/1.1\r\nHo",
    `POST / HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nContent-Length: 99\r\n\r\n{`,
  ];
  for (const half of halves) {
    const socket = connect(join(data, "control.sock"));
    socket.on("error", () => {}).write(half);
    await once(socket.resume(), "close");
  }
  expect(calls).toEqual([]);
});

it("a call that runs is answered before the channel is closed", async () => {
  const data = dataFolder();
  const [begun, held] = [Promise.withResolvers<void>(), Promise.withResolvers<string>()];
  const { close } = await open(data, () => {
    begun.resolve();
    return held.promise;
  });
  const asked = askRunningServer(data, CALL);
  await begun.promise;
  const closed = close();
  held.resolve("late");
  expect(await asked).toEqual({ result: "late" });
  await closed;
});

it("what an operation refuses arrives as it was refused", async () => {
  const data = dataFolder();
  const refused = new DomainError("entity_not_found", { hint: { en: "no host x", zh: "没有宿主 x" } });
  const unfit = new CryptoError("serial_number_unsupported", { en: "No serial number.", zh: "不是序列号。" });
  const errors = [refused, unfit];
  await open(data, () => Promise.reject(errors.shift()));
  await expect(askRunningServer(data, CALL)).rejects.toEqual(refused);
  await expect(askRunningServer(data, CALL)).rejects.toMatchObject({ code: unfit.code, text: unfit.text });
});

it("of what fails, the server hears everything and the command one sentence", async () => {
  const data = dataFolder();
  const fault = new Error("a row of 999999200002291281");
  const { faults } = await open(data, () => Promise.reject(fault));
  const told = await askRunningServer(data, CALL).catch((error: unknown) => error);
  expect(told).toBeInstanceOf(Sentence);
  expect(String(told)).not.toContain("999999");
  expect(faults).toEqual([fault]);
});

it("a call waits for a server that does not listen yet, and for the next where one has ended", async () => {
  const data = dataFolder();
  const asked = askRunningServer(data, CALL);
  const { close } = await open(data);
  expect(await asked).toEqual({ result: "done" });
  await close();
  const again = askRunningServer(data, CALL);
  await open(data);
  expect(await again).toEqual({ result: "done" });
});

it("nothing is sent where there is no socket but a link to one, or none that listens", async () => {
  const [data, elsewhere] = [dataFolder(), dataFolder()];
  const heard: string[] = [];
  const listener = createServer((socket) => socket.on("data", (chunk) => heard.push(String(chunk))));
  await new Promise<void>((resolve) => listener.listen(join(elsewhere, "control.sock"), resolve));
  onTestFinished(() => void listener.close());
  symlinkSync(join(elsewhere, "control.sock"), join(data, "control.sock"));
  writeFileSync(join(data, "control.token"), "token");
  await expect(askRunningServer(data, CALL, 0)).rejects.toBeInstanceOf(Sentence);
  expect(heard).toEqual([]);
});

it("a call that is longer than any is refused, though its beginning is a call", async () => {
  const data = dataFolder();
  const { calls } = await open(data);
  const long = { ...CALL, input: "x".repeat(4 * 1024 * 1024) };
  await expect(askRunningServer(data, long)).rejects.toThrow(/413/);
  expect(calls).toEqual([]);
});
