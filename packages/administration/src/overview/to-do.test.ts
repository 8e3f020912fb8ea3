import type { Application, ApplicationState, MerchantCertificate } from "@shiming/core";
import { expect, it } from "vitest";
import { endingsOf } from "./endings.ts";
import type { Facts, OwnApp, OwnMerchant } from "./facts.ts";
import { toDoOf } from "./to-do.ts";

const at = new Date("2026-11-27T04:00:00Z");
const inDays = (days: number) => new Date(at.getTime() + days * 86_400_000);

const app = (appid: string, given: Partial<OwnApp> = {}) =>
  ({ appid, name: appid, access: { state: "none" }, requests: [], bound: [], ...given }) as unknown as OwnApp;
const approved = (days: number): Partial<OwnApp> => ({
  access: { state: "approved", since: inDays(-300), endsAt: inDays(days) },
});
const application = (appid: string, state: ApplicationState, given: Partial<Application> = {}) =>
  ({
    id: `A ${appid} ${state}`,
    appid,
    state,
    form: { items: {} },
    history: [],
    ...given,
  }) as unknown as Application;
const merchant = (mchId: string, given: Partial<OwnMerchant> = {}) =>
  ({ mchId, legalName: mchId, requests: [], certificates: [], isUsed: true, ...given }) as OwnMerchant;
const certificate = (days: number, status: MerchantCertificate["status"] = { state: "valid" }) =>
  ({
    certSerialNo: `C ${days}`,
    notBefore: inDays(-300),
    notAfter: inDays(days),
    status,
  }) as MerchantCertificate;

const nothing: Facts = { at, apps: [], merchants: [], offered: [], applications: [] };
const told = (facts: Partial<Facts>) =>
  toDoOf({ ...nothing, ...facts }).map(({ kind, who, name, until, overdue }) => ({
    ...{ kind, who, name, overdue },
    days: until && Math.round((Date.parse(until) - at.getTime()) / 86_400_000),
  }));

it("own moves come first, of these what is due first, and last what nobody hurries", () => {
  const request = { appid: "guest", mchId: "2", at: inDays(-3), until: inDays(27), name: "guest" };
  expect(
    told({
      apps: [app("new"), app("late")],
      merchants: [merchant("2", { requests: [request], certificates: [certificate(12)] })],
      applications: [
        application("waiting", "submitted", { deadline: inDays(-2) }),
        application("late", "needs_information", { deadline: inDays(-1) }),
      ],
    }),
  ).toEqual([
    { kind: "application", who: "provider", name: "late", overdue: true, days: -1 },
    { kind: "certificate", who: "provider", name: "2", overdue: false, days: 12 },
    { kind: "binding", who: "provider", name: "guest", overdue: false, days: 27 },
    { kind: "access", who: "provider", name: "new", overdue: false, days: null },
    { kind: "application", who: "platform", name: "waiting", overdue: true, days: -2 },
  ]);
});

it("who asks for another's merchant waits for its owner", () => {
  const request = { appid: "own", mchId: "9", at, until: inDays(30) };
  const facts = { apps: [app("own", { ...approved(300), requests: [request] })] };
  expect(told(facts)).toEqual([{ kind: "binding", who: "other", name: "own", overdue: false, days: 30 }]);
});

it("a certificate or an approval that has its successor is no work any more, and is still told to end", () => {
  const facts: Facts = {
    ...nothing,
    apps: [app("soon", approved(40)), app("changing", approved(40)), app("far", approved(200))],
    merchants: [
      merchant("1", {
        certificates: [certificate(20, { state: "superseded", retiresAt: inDays(9) }), certificate(300)],
      }),
      merchant("3", { certificates: [certificate(-5)] }),
    ],
    applications: [application("changing", "approved"), application("changing", "permission_drafted")],
  };
  expect(told(facts)).toEqual([
    { kind: "renewal", who: "provider", name: "soon", overdue: false, days: 40 },
    { kind: "application", who: "provider", name: "changing", overdue: false, days: null },
    { kind: "certificate", who: "provider", name: "3", overdue: false, days: null },
  ]);
  expect(endingsOf(facts).map(({ name, is_replaced }) => [name, is_replaced])).toEqual([
    ["1", true],
    ["soon", false],
    ["changing", true],
  ]);
});
