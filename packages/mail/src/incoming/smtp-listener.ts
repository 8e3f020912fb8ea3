/** Takes mails in by SMTP: for one address, from the operator's mail system, and never passes one on. */
import type { RawMail, ReceivedHead } from "@shiming/core";
import type { SMTPServerDataStream, SMTPServerSession } from "smtp-server";
import { readHead } from "./read-head.ts";

const LARGEST_MAIL = 20 * 1024 * 1024;

export interface SmtpListenerOptions {
  readonly host: string;
  readonly port: number;
  /** The only address that mail is taken for. */
  readonly address: string;
  /** Whether a machine is the operator's mail system. Nobody else may connect. */
  readonly isRelay: (ip: string) => boolean;
  /** For STARTTLS: PEM. */
  readonly tls?: { readonly cert: string | Buffer; readonly key: string | Buffer } | undefined;
  /** Keeps a mail durably. The other side is told that it has arrived when this is done, and to come again when it throws. */
  readonly keep: (mail: RawMail, head: ReceivedHead) => Promise<unknown>;
  readonly onFault: (error: unknown) => void;
}

export interface SmtpListener {
  readonly port: number;
  close(): Promise<void>;
}

const IDLE_MS = 60_000;
const MOST_CLIENTS = 50;

export async function listenForMails(options: SmtpListenerOptions): Promise<SmtpListener> {
  const { host, port, address, isRelay, tls, keep, onFault } = options;
  const { SMTPServer } = await import("smtp-server");
  const server = new SMTPServer({
    name: address.split("@").at(-1) ?? "localhost",
    banner: "ESMTP",
    size: LARGEST_MAIL,
    disabledCommands: tls ? ["AUTH"] : ["AUTH", "STARTTLS"],
    authOptional: true,
    disableReverseLookup: true,
    logger: false,
    maxClients: MOST_CLIENTS,
    socketTimeout: IDLE_MS,
    closeTimeout: 5000,
    ...tls,
    onConnect: ({ remoteAddress }, done) =>
      done(
        isRelay(remoteAddress)
          ? null
          : refusal(554, "this server takes mail from the operator's mail system only"),
      ),
    onRcptTo: (recipient, _session, done) =>
      done(isSame(recipient.address, address) ? null : refusal(550, "no such mailbox here")),
    onData: (stream, session, done) => {
      take(stream, session).then(
        () => done(null, "kept"),
        (error: unknown) => {
          if (!(error instanceof Refusal)) onFault(error);
          done(error instanceof Refusal ? error : refusal(451, "not kept: try again later"));
        },
      );
    },
  });
  const take = async (stream: SMTPServerDataStream, session: SMTPServerSession) => {
    const raw = await readAll(stream);
    const { mailFrom } = session.envelope;
    const from = mailFrom ? mailFrom.address : "";
    await keep({ envelope: { from, isRelayed: true }, raw }, await readHead(raw));
  };
  // A connection that breaks off is nothing of ours.
  server.on("error", () => {});
  await new Promise<void>((resolve, reject) => {
    server.server.once("error", reject);
    server.listen(port, host, () => {
      server.server.off("error", reject);
      resolve();
    });
  });
  const bound = server.server.address();
  return {
    port: typeof bound === "object" && bound ? bound.port : port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function readAll(stream: SMTPServerDataStream): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of stream) {
    size += piece.length;
    // The rest is read and forgotten, so that the other side hears why.
    if (size <= LARGEST_MAIL) pieces.push(piece);
  }
  if (size > LARGEST_MAIL) throw refusal(552, "longer than 20 MB");
  return Buffer.concat(pieces);
}

class Refusal extends Error {
  readonly responseCode: number;

  constructor(code: number, message: string) {
    super(message);
    this.responseCode = code;
  }
}

const refusal = (code: number, message: string) => new Refusal(code, message);

/** Domains have no case, and mail systems treat mailboxes so. */
const isSame = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
