import { once } from "node:events";
import { connect } from "node:net";
import { createInterface } from "node:readline";

export interface SentMail {
  readonly from: string;
  /** With CRLF; no line begins with a dot. */
  readonly content: string;
}

/**
 * Hands mails in over so many connections, one after the other on each, as a mail system does (RFC 5321).
 * @returns how long it took, in seconds
 * @throws Error for an answer that is none of acceptance
 */
export async function handIn(
  target: { readonly port: number; readonly to: string },
  mails: readonly SentMail[],
  connections: number,
): Promise<number> {
  const waiting = mails.values();
  const started = performance.now();
  await Promise.all(Array.from({ length: connections }, () => runConnection(target, waiting)));
  return (performance.now() - started) / 1000;
}

async function runConnection(
  { port, to }: { readonly port: number; readonly to: string },
  waiting: Iterator<SentMail> & Iterable<SentMail>,
): Promise<void> {
  const socket = connect({ port, host: "127.0.0.1", noDelay: true });
  const lines = createInterface({ input: socket })[Symbol.asyncIterator]();
  const answer = async (expected: string) => {
    for (;;) {
      const { value = "", done } = await lines.next();
      if (done || !value.startsWith(expected)) throw new Error(`${expected} expected, not "${value}"`);
      // "250-" has more behind it.
      if (value[3] !== "-") return;
    }
  };
  const say = async (text: string, expected: string) => {
    socket.write(`${text}\r\n`);
    await answer(expected);
  };
  await answer("220");
  await say("EHLO bench.example", "250");
  for (const { from, content } of waiting) {
    await say(`MAIL FROM:<${from}>`, "250");
    await say(`RCPT TO:<${to}>`, "250");
    await say("DATA", "354");
    await say(`${content}\r\n.`, "250");
  }
  await say("QUIT", "221");
  socket.end();
  await once(socket, "close");
}
