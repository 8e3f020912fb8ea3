/** The mail system of everybody else: takes what the platform sends, and counts it. */
import { EventEmitter, once } from "node:events";
import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

export interface Letter {
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The link in it; empty without one. */
  readonly link: string;
  readonly references: readonly string[];
  /** When it was here, in milliseconds. */
  readonly cameAt: number;
}

export class PostOffice {
  /** Those that the platform was told of: 250, it is here. Oldest first. */
  readonly letters: Letter[] = [];
  readonly #changes = new EventEmitter();
  readonly #server: SMTPServer;
  readonly #gone = new Set<string>();
  #isHeld = false;
  #refusal: number | undefined;
  #waiting = 0;

  constructor() {
    this.#server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS", "AUTH"],
      logger: false,
      onRcptTo: (_address, _session, done) =>
        this.#refusal === undefined
          ? done()
          : done(Object.assign(new Error("not now"), { responseCode: this.#refusal })),
      onClose: ({ id }) => void this.#gone.add(id),
      onData: (stream, { id }, done) => {
        this.#take(stream, id).then(done, done);
      },
    });
    // A sender that was killed breaks off.
    this.#server.on("error", () => undefined);
  }

  async open(): Promise<number> {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server.server, "listening");
    const address = this.#server.server.address();
    return typeof address === "object" && address ? address.port : 0;
  }

  close(): Promise<void> {
    this.release();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  /** From now on no mail is said to have arrived, until {@link release}: whoever dies waiting has not handed it over. */
  hold(): void {
    this.#isHeld = true;
  }

  /** From now on no mail is taken, with that reply (RFC 5321 §4.2.1), until it is called without one. */
  refuse(reply?: number): void {
    this.#refusal = reply;
  }

  release(): void {
    this.#isHeld = false;
    this.#changes.emit("change");
  }

  /** Until a mail is in the middle of its delivery. */
  async untilHeld(): Promise<void> {
    while (this.#waiting === 0) await once(this.#changes, "change");
  }

  /** The newest one to an address whose subject says so, once it is there. */
  async letterTo(address: string, subject: string): Promise<Letter> {
    for (;;) {
      const found = this.letters.findLast(
        (letter) => letter.to === address && letter.subject.includes(subject),
      );
      if (found) return found;
      await once(this.#changes, "change");
    }
  }

  /** How often each mail has arrived, by its Message-ID. */
  counts(): ReadonlyMap<string, number> {
    const byId = Map.groupBy(this.letters, ({ messageId }) => messageId);
    return new Map([...byId].map(([messageId, letters]) => [messageId, letters.length]));
  }

  async #take(stream: NodeJS.ReadableStream, session: string): Promise<undefined> {
    const pieces: Buffer[] = [];
    for await (const piece of stream) pieces.push(Buffer.from(piece));
    const letter = await read(Buffer.concat(pieces));
    this.#waiting += 1;
    this.#changes.emit("change");
    while (this.#isHeld) await once(this.#changes, "change");
    this.#waiting -= 1;
    if (this.#gone.has(session)) return;
    this.letters.push(letter);
    // After the answer has left.
    setImmediate(() => this.#changes.emit("change"));
  }
}

/** By a reader that is not the platform's. */
async function read(raw: Buffer): Promise<Letter> {
  const { messageId = "", to, subject = "", text = "", references = [] } = await simpleParser(raw);
  const [receiver] = [to ?? []].flat();
  return {
    messageId,
    to: receiver?.value[0]?.address ?? "",
    subject,
    text,
    link: /https?:\S+/.exec(text)?.[0] ?? "",
    references: [references].flat(),
    cameAt: Date.now(),
  };
}
