/**
 * How the command line reaches a running server: HTTP on a loopback port of its own, with a token that only the owner of
 * the data directory can read. One process owns the database, so whoever wants to write asks it.
 */
import { randomBytes, timingSafeEqual } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { DomainError, type Failure, type FailureDetail } from "@shiming/core";
import { writePrivateFile } from "../private-file.ts";

/** Where the channel of a data directory is. */
interface ControlAddress {
  readonly url: string;
  readonly token: string;
}

type Answer =
  | { readonly result: unknown }
  | { readonly refused: { failure: Failure; detail: FailureDetail } };

const controlFile = (dataDir: string) => join(dataDir, "control.json");

/** Runs `perform` for each authenticated call. @returns stops listening */
export async function openControlChannel(
  dataDir: string,
  perform: (operation: string, input: unknown) => Promise<unknown>,
): Promise<() => Promise<void>> {
  const token = randomBytes(32).toString("base64url");
  const server = createServer(async (request, response) => {
    if (!isAuthorized(request, token)) return respond(response, 401, {});
    try {
      respond(response, 200, await answer(await text(request), perform));
    } catch (error) {
      respond(response, 500, { error: error instanceof Error ? error.message : String(error) });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const address: ControlAddress = { url: `http://127.0.0.1:${port}`, token };
  writePrivateFile(controlFile(dataDir), JSON.stringify(address));
  return async () => {
    rmSync(controlFile(dataDir), { force: true });
    await new Promise((resolve) => server.close(resolve));
  };
}

/**
 * Asks the server that owns the data directory; `undefined` when none is running.
 * @throws DomainError what the operation refused
 */
export async function askRunningServer(
  dataDir: string,
  operation: string,
  input: unknown,
): Promise<{ readonly result: unknown } | undefined> {
  const address = readAddress(dataDir);
  const response = address && (await call(address, { operation, input }));
  if (!response || response.status === 401) return undefined;
  if (response.status !== 200) throw new Error(`the running server failed: ${await response.text()}`);
  const answer = (await response.json()) as Answer;
  if ("refused" in answer) throw new DomainError(answer.refused.failure, answer.refused.detail);
  return answer;
}

async function answer(
  body: string,
  perform: (operation: string, input: unknown) => Promise<unknown>,
): Promise<Answer> {
  const { operation, input } = JSON.parse(body);
  try {
    return { result: (await perform(operation, input)) ?? null };
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

function readAddress(dataDir: string): ControlAddress | undefined {
  try {
    return JSON.parse(readFileSync(controlFile(dataDir), "utf8"));
  } catch {
    return undefined;
  }
}

/** A server that was killed leaves its address behind: nobody listens there any more, or somebody else does. */
async function call({ url, token }: ControlAddress, body: unknown): Promise<Response | undefined> {
  try {
    return await fetch(url, {
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
  } catch {
    return undefined;
  }
}
