import { randomBytes } from "node:crypto";
import { localKeyEncryptionKey, openRecord } from "@shiming/crypto";
import { expect, it } from "vitest";
import type { EventEndpoint } from "../event/endpoint.ts";
import type { MerchantCertificate } from "../merchant/certificate.ts";
import { type EventMessage, type MailMessage, messageColumn } from "../outbox/message.ts";
import { type WarningDeps, warnOfEnds } from "./warn-of-ends.ts";

const APPID = "wx0123456789abcdef";
const END = new Date("2027-01-31T00:00:00Z");
const before = (days: number, ms = 0) => new Date(END.getTime() - days * 86_400_000 - ms);
const key = localKeyEncryptionKey("key", Buffer.alloc(32, 1));
const keys = { current: () => key, byId: () => key };

/** One certificate of one merchant, and the mails that were caused. */
function setUp(addresses: readonly string[] = ["owner@example.org"]) {
  const state = {
    certificate: {
      certSerialNo: "0A".repeat(20),
      mchId: "1900000109",
      certificatePem: "PEM",
      notBefore: before(365),
      notAfter: END,
      status: { state: "valid" },
    } as MerchantCertificate,
    addresses,
    mails: [] as MailMessage[],
    pushed: [] as EventMessage[],
    endpoint: undefined as EventEndpoint | undefined,
    meanwhile: () => {},
  };
  const deps: WarningDeps = {
    merchants: {
      certificatesEnding: async ({ from, to }) =>
        from <= END && END <= to && state.certificate.status.state === "valid" ? [state.certificate] : [],
      changeCertificates: async (_mchId, change) => {
        const { next, messages = [] } = change([state.certificate]);
        state.certificate = next[0] ?? state.certificate;
        state.mails.push(...messages.filter((message) => message.channel === "mail"));
        state.pushed.push(...messages.filter((message) => message.channel === "event"));
      },
    },
    miniPrograms: { boundTo: async () => [APPID] },
    eventEndpoints: { find: async () => state.endpoint },
    addressesOf: async () => {
      state.meanwhile();
      return state.addresses;
    },
    keys,
    random: randomBytes,
  };
  const daysTold = () => state.mails.map((mail) => read(mail).days);
  return { state, daysTold, warn: (at: Date) => warnOfEnds(deps, at) };
}

function read({ id, sealed }: MailMessage) {
  return JSON.parse(Buffer.from(openRecord(sealed, messageColumn(id), () => key)).toString());
}

it("the owners are told 30, 7 and 1 day before the end, once each, and not a moment earlier", async () => {
  const { daysTold, warn } = setUp();
  for (const [at, told] of [
    [before(30, 1), []],
    [before(30), [30]],
    [before(29), [30]],
    [before(7, 1), [30]],
    [before(7), [30, 7]],
    [before(2), [30, 7]],
    [before(1), [30, 7, 1]],
    [before(0), [30, 7, 1]],
  ] as const) {
    await warn(at);
    await warn(at);
    expect(daysTold(), at.toISOString()).toEqual(told);
  }
});

it("a server that slept over some of them tells the last one alone", async () => {
  const { daysTold, warn } = setUp();
  await warn(before(3));
  await warn(before(2));
  expect(daysTold()).toEqual([7]);
});

it("each owner gets a mail of their own, that says which certificate ends when", async () => {
  const { state, warn } = setUp(["one@example.org", "two@example.org"]);
  await warn(before(7));
  expect(state.mails.map(read).map(({ to }) => to)).toEqual([["one@example.org"], ["two@example.org"]]);
  expect(read(state.mails[0] as MailMessage)).toMatchObject({
    template: "certificate_expiring",
    mchId: "1900000109",
    certSerialNo: "0A".repeat(20),
    notAfter: END.toISOString(),
    days: 7,
  });
  expect(new Set(state.mails.map(({ id }) => id)).size).toBe(2);
  expect(state.mails[0]).toMatchObject({ about: "1900000109", template: "certificate_expiring" });
});

it("what could be told to nobody is told when there is somebody", async () => {
  const { state, daysTold, warn } = setUp([]);
  await warn(before(30));
  state.addresses = ["owner@example.org"];
  await warn(before(20));
  expect(daysTold()).toEqual([30]);
});

it("nobody is told of a certificate that was superseded meanwhile", async () => {
  const { state, daysTold, warn } = setUp();
  state.meanwhile = () => {
    state.certificate = { ...state.certificate, status: { state: "superseded", retiresAt: END } };
  };
  await warn(before(7));
  expect(daysTold()).toEqual([]);
});

it("the endpoint of a mini program that signs with it is told as well, also where nobody reads mail", async () => {
  const { state, daysTold, warn } = setUp([]);
  state.endpoint = {
    ...{ appid: APPID, url: "https://city.example/events", state: "active" },
    ...{ registeredAt: END, failures: 0, freeAt: END },
  };
  await warn(before(30));
  await warn(before(30));
  expect(daysTold()).toEqual([]);
  expect(state.pushed).toHaveLength(1);
  expect(state.pushed[0]).toMatchObject({
    about: APPID,
    template: "certificate-expiring",
    said: { details: { mch_id: "1900000109", cert_serialno: "0A".repeat(20), not_after: END } },
  });
});
