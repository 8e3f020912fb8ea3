/** Applicants, who send the form by mail, all the time, and a word more when the platform has answered. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import nodemailer from "nodemailer";
import { root } from "../../house/repository.ts";
import type { PostOffice } from "../../journey/support/post-office.ts";

export const ADDRESS = "apply@realname.example.com";
const FORM = readFileSync(join(root, "packages/mail/fixtures/outlook-utf8-qp.eml"), "utf8");
const TRY_AGAIN_MS = 300;
const PATIENCE_MS = 5000;

export class Applicants {
  /** The Message-ID of each mail that a node has said it has, without its brackets. */
  readonly handedIn: string[] = [];
  readonly #smtpPorts: readonly number[];
  readonly #post: PostOffice;
  #isOver = false;
  #turn = 0;

  /** @param smtpPorts of the nodes, any of which takes a mail in */
  constructor(smtpPorts: readonly number[], post: PostOffice) {
    this.#smtpPorts = smtpPorts;
    this.#post = post;
  }

  /** One after the other, until {@link end}: a form, and an answer to what came of the one before. */
  async run(pauseMs: number): Promise<void> {
    const answered = this.#post.letters.length;
    const begun = Date.now();
    for (let number = 0; !this.#isOver; number++) {
      await this.#hand(formOf(`form-${begun}-${number}`, `applicant-${begun}-${number}@example.gov.cn`));
      const letter = this.#post.letters[answered + number];
      if (letter) await this.#hand(replyTo(letter, `reply-${begun}-${number}`));
      await pause(pauseMs);
    }
  }

  end(): void {
    this.#isOver = true;
  }

  /** As mail systems do: to the next node where one does not take it. */
  async #hand(mail: Mail): Promise<void> {
    while (!this.#isOver) {
      const port = this.#smtpPorts[this.#turn++ % this.#smtpPorts.length];
      const client = nodemailer.createTransport({
        ...{ host: "127.0.0.1", port, ignoreTLS: true },
        ...{ connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS },
      });
      try {
        await client.sendMail({ envelope: { from: mail.from, to: ADDRESS }, raw: mail.raw });
        this.handedIn.push(mail.messageId);
        return;
      } catch {
        await pause(TRY_AGAIN_MS);
      } finally {
        client.close();
      }
    }
  }
}

interface Mail {
  readonly messageId: string;
  readonly from: string;
  readonly raw: string;
}

/** Of somebody who has sent nothing yet: there is an end to what one address may send. */
function formOf(name: string, from: string): Mail {
  const messageId = `${name}@example.gov.cn`;
  const raw = FORM.replace(/^Message-ID: .*$/m, `Message-ID: <${messageId}>`).replace(
    /^From: .*$/m,
    `From: <${from}>`,
  );
  return { messageId, from, raw };
}

function replyTo({ messageId: to, to: from, subject }: PostOffice["letters"][number], name: string): Mail {
  const messageId = `${name}@example.gov.cn`;
  const raw = [
    `From: <${from}>`,
    `To: ${ADDRESS}`,
    `Subject: =?utf-8?b?${Buffer.from(`回复：${subject}`).toString("base64")}?=`,
    `Message-ID: <${messageId}>`,
    `In-Reply-To: ${to}`,
    "MIME-Version: 1.0",
    'Content-Type: text/plain; charset="utf-8"',
    "",
    "Thank you.",
    "",
  ].join("\r\n");
  return { messageId, from, raw };
}

const pause = (milliseconds: number) => new Promise<void>((passed) => setTimeout(passed, milliseconds));
