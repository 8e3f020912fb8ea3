import { connect, type Socket } from "node:net";

/** What one round of load saw. */
export interface LoadResult {
  readonly requests: number;
  readonly seconds: number;
  /** Each answer's time in milliseconds, ascending. */
  readonly latencies: readonly number[];
  /** Answers that were not `"errcode":0`. */
  readonly refused: number;
}

const HEAD_END = "\r\n\r\n";
const LONGEST_READ = 16 * 1024;

/**
 * Sends the bodies over so many kept-alive connections, one request at a time on each. Raw sockets and prepared bytes:
 * the client must not be what is measured, and two servers must get the very same bytes. What comes is read into one buffer for each
 * connection, which takes a fifth of the client's processor time away: servers with threads want that core.
 */
export async function load(
  target: { readonly port: number; readonly path: string },
  bodies: readonly string[],
  connections: number,
): Promise<LoadResult> {
  const requests = bodies.map((body) => requestBytes(target.path, body));
  const latencies: number[] = [];
  const state = { next: 0, refused: 0 };
  const started = performance.now();
  await Promise.all(
    Array.from({ length: connections }, () => runConnection(target.port, requests, state, latencies)),
  );
  const seconds = (performance.now() - started) / 1000;
  return {
    requests: bodies.length,
    seconds,
    latencies: latencies.sort((a, b) => a - b),
    refused: state.refused,
  };
}

function requestBytes(path: string, body: string): Buffer {
  const head = [
    `POST ${path} HTTP/1.1`,
    "host: 127.0.0.1",
    "content-type: application/x-www-form-urlencoded",
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  return Buffer.from(head.join("\r\n") + HEAD_END + body);
}

function runConnection(
  port: number,
  requests: readonly Buffer[],
  state: { next: number; refused: number },
  latencies: number[],
): Promise<void> {
  return new Promise((resolve, reject) => {
    const answer = new Answer();
    let sentAt = 0;
    const sendNext = () => {
      const request = requests[state.next++];
      if (!request) return void socket.end(resolve);
      sentAt = performance.now();
      socket.write(request);
    };
    const onread = {
      buffer: Buffer.alloc(LONGEST_READ),
      callback(length: number, buffer: Uint8Array) {
        if (!answer.takes(buffer.subarray(0, length))) return true;
        latencies.push(performance.now() - sentAt);
        if (!answer.isGood) state.refused += 1;
        sendNext();
        return true;
      },
    };
    const socket: Socket = connect({ port, host: "127.0.0.1", noDelay: true, onread });
    socket.on("connect", sendNext).on("error", reject);
  });
}

/** One answer after the other, as they come in parts. */
class Answer {
  #received = "";
  isGood = false;

  /** @returns whether the answer is whole with this part of it */
  takes(part: Uint8Array): boolean {
    this.#received += Buffer.from(part.buffer, part.byteOffset, part.byteLength).toString("latin1");
    const headEnd = this.#received.indexOf(HEAD_END);
    if (headEnd < 0) return false;
    const length = /content-length: (\d+)/i.exec(this.#received)?.[1];
    if (this.#received.length < headEnd + HEAD_END.length + Number(length)) return false;
    this.isGood = this.#received.includes('"errcode":0', headEnd);
    this.#received = "";
    return true;
  }
}
