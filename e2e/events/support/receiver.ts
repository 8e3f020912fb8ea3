/** A service provider's server, which answers as a test says, and remembers what was pushed. */
import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { decodeJwt } from "jose";

export interface Pushed {
  readonly path: string;
  readonly jti: string;
  readonly claims: ReturnType<typeof decodeJwt>;
}

export type Answering = (response: ServerResponse, pushed: Pushed) => void;

export interface Receiver {
  readonly pushed: Pushed[];
  /** By the path. */
  readonly answering: Map<string, Answering>;
  url(path: string): string;
  close(): void;
}

export const acknowledge: Answering = (response) => void response.writeHead(202).end();
export const fail: Answering = (response) => void response.writeHead(500).end();

export async function openReceiver(): Promise<Receiver> {
  const pushed: Pushed[] = [];
  const answering = new Map<string, Answering>();
  const server = createServer(async (request, response) => {
    let token = "";
    for await (const chunk of request) token += chunk;
    const claims = decodeJwt(token);
    const one = { path: request.url ?? "", jti: claims.jti ?? "", claims };
    pushed.push(one);
    (answering.get(one.path) ?? acknowledge)(response, one);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    pushed,
    answering,
    url: (path) => `http://127.0.0.1:${port}${path}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
