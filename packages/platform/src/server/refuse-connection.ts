import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import { createProblem } from "../problem/problem.ts";

const statusOf = new Map([
  ["ERR_HTTP_REQUEST_TIMEOUT", 408],
  ["HPE_HEADER_OVERFLOW", 431],
]);

/** What is no HTTP, or none in time, belongs to no endpoint: it gets a problem, and the connection ends. */
export function refuseConnection(error: Error & { code?: string }, socket: Socket): void {
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
