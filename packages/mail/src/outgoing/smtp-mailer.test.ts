import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import type { Mailer } from "@shiming/core";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterEach, describe, expect, it } from "vitest";
import { createSmtpMailer } from "./smtp-mailer.ts";

const ADDRESS = "apply@realname.example.com";
const SENDER = { name: "x", address: ADDRESS };
const ends: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

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

interface Answers {
  readonly data?: number;
  readonly rcpt?: number;
}

/** A mail system that answers with these codes, and what it got. */
async function receiver(answer: Answers = {}, options: SMTPServerOptions = OPEN, host = "127.0.0.1") {
  const got: string[] = [];
  const refused = (code: number | undefined) =>
    code ? Object.assign(new Error("zhangsan@example.gov.cn is no good"), { responseCode: code }) : null;
  const server = new SMTPServer({
    logger: false,
    onRcptTo: (_address, _session, done) => done(refused(answer.rcpt)),
    onData: (stream, session, done) => {
      stream.setEncoding("utf8");
      let text = `${session.secure ? "encrypted" : "open"}, as ${session.user ?? "nobody"}\n`;
      stream.on("data", (piece) => {
        text += piece;
      });
      stream.on("end", () => {
        got.push(text);
        done(refused(answer.data));
      });
    },
    ...options,
  });
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(0, host, () => resolve()));
  ends.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const address = server.server.address();
  return { got, port: typeof address === "object" ? address?.port : 0 };
}

const OPEN: SMTPServerOptions = { authOptional: true, disabledCommands: ["STARTTLS", "AUTH"] };

describe("mail by SMTP, out", () => {
  it("is handed over", async () => {
    const { got, port } = await receiver();
    const mailer: Mailer = createSmtpMailer(`smtp://127.0.0.1:${port}`, SENDER);
    expect(await mailer.send(message)).toEqual({ outcome: "sent" });
    expect(got[0]).toContain("Message-ID: <id1@realname.example.com>");
  });

  it.each([
    [{ rcpt: 550 }, true],
    [{ rcpt: 450 }, false],
    [{ data: 554 }, true],
    [{ data: 451 }, false],
  ])("is not repeated where it can never be taken: %j", async (answer, permanent) => {
    const { port } = await receiver(answer);
    const outcome = await createSmtpMailer(`smtp://127.0.0.1:${port}`, SENDER).send(message);
    expect(outcome).toMatchObject({ outcome: "refused", permanent });
    expect(JSON.stringify(outcome)).not.toContain("zhangsan");
  });

  it("is repeated where nobody answers", async () => {
    const mailer = createSmtpMailer("smtp://127.0.0.1:1", SENDER);
    expect(await mailer.send(message)).toMatchObject({ outcome: "refused", permanent: false });
  });
});

/** As a mail system of one's own has it: signed by nobody that others know. */
const tls = selfSigned();

function selfSigned() {
  const folder = mkdtempSync(join(tmpdir(), "shiming-smtp-"));
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  const name = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
  const made = [
    "req",
    "-x509",
    "-newkey",
    "ec",
    "-pkeyopt",
    "ec_paramgen_curve:P-256",
    "-nodes",
    "-days",
    "2",
  ];
  execFileSync("openssl", [...made, ...name, "-keyout", key, "-out", cert], { stdio: "pipe" });
  const files = { key: readFileSync(key, "utf8"), cert: readFileSync(cert, "utf8") };
  rmSync(folder, { recursive: true });
  return files;
}

/** What NODE_EXTRA_CA_CERTS does at the start of a process. */
function trust(certificate: string): void {
  const before = getCACertificates("default");
  setDefaultCACertificates([...before, certificate]);
  ends.push(() => setDefaultCACertificates(before));
}

const PASSWORD = "p@ss:word/1";
const WITH_PASSWORD: SMTPServerOptions = {
  ...tls,
  authMethods: ["PLAIN", "LOGIN"],
  onAuth: ({ username, password }, _session, done) =>
    username === "relay" && password === PASSWORD
      ? done(null, { user: username })
      : done(new Error("zhangsan@example.gov.cn may not")),
};
const url = (scheme: string, port: number | undefined, password = PASSWORD) =>
  `${scheme}://relay:${encodeURIComponent(password)}@localhost:${port}`;

describe("a relay that asks for encryption and a password", () => {
  it.each([
    ["STARTTLS", "smtp", {}],
    ["TLS from the first byte", "smtps", { secure: true }],
  ])("is given both: %s", async (_, scheme, more) => {
    trust(tls.cert);
    const { got, port } = await receiver({}, { ...WITH_PASSWORD, ...more });
    expect(await createSmtpMailer(url(scheme, port), SENDER).send(message)).toEqual({ outcome: "sent" });
    expect(got[0]).toMatch(/^encrypted, as relay\n/);
  });

  it.each([
    ["STARTTLS", "smtp", {}],
    ["TLS from the first byte", "smtps", { secure: true }],
  ])(
    "gets neither password nor mail where its certificate is nobody's that the operator trusts: %s",
    async (_, scheme, more) => {
      const asked: string[] = [];
      const onAuth: SMTPServerOptions["onAuth"] = ({ username }, _session, done) => {
        asked.push(String(username));
        done(null, { user: username });
      };
      const { got, port } = await receiver({}, { ...WITH_PASSWORD, onAuth, ...more });
      const outcome = await createSmtpMailer(url(scheme, port), SENDER).send(message);
      expect(outcome).toMatchObject({ outcome: "refused", permanent: false });
      expect(outcome).toMatchObject({ error: expect.stringMatching(/SELF_SIGNED|ETLS|ESOCKET/) });
      expect([got, asked]).toEqual([[], []]);
    },
  );

  it("that has no encryption gets no password over a network", async () => {
    const asked: string[] = [];
    const onAuth: SMTPServerOptions["onAuth"] = ({ username }, _session, done) => {
      asked.push(String(username));
      done(null, { user: username });
    };
    const open: SMTPServerOptions = { disabledCommands: ["STARTTLS"], allowInsecureAuth: true, onAuth };
    // Any address of 127.0.0.0/8 is this machine, and this one is not taken for it.
    const { got, port } = await receiver({}, open, "127.0.0.2");
    const mailer = createSmtpMailer(url("smtp", port).replace("localhost", "127.0.0.2"), SENDER);
    expect(await mailer.send(message)).toMatchObject({ outcome: "refused", permanent: false });
    expect([got, asked]).toEqual([[], []]);
  });

  it("that refuses the password says so in its code, and in none of its words", async () => {
    trust(tls.cert);
    const { port } = await receiver({}, WITH_PASSWORD);
    const outcome = await createSmtpMailer(url("smtp", port, "another"), SENDER).send(message);
    expect(outcome).toEqual({ outcome: "refused", permanent: false, error: "SMTP 535, EAUTH" });
  });
});
