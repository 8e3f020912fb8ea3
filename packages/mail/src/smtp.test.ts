import { once } from "node:events";
import { connect, type Socket } from "node:net";
import type { Mailer, RawMail } from "@shiming/core";
import nodemailer from "nodemailer";
import { SMTPServer } from "smtp-server";
import { afterEach, describe, expect, it } from "vitest";
import { listenForMails, type SmtpListenerOptions } from "./incoming/smtp-listener.ts";
import { createSmtpMailer } from "./outgoing/smtp-mailer.ts";

const ADDRESS = "apply@realname.example.com";
const ends: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

async function listener(over: Partial<SmtpListenerOptions> = {}) {
  const kept: { mail: RawMail; messageId: string }[] = [];
  const keep = async (mail: RawMail, messageId: string) => kept.push({ mail, messageId });
  const options = {
    host: "127.0.0.1",
    port: 0,
    address: ADDRESS,
    isRelay: () => true,
    keep,
    onFault: () => {},
  };
  const { port, close } = await listenForMails({ ...options, ...over });
  ends.push(close);
  return { port, kept };
}

/** Says lines one by one and gathers the codes of the answers. */
async function talk(port: number, lines: readonly string[]): Promise<string[]> {
  const socket: Socket = connect(port, "127.0.0.1");
  socket.setEncoding("utf8");
  let heard = "";
  socket.on("data", (piece) => {
    heard += piece;
  });
  const answer = async () => {
    while (!/^\d{3} .*\r\n$/m.test(heard)) {
      if (socket.closed) break;
      await Promise.race([once(socket, "data"), once(socket, "close")]);
    }
    const code = /^(\d{3}) /m.exec(heard)?.[1] ?? "";
    heard = "";
    return code;
  };
  const codes = [await answer()];
  for (const line of lines) {
    socket.write(`${line}\r\n`);
    codes.push(await answer());
  }
  socket.destroy();
  return codes;
}

const MAIL = "Message-ID: <m1@example.gov.cn>\r\nSubject: x\r\n\r\nbody\r\n.";

describe("mail by SMTP, in", () => {
  it("is taken for the platform's address alone", async () => {
    const { port, kept } = await listener();
    const codes = await talk(port, [
      "EHLO relay",
      "MAIL FROM:<a@example.gov.cn>",
      "RCPT TO:<other@elsewhere.example>",
      `RCPT TO:<${ADDRESS.toUpperCase()}>`,
      "DATA",
      MAIL,
    ]);
    expect(codes).toEqual(["220", "250", "250", "550", "250", "354", "250"]);
    expect(kept.map(({ messageId }) => messageId)).toEqual(["m1@example.gov.cn"]);
    expect(kept[0]?.mail.envelope.from).toBe("a@example.gov.cn");
    expect(kept[0]?.mail.raw.toString()).toContain("body");
  });

  it("is not taken from anybody but the operator's mail system", async () => {
    const { port } = await listener({ isRelay: () => false });
    expect(await talk(port, [])).toEqual(["554"]);
  });

  it("is not said to have arrived when it could not be kept", async () => {
    const { port } = await listener({ keep: () => Promise.reject(new Error("disk full")) });
    const codes = await talk(port, ["EHLO relay", "MAIL FROM:<>", `RCPT TO:<${ADDRESS}>`, "DATA", MAIL]);
    expect(codes.at(-1)).toBe("451");
  });

  it("is refused when it is longer than 20 MB, before and after it is sent", async () => {
    const { port, kept } = await listener();
    expect((await talk(port, ["EHLO relay", "MAIL FROM:<a@b.example> SIZE=30000000"])).at(-1)).toBe("552");
    const long = `Subject: x\r\n\r\n${`${"y".repeat(998)}\r\n`.repeat(21_500)}.`;
    const codes = await talk(port, [
      "EHLO relay",
      "MAIL FROM:<a@b.example>",
      `RCPT TO:<${ADDRESS}>`,
      "DATA",
      long,
    ]);
    expect(codes.at(-1)).toBe("552");
    expect(kept).toEqual([]);
  });

  it("comes in by a common client, the null sender and a missing Message-ID included", async () => {
    const { port, kept } = await listener();
    const client = nodemailer.createTransport({ host: "127.0.0.1", port, secure: false, ignoreTLS: true });
    await client.sendMail({ envelope: { from: "", to: ADDRESS }, raw: "Subject: bounce\r\n\r\nx" });
    expect(kept[0]?.mail.envelope.from).toBe("");
    expect(kept[0]?.messageId).toMatch(/^sha256-[0-9a-f]{64}@content\.invalid$/);
  });
});

describe("mail by SMTP, out", () => {
  const message = {
    id: "id1",
    at: new Date(0),
    mail: {
      to: ["zhangsan@example.gov.cn"],
      language: "zh",
      references: [],
      template: "invitation",
      url: "https://a.example/",
    },
  } as const;

  async function receiver(answer: { data?: number; rcpt?: number } = {}) {
    const got: string[] = [];
    const refused = (code: number | undefined) =>
      code ? Object.assign(new Error("zhangsan@example.gov.cn is no good"), { responseCode: code }) : null;
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS", "AUTH"],
      logger: false,
      onRcptTo: (_address, _session, done) => done(refused(answer.rcpt)),
      onData: (stream, _session, done) => {
        stream.setEncoding("utf8");
        let text = "";
        stream.on("data", (piece) => {
          text += piece;
        });
        stream.on("end", () => {
          got.push(text);
          done(refused(answer.data));
        });
      },
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
    ends.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
    const address = server.server.address();
    const port = typeof address === "object" ? address?.port : 0;
    const mailer: Mailer = createSmtpMailer(`smtp://127.0.0.1:${port}`, { name: "x", address: ADDRESS });
    return { got, mailer };
  }

  it("is handed over", async () => {
    const { got, mailer } = await receiver();
    expect(await mailer.send(message)).toEqual({ outcome: "sent" });
    expect(got[0]).toContain("Message-ID: <id1@realname.example.com>");
  });

  it.each([
    [{ rcpt: 550 }, true],
    [{ rcpt: 450 }, false],
    [{ data: 554 }, true],
    [{ data: 451 }, false],
  ])("is not repeated where it can never be taken: %j", async (answer, permanent) => {
    const { mailer } = await receiver(answer);
    const outcome = await mailer.send(message);
    expect(outcome).toMatchObject({ outcome: "refused", permanent });
    expect(JSON.stringify(outcome)).not.toContain("zhangsan");
  });

  it("is repeated where nobody answers", async () => {
    const mailer = createSmtpMailer("smtp://127.0.0.1:1", { name: "x", address: ADDRESS });
    expect(await mailer.send(message)).toMatchObject({ outcome: "refused", permanent: false });
  });
});
