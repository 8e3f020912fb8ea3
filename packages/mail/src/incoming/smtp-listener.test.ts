import { once } from "node:events";
import { connect, type Socket } from "node:net";
import type { RawMail, ReceivedHead } from "@shiming/core";
import nodemailer from "nodemailer";
import { afterEach, describe, expect, it } from "vitest";
import { listenForMails, type SmtpListenerOptions } from "./smtp-listener.ts";

const ADDRESS = "apply@realname.example.com";
const ends: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

async function listener(over: Partial<SmtpListenerOptions> = {}) {
  const kept: { mail: RawMail; messageId: string }[] = [];
  const keep = async (mail: RawMail, { messageId }: ReceivedHead) => kept.push({ mail, messageId });
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
