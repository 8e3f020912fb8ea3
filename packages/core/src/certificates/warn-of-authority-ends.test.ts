import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { localKeyEncryptionKey, openRecord } from "@shiming/crypto";
import { expect, it } from "vitest";
import { type MailMessage, messageColumn } from "../outbox/message.ts";
import type { QueuedMessage } from "../outbox/queued-message.ts";
import { type AuthorityWarningDeps, warnOfAuthorityEnds } from "./warn-of-authority-ends.ts";

const DAY_MS = 86_400_000;
const made = [
  "req",
  "-x509",
  "-newkey",
  "ec",
  "-pkeyopt",
  "ec_paramgen_curve:P-256",
  "-nodes",
  "-keyout",
  "/dev/null",
];
const certificatePem = execFileSync("openssl", [...made, "-subj", "/CN=x", "-days", "800"], {
  encoding: "utf8",
  stdio: ["ignore", "pipe", "ignore"],
});
const written = execFileSync("openssl", ["x509", "-noout", "-enddate", "-dateopt", "iso_8601"], {
  input: certificatePem,
  encoding: "utf8",
});
const END = new Date(written.trim().replace("notAfter=", "").replace(" ", "T"));
const STOPS = new Date(END.getTime() - 365 * DAY_MS);
const before = (end: Date, days: number, ms = 0) => new Date(end.getTime() - days * DAY_MS - ms);

const key = localKeyEncryptionKey("key", Buffer.alloc(32, 1));

function setUp(officers: readonly string[] = ["officer@platform.example"]) {
  const state = { officers, mails: [] as MailMessage[] };
  const deps: AuthorityWarningDeps = {
    authority: { issuers: [{ id: "1", name: "2026", certificatePem }] },
    outbox: {
      put: async (messages) =>
        void state.mails.push(...messages.filter((message) => message.channel === "mail")),
      list: async ({ about }) =>
        state.mails.filter((mail) => mail.about === about) as unknown as QueuedMessage[],
    },
    officers: async () => state.officers,
    keys: { current: () => key, byId: () => key },
    random: randomBytes,
  };
  const told = () =>
    state.mails.map(({ id, sealed }) => {
      const mail = JSON.parse(Buffer.from(openRecord(sealed, messageColumn(id), () => key)).toString());
      return `${mail.what} ${mail.days} ${mail.language} ${mail.to}`;
    });
  return { state, told, warn: (at: Date) => warnOfAuthorityEnds(deps, at) };
}

it("officers are told a year before the end of the issuer, since it issues for a year, and at its end, once each", async () => {
  const { told, warn } = setUp();
  for (const at of [
    before(STOPS, 30, 1),
    before(STOPS, 30),
    before(STOPS, 20),
    before(STOPS, 7),
    before(STOPS, 1),
  ]) {
    await warn(at);
    await warn(at);
  }
  const both = "both officer@platform.example";
  expect(told()).toEqual([30, 7, 1].map((days) => `issuing ${days} ${both}`));
  await warn(before(END, 100));
  await warn(before(END, 3));
  expect(told().slice(3)).toEqual([`certificate 7 ${both}`]);
});

it("what could be told to nobody is told when there is somebody", async () => {
  const { state, told, warn } = setUp([]);
  await warn(before(STOPS, 5));
  state.officers = ["officer@platform.example"];
  await warn(before(STOPS, 4));
  expect(told()).toEqual(["issuing 7 both officer@platform.example"]);
});
