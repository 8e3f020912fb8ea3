import { type IncomingMessage, type ServerResponse, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import { afterReading } from "../contract/body.ts";
import { createProblem } from "../problem/problem.ts";

type ConnectionError = Error & { readonly code?: string };

const statusOf = new Map([
  ["ERR_HTTP_REQUEST_TIMEOUT", 408],
  ["HPE_HEADER_OVERFLOW", 431],
]);

export interface ConnectionRefusal {
  /** Hears of every request. */
  readonly remember: (request: IncomingMessage, response: ServerResponse) => void;
  readonly refuse: (error: ConnectionError, socket: Socket) => void;
}

/**
 * What is no HTTP, or none in time, belongs to no endpoint: it gets a problem, and the connection ends.
 *
 * The time of a request that has an endpoint is that of its body, which is shorter, and the endpoint answers when it is
 * over. So Node complains of such a request only in a process that was stopped and goes on: then what arrived meanwhile is
 * read first, and the endpoint, which knows what its callers expect, has as long as a body has.
 */
export function createConnectionRefusal(bodyTimeoutMs: number): ConnectionRefusal {
  const answers = new WeakMap<Socket, ServerResponse>();
  return {
    remember(request, response) {
      answers.set(request.socket, response);
    },
    refuse(error, socket) {
      if (error.code !== "ERR_HTTP_REQUEST_TIMEOUT") return end(error, socket);
      const before = answers.get(socket);
      const wasOpen = before !== undefined && !before.writableEnded;
      afterReading(() => {
        const answer = answers.get(socket);
        if (!answer || (answer === before && !wasOpen)) return end(error, socket);
        setTimeout(() => {
          if (!answer.writableEnded) end(error, socket);
        }, 2 * bodyTimeoutMs).unref();
      });
    },
  };
}

function end(error: ConnectionError, socket: Socket): void {
  if (socket.writable && error.code !== "ECONNRESET") {
    const status = statusOf.get(error.code ?? "") ?? 400;
    const body = JSON.stringify(createProblem({ status }));
    const head = [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      "Content-Type: application/problem+json",
      `Content-Length: ${body.length}`,
      "Connection: close",
    ];
    socket.write(`${head.join("\r\n")}\r\n\r\n${body}`);
  }
  socket.destroy();
}
