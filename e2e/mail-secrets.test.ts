/** Mail through a server that an operator runs, in and out, with every line of its log: where personal data could be left. */
import nodemailer from "nodemailer";
import { SMTPServer } from "smtp-server";
import { expect, onTestFinished, test } from "vitest";
import { shiming } from "./support/processes.ts";
import { findSecrets, type Secret } from "./support/secret-search.ts";
import { premisesIn, preparePremises, serve } from "./support/served.ts";
import { scratchFolder } from "./support/shiming.ts";
import { storedBytes } from "./support/stores.ts";

const ADDRESS = "apply@realname.example.com";
const SENDER = "wanglaowu@hospital.example.cn";
const secrets: readonly Secret[] = [
  { kind: "name", value: "欧阳建国" },
  { kind: "telephone", value: "13798765432" },
  { kind: "address", value: SENDER },
  { kind: "another address", value: "zhaoliu@supplier.example.cn" },
  { kind: "name of the sender", value: "王老五" },
  { kind: "secret of a mini program", value: "9f1c2b3a4d5e6f708192a3b4c5d6e7f8" },
  { kind: "file", value: "身份证复印件" },
  { kind: "password of the relay", value: "relay-pass-7719" },
];

const FORM = `您好，
1. 业务方名称：示例市第九人民医院
2. 使用该接口的场景和用途：患者预约挂号时核验本人身份
3. 小程序名称及对应 appid：挂号 wx1a2b3c4d5e6f7081
4. 商户号：1900000109
5. 日均调用量预估：5000 次，3000 用户
6. 最高并发调用量预估：300
7. 日并发调用量均值预估：50
8. 产品联系人：欧阳建国 13798765432 ${SENDER}
9. 开发联系人：欧阳建国 13798765432 zhaoliu@supplier.example.cn
AppSecret 9f1c2b3a4d5e6f708192a3b4c5d6e7f8`;

/** The operator's relay: takes what goes out, and refuses some of it in words that name people. */
async function relay() {
  const taken: string[] = [];
  let recipients = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    logger: false,
    onAuth: ({ username }, _session, done) => done(null, { user: username }),
    onRcptTo: ({ address }, _session, done) =>
      recipients++ === 0
        ? done()
        : done(Object.assign(new Error(`${address} 王老五 is unknown`), { responseCode: 550 })),
    onData: (stream, _session, done) => {
      let text = "";
      stream.on("data", (piece) => {
        text += piece;
      });
      stream.on("end", () => {
        taken.push(text);
        done();
      });
    },
  });
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const address = server.server.address();
  return { taken, port: typeof address === "object" ? address?.port : 0 };
}

test("no mail, and nothing about whoever wrote it, is readable in the database, the log, the audit or a list of failures", async () => {
  const premises = await preparePremises();
  const { taken, port } = await relay();
  const { port: smtpPort } = await premisesIn(scratchFolder());
  const env = {
    ...premises.env,
    SHIMING_LOG_LEVEL: "debug",
    SHIMING_MAIL_ADDRESS: ADDRESS,
    SHIMING_SMTP_LISTEN: `127.0.0.1:${smtpPort}`,
    SHIMING_SMTP_URL: `smtp://relay:relay-pass-7719@127.0.0.1:${port}`,
  };
  const server = await serve(env);
  const client = nodemailer.createTransport({ host: "127.0.0.1", port: smtpPort, ignoreTLS: true });
  const attachments = [{ filename: "身份证复印件.doc", content: Buffer.from("d0cf11e0a1b11ae1", "hex") }];
  const from = { name: "王老五", address: SENDER };
  const mails = [
    { subject: "欧阳建国的实名授权申请", text: FORM, attachments },
    { subject: "另一份", text: FORM },
    { subject: "问题", text: "请致电欧阳建国 13798765432" },
    { subject: "坏的", raw: `From: 王老五 <${SENDER}>\r\nContent-Type: multipart/mixed\r\n\r\n欧阳建国` },
  ];
  for (const mail of mails)
    await client.sendMail({ ...mail, from, to: ADDRESS, envelope: { from: SENDER, to: ADDRESS } });
  await client.sendMail({ from, to: "zhaoliu@supplier.example.cn", text: "欧阳建国" }).catch(() => {});

  const listed = async (...args: string[]) => (await shiming([...args, "--json"], { env })).stdout;
  const settled = async () => {
    const fates = JSON.parse(await listed("mails", "list")) as { state: string }[];
    const messages = JSON.parse(await listed("outbox", "list")) as { state: string }[];
    const states = [...fates, ...messages].map(({ state }) => state);
    return messages.length === 2 && !states.includes("received") && !states.includes("waiting");
  };
  await expect.poll(settled, { timeout: 30_000 }).toBe(true);

  expect(taken).toHaveLength(1);
  const outbox = await listed("outbox", "list");
  expect(JSON.parse(outbox)).toMatchObject([{ state: "given_up" }, { state: "delivered" }]);
  expect(JSON.parse(outbox)[0].last_error).toMatch(/^SMTP 550/);
  const shown = JSON.parse(await listed("mails", "list"));
  expect(shown.map(({ subject }: { subject: string }) => subject)).toContain("欧阳建国的实名授权申请");
  expect(shown[0].from).toEqual(from);

  const audit = await shiming(["audit", "export"], { env });
  const wrong = await shiming(["mails", "show", SENDER], { env });
  await server.end("SIGKILL");
  const stored = await storedBytes(premises.data);
  const places = [
    { file: "stored", bytes: stored },
    { file: "log", bytes: Buffer.from([...server.lines, ...server.errors].join("\n")) },
    { file: "audit", bytes: Buffer.from(audit.stdout + audit.stderr) },
    { file: "outbox", bytes: Buffer.from(outbox) },
  ];
  // What is not sealed stands there.
  expect(stored.includes("given_up")).toBe(true);
  expect([audit.code, wrong.code]).toEqual([0, 1]);
  expect(places.flatMap(({ file, bytes }) => findSecrets(file, bytes, secrets))).toEqual([]);
});
