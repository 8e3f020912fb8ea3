/**
 * How the command line reaches a running server: HTTP over a Unix socket in the data folder, with a token that only the
 * folder's owner can read. One process owns the database, so whoever wants to write asks it.
 */
import { randomBytes, timingSafeEqual } from "node:crypto";
import { chmodSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { FileAnswer } from "@shiming/administration/file-answer";
import { DomainError, type Failure, type FailureDetail } from "@shiming/core";
import { CryptoError, type CryptoFailure, type Text } from "@shiming/crypto";
import { writePrivateFile } from "../private-file.ts";
import { atControlSocket, forgetControlChannel, tokenFile } from "./control-files.ts";

/** What a command asks of the server. */
export interface ControlCall {
  readonly operation: string;
  readonly input: unknown;
  /** Who asks, as the command says: whoever can read the token can say anything. */
  readonly user: string;
  /** The folder of keys that the command names, as a real path; a server with another one refuses. */
  readonly keys?: string | undefined;
}

/** What the server answers to a call that it has understood. */
export type ControlAnswer =
  | { readonly result: unknown }
  | { readonly refused: { failure: Failure; detail: FailureDetail } }
  | { readonly unfit: { code: CryptoFailure; text: Text } };

type Perform = (call: ControlCall) => Promise<unknown>;

export interface ControlChannelOptions {
  /** Hears of what went wrong: the command is told that it did, and no more. */
  readonly onFault: (error: unknown) => void;
  /** How long a call may take to arrive. Default: 10 s. */
  readonly callTimeoutMs?: number;
}

/** Bytes of a call. A batch of accounts is the longest, and is cut well below this. */
const LONGEST_CALL = 4 * 1024 * 1024;
const CALL_TIMEOUT_MS = 10_000;

/** Runs `perform` for each call that brings the token. @returns answers what has arrived, and stops listening */
export async function openControlChannel(
  dataDir: string,
  perform: Perform,
  { onFault, callTimeoutMs = CALL_TIMEOUT_MS }: ControlChannelOptions,
): Promise<() => Promise<void>> {
  const token = randomBytes(32).toString("base64url");
  const running = new Set<Promise<void>>();
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    if (!isAuthorized(request, token)) return respond(response, 401, {});
    const body = await readBody(request, callTimeoutMs);
    if (body === undefined) return respond(response, 413, {});
    try {
      const answered = await answer(body, perform);
      const file = "result" in answered ? answered.result : undefined;
      if (file instanceof FileAnswer) await respondWith(file, response);
      else respond(response, 200, answered);
    } catch (error) {
      onFault(error);
      if (response.headersSent) response.destroy();
      else respond(response, 500, {});
    }
  };
  const timeouts = { headersTimeout: callTimeoutMs, requestTimeout: callTimeoutMs };
  const checks = { connectionsCheckingInterval: Math.min(callTimeoutMs, 1_000) };
  const server = createServer({ ...timeouts, ...checks }, (request, response) => {
    const call = serve(request, response).finally(() => running.delete(call));
    running.add(call);
  });
  await listen(server, dataDir);
  writePrivateFile(tokenFile(dataDir), token);
  return async () => {
    forgetControlChannel(dataDir);
    const closed = new Promise((resolve) => server.close(resolve));
    while (running.size > 0) await Promise.all(running);
    // What has sent no whole request head by now waits for nothing that will come.
    server.closeAllConnections();
    await closed;
  };
}

function listen(server: Server, dataDir: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    atControlSocket(dataDir, (address) => {
      // This process listens itself, also where it shares other ports.
      server.listen({ path: address, exclusive: true }, resolve);
      chmodSync(address, 0o600);
    });
  });
}

/**
 * Node looks for slow callers only as long as a server takes new ones, so that a call has a deadline of its own.
 * @returns `undefined` for one that is longer than any call, or does not come to its end
 */
async function readBody(request: IncomingMessage, timeoutMs: number): Promise<string | undefined> {
  const deadline = setTimeout(() => request.destroy(), timeoutMs);
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request) {
      length += chunk.length;
      // Read to its end all the same: whoever is still sending hears no answer.
      if (length <= LONGEST_CALL) chunks.push(chunk);
    }
  } catch {
    return undefined;
  } finally {
    clearTimeout(deadline);
  }
  return length <= LONGEST_CALL ? Buffer.concat(chunks).toString() : undefined;
}

async function answer(body: string, perform: Perform): Promise<ControlAnswer> {
  const { operation, input, user, keys }: ControlCall = JSON.parse(body);
  try {
    return { result: (await perform({ operation, input, user: String(user), keys })) ?? null };
  } catch (error) {
    if (error instanceof DomainError) return { refused: { failure: error.failure, detail: error.detail } };
    if (error instanceof CryptoError) return { unfit: { code: error.code, text: error.text } };
    throw error;
  }
}

function isAuthorized(request: IncomingMessage, token: string): boolean {
  const expected = Buffer.from(`Bearer ${token}`);
  const actual = Buffer.from(request.headers.authorization ?? "");
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}

/** As it is made. */
async function respondWith({ name, type, content }: FileAnswer, response: ServerResponse): Promise<void> {
  response.writeHead(200, { "content-type": type, "x-file-name": name, connection: "close" });
  await pipeline(content, response);
}

function respond(response: ServerResponse, status: number, body: object): void {
  response
    .writeHead(status, { "content-type": "application/json", connection: "close" })
    .end(JSON.stringify(body));
}
