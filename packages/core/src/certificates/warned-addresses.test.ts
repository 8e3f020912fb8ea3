import { sensitive } from "@shiming/crypto";
import { expect, it } from "vitest";
import { officersAddresses, type WarnedDeps, warnedAddresses } from "./warned-addresses.ts";

const since = new Date(0);
const deps: WarnedDeps = {
  merchants: {
    find: async (mchId) => ({
      mchId,
      legalName: "某医院",
      ...(mchId !== "1900000100" && { organisationId: mchId === "1900000200" ? "empty" : "one" }),
    }),
  },
  memberships: {
    membersOf: async (organisationId) =>
      organisationId === "empty"
        ? []
        : (["owner", "developer", "viewer"] as const).map((role) => ({
            organisationId,
            personId: role,
            role,
            since,
          })),
  },
  staff: {
    list: async () => [
      { id: "officer", roles: ["certificate_officer"], state: "active", since },
      { id: "former officer", roles: ["certificate_officer"], state: "left", since },
      { id: "reviewer", roles: ["reviewer"], state: "active", since },
    ],
  },
  people: {
    find: async (ids) =>
      ids.map((id) => ({ id, email: sensitive(`${id}@example.org`), name: sensitive(id) })),
  },
};

it("owners and developers hear of their merchant's certificate, and viewers do not", async () => {
  expect(await warnedAddresses("1900000300", deps)).toEqual(["owner@example.org", "developer@example.org"]);
});

it("where there is nobody, the certificate officers do", async () => {
  for (const mchId of ["1900000100", "1900000200"])
    expect(await warnedAddresses(mchId, deps)).toEqual(["officer@example.org"]);
  expect(await officersAddresses(deps)).toEqual(["officer@example.org"]);
});
