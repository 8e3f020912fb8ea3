/**
 * How the command line reaches a running server: HTTP on a loopback port of its own, with a token that only the owner of
 * the data directory can read. One process owns the database, so whoever wants to write asks it.
 */
import { randomBytes, timingSafeEqual } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { DomainError, type Failure, type FailureDetail } from "@shiming/core";
import { writePrivateFile } from "../private-file.ts";
import { Sentence } from "../sentence.ts";

/** Where the channel of a data directory is. */
interface ControlAddress {
  readonly url: string;
  readonly token: string;
}

type Answer =
  | { readonly result: unknown }
  | { readonly refused: { failure: Failure; detail: FailureDetail } };

const controlFile = (dataDir: string) => join(dataDir, "control.json");

/** What a command asks of the server. */
export interface ControlCall {
  readonly operation: string;
  readonly input: unknown;
  /** Who asks, as the command says: whoever can read the token can say anything. */
  readonly actor: string;
}

/** Bytes of a call. A batch of accounts is the longest, and is cut well below this. */
const LONGEST_CALL = 4 * 1024 * 1024;

type Perform = (call: ControlCall) => Promise<unknown>;

/** Removes the address that a killed server has left. */
export function forgetControlChannel(dataDir: string): void {
  rmSync(controlFile(dataDir), { force: true });
}

/** Runs `perform` for each authenticated call. @returns stops listening */
export async function openControlChannel(dataDir: string, perform: Perform): Promise<() => Promise<void>> {
  const token = randomBytes(32).toString("base64url");
  const server = createServer(async (request, response) => {
    if (!isAuthorized(request, token)) return respond(response, 401, {});
    try {
      const body = await readBody(request);
      if (body === undefined) return respond(response, 413, {});
      respond(response, 200, await answer(body, perform));
    } catch (error) {
      respond(response, 500, { error: error instanceof Error ? error.message : String(error) });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const address: ControlAddress = { url: `http://127.0.0.1:${port}`, token };
  writePrivateFile(controlFile(dataDir), JSON.stringify(address));
  return async () => {
    forgetControlChannel(dataDir);
    await new Promise((resolve) => server.close(resolve));
  };
}

/**
 * Asks the server that holds the data directory.
 * @throws DomainError what the operation refused; Sentence when the server cannot be reached
 */
export async function askRunningServer(
  dataDir: string,
  call: ControlCall,
): Promise<{ readonly result: unknown }> {
  const response = await send(readAddress(dataDir), call);
  if (response.status !== 200) throw new Error(`the running server failed: ${await response.text()}`);
  const answer = (await response.json()) as Answer;
  if ("refused" in answer) throw new DomainError(answer.refused.failure, answer.refused.detail);
  return answer;
}

/** @returns `undefined` for one that is longer than any call */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    // Read to its end all the same: whoever is still sending hears no answer.
    if (length <= LONGEST_CALL) chunks.push(chunk);
  }
  return length <= LONGEST_CALL ? Buffer.concat(chunks).toString() : undefined;
}

async function answer(body: string, perform: Perform): Promise<Answer> {
  const { operation, input, actor }: ControlCall = JSON.parse(body);
  try {
    return { result: (await perform({ operation, input, actor: String(actor) })) ?? null };
  } catch (error) {
    if (error instanceof DomainError) return { refused: { failure: error.failure, detail: error.detail } };
    throw error;
  }
}

function isAuthorized(request: IncomingMessage, token: string): boolean {
  const expected = Buffer.from(`Bearer ${token}`);
  const actual = Buffer.from(request.headers.authorization ?? "");
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}

function respond(response: ServerResponse, status: number, body: unknown): void {
  response
    .writeHead(status, { "content-type": "application/json", connection: "close" })
    .end(JSON.stringify(body));
}

function readAddress(dataDir: string): ControlAddress {
  try {
    return JSON.parse(readFileSync(controlFile(dataDir), "utf8"));
  } catch {
    throw new Sentence({
      en: `The data in ${dataDir} is in use, and no server says how to reach it; try again in a moment.`,
      zh: `${dataDir} 中的数据正被使用，但没有服务器可联系；请稍后再试。`,
    });
  }
}

async function send({ url, token }: ControlAddress, call: ControlCall): Promise<Response> {
  try {
    const headers = { authorization: `Bearer ${token}` };
    return await fetch(url, { method: "POST", headers, body: JSON.stringify(call) });
  } catch {
    throw new Sentence({
      en: "The running server does not answer; try again in a moment.",
      zh: "运行中的服务器没有应答；请稍后再试。",
    });
  }
}
