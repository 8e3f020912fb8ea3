/** A witness over HTTP. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Witness, WitnessReply } from "./witness.ts";

export interface ServedWitness {
  readonly url: string;
  close(): Promise<void>;
}

interface Listening {
  readonly host: string;
  readonly port: number;
  /** What could not be done: then nobody has got a signature. */
  readonly onFault: (error: unknown) => void;
}

/** 63 hashes and a checkpoint with a hundred signatures. */
const LONGEST_BODY = 64 * 1024;
const PATIENCE_MS = 10_000;

/** @throws the system's error where the port is taken */
export async function serveWitness(
  witness: Witness,
  { host, port, onFault }: Listening,
): Promise<ServedWitness> {
  const server = createServer((request, response) => {
    answer(witness, request)
      .catch((error: unknown): WitnessReply => {
        onFault(error);
        return { status: 500 };
      })
      .then((reply) => send(response, reply));
  });
  server.requestTimeout = PATIENCE_MS;
  server.headersTimeout = PATIENCE_MS;
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once("error", reject).listen(port, host, () => resolve());
  await promise;
  const { address, family, port: bound } = server.address() as AddressInfo;
  return {
    url: `http://${family === "IPv6" ? `[${address}]` : address}:${bound}`,
    async close() {
      const closed = new Promise((done) => server.close(done));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(witness: Witness, request: IncomingMessage): Promise<WitnessReply> {
  const path = request.url?.split("?")[0] ?? "";
  if (path === "/add-checkpoint") {
    if (request.method !== "POST") return { status: 405 };
    const body = await bodyOf(request);
    return body === undefined ? { status: 400 } : witness.addCheckpoint(body);
  }
  const [, originHash] = /^\/([0-9a-f]{64})\/checkpoint$/.exec(path) ?? [];
  if (originHash === undefined) return { status: 404 };
  return request.method === "GET" ? witness.checkpoint(originHash) : { status: 405 };
}

/** @returns `undefined` for more than any request has, and for what is no text */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > LONGEST_BODY) return undefined;
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks);
  const text = body.toString();
  return Buffer.from(text).equals(body) ? text : undefined;
}

function send(response: ServerResponse, { status, type, body = "" }: WitnessReply): void {
  const headers = type === undefined ? {} : { "content-type": type };
  // What is left of a body that is too long is not waited for.
  const isRead = response.req.complete ? {} : { connection: "close" };
  response.writeHead(status, { ...headers, ...isRead, "content-length": Buffer.byteLength(body) }).end(body);
}
