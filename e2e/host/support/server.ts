/** A small HTTP server on any free port, and what it takes to stand between others. */
import { once } from "node:events";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";

export interface TestServer {
  readonly url: string;
  close(): Promise<void>;
}

export type Listener = (incoming: IncomingMessage, outgoing: ServerResponse) => void;

export async function startServer(listener: Listener): Promise<TestServer> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** Lets the target answer, under its own name. */
export function forward(
  target: string,
  incoming: IncomingMessage,
  onAnswer: (answer: IncomingMessage) => void,
) {
  const url = new URL(incoming.url ?? "/", target);
  const headers = { ...incoming.headers, host: url.host };
  const outgoing = request(url, { method: incoming.method, headers, agent: false }, onAnswer);
  outgoing.on("error", () => incoming.socket.destroy());
  incoming.pipe(outgoing);
}

/** Passes an answer on as it came. */
export function answerAs(answer: IncomingMessage, outgoing: ServerResponse): void {
  outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
  answer.pipe(outgoing);
}

export function answer(
  outgoing: ServerResponse,
  status: number,
  type: string,
  text: string,
  headers = {},
): void {
  outgoing.writeHead(status, { "content-type": type, ...headers }).end(text);
}
