import { Sensitive } from "@shiming/crypto";
import { describe, expect, it } from "vitest";
import { pairwiseOpenid } from "../login/pairwise-openid.ts";
import type { MiniProgram } from "../mini-program/mini-program.ts";
import { faultOfOpenid } from "./openid-fault.ts";

const key = new Sensitive(Buffer.alloc(32, 1));
const account = { issuer: "https://host.example", userId: "user-1" };
const [own, other] = ["wx0000000000000001", "wx0000000000000002"];
const openids = { of: async (user: typeof account, appid: string) => pairwiseOpenid(key, user, appid) };
const app = (appid: string) => ({ appid, organisationId: "org" }) as MiniProgram;
const deps = {
  openids,
  miniPrograms: {
    list: async ({ among }: object & { among?: readonly string[] }) =>
      among?.[0] === "org" ? [app(own), app(other)] : [],
  },
};

describe("an openid that is not the consenting person's here", () => {
  it("is told to be theirs in another mini program of the same organisation, by its appid", async () => {
    const sent = await openids.of(account, other);
    expect(await faultOfOpenid(account, sent, app(own), deps)).toEqual({
      reason: "openid_of_another_mini_program",
      appid: other,
    });
  });

  it.each([
    ["another person's", { ...account, userId: "user-2" }, "org"],
    ["theirs in a mini program of which this one's organisation knows nothing", account, undefined],
  ])("is told to be another user's where it is %s", async (_, user, organisationId) => {
    const { organisationId: _own, ...loose } = app(own);
    const here = { ...loose, ...(organisationId !== undefined && { organisationId }) } as MiniProgram;
    const sent = await openids.of(user, other);
    expect(await faultOfOpenid(account, sent, here, deps)).toEqual({ reason: "of_another_openid" });
  });
});
