/** What an operator puts before a platform: TLS ends here. Names below `localhost` lead browsers to this machine. */
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { type IncomingMessage, request, type ServerResponse } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

type Listener = (incoming: IncomingMessage, outgoing: ServerResponse) => void;

export interface Proxied {
  /** Where the platform listens. */
  readonly target: string;
  /** Hears of each request on its way there. */
  readonly hear: (incoming: IncomingMessage) => void;
  /** Who answers for names that are not the platform's. */
  readonly others: Readonly<Record<string, Listener>>;
}

interface CertificateFiles {
  readonly cert: string;
  readonly key: string;
}

/** Closed with the test. @returns its port */
export async function startTlsProxy(files: CertificateFiles, proxied: Proxied): Promise<number> {
  const { port, close } = await openTlsProxy(files, proxied);
  onTestFinished(close);
  return port;
}

/** Whoever opens it closes it. */
export async function openTlsProxy({ cert, key }: CertificateFiles, { target, hear, others }: Proxied) {
  const files = { cert: readFileSync(cert), key: readFileSync(key) };
  const server = createServer(files, (incoming, outgoing) => {
    const [name = ""] = (incoming.headers.host ?? "").split(":");
    const other = others[name];
    if (other) return other(incoming, outgoing);
    hear(incoming);
    forward(target, incoming, outgoing);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { port: (server.address() as AddressInfo).port, close };
}

function forward(target: string, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { method, url = "/", socket } = incoming;
  const said = { "x-forwarded-proto": "https", "x-forwarded-for": socket.remoteAddress };
  const onward = request(new URL(url, target), { method, headers: { ...incoming.headers, ...said } });
  onward.on("response", (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  onward.on("error", () => outgoing.destroy());
  incoming.pipe(onward);
}
