/** A server that is no platform: it does with each request what a test tells it, down to the bytes. */
import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { endpoints } from "@shiming/wire";
import { onTestFinished } from "vitest";

/** A request as it came, whole. */
export interface RawRequest {
  readonly path: string;
  readonly head: string;
  readonly body: string;
  readonly socket: Socket;
}

export type Behaviour = (request: RawRequest) => void;

export interface MisbehavingServer {
  readonly url: string;
  /** In the order of their coming, by endpoint. */
  readonly tokenRequests: readonly RawRequest[];
  readonly calls: readonly RawRequest[];
}

/** @param onCall what it does with calls that carry a token; each behaviour serves once, the last one for all that follow */
export async function startMisbehaving(
  onCall: Behaviour | readonly Behaviour[],
  onToken: Behaviour = answerWith('{"access_token":"the-access-token","expires_in":7200}'),
): Promise<MisbehavingServer> {
  const tokenRequests: RawRequest[] = [];
  const calls: RawRequest[] = [];
  const behaviours = [onCall].flat();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {}); // whoever misbehaves is hung up on
    readRequests(socket, (request) => {
      if (request.path === endpoints.stableToken.path) {
        tokenRequests.push(request);
        onToken(request);
      } else {
        calls.push(request);
        behaviours[Math.min(calls.length, behaviours.length) - 1]?.(request);
      }
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, tokenRequests, calls };
}

function readRequests(socket: Socket, onRequest: (request: RawRequest) => void): void {
  let text = "";
  socket.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
    for (;;) {
      const end = text.indexOf("\r\n\r\n");
      if (end < 0) return;
      const head = text.slice(0, end);
      const length = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
      if (text.length < end + 4 + length) return;
      const body = text.slice(end + 4, end + 4 + length);
      text = text.slice(end + 4 + length);
      onRequest({ path: (head.split(" ")[1] ?? "").split("?")[0] ?? "", head, body, socket });
    }
  });
}

/** A whole answer; headers replace the usual ones. */
export function answerWith(
  body: string | Buffer,
  { status = "200 OK", headers = {} as Record<string, string> } = {},
): Behaviour {
  const bytes = Buffer.from(body as string);
  const all = { "content-type": "application/json", "content-length": String(bytes.length), ...headers };
  const head = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return ({ socket }) => {
    socket.write(`HTTP/1.1 ${status}\r\n${head.join("")}\r\n`);
    socket.write(bytes);
  };
}

/** So many bytes as they are, and then the end. */
export function hangUpAfter(bytes: string): Behaviour {
  return ({ socket }) => void socket.end(bytes);
}

/** These bytes, and then nothing more. */
export function stallAfter(bytes: string, onStall: () => void): Behaviour {
  return ({ socket }) => {
    if (bytes) socket.write(bytes);
    setImmediate(onStall);
  };
}
