import type { IncomingMessage, Server, ServerResponse } from "node:http";

export type RequestListener = (request: IncomingMessage, response: ServerResponse) => void;

/** Lets somebody look at each request before whoever listens now. @param take returns whether it has answered, or will */
export function takeBefore(
  server: Server,
  take: (request: IncomingMessage, response: ServerResponse) => boolean,
): void {
  const listeners = server.listeners("request") as RequestListener[];
  server.removeAllListeners("request");
  server.on("request", (request, response) => {
    if (take(request, response)) return;
    for (const listener of listeners) listener.call(server, request, response);
  });
}
