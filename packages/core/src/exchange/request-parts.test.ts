import { expect, it } from "vitest";
import type { Grant } from "../consent/consent.ts";
import { digestOf } from "../digest.ts";
import type { MerchantCertificate } from "../merchant/certificate.ts";
import type { MiniProgram } from "../mini-program/mini-program.ts";
import { certificatesFor, refusalsOfParts } from "./request-parts.ts";
import { NO_VALID_CERTIFICATE } from "./unusable-certificate.ts";

const AT = new Date(Date.UTC(2026, 0, 1));
const SERIAL = "0A".repeat(20);
const TOKEN = "t".repeat(43);
const app = {
  appid: "wx0123456789abcdef",
  organisationId: "own",
  access: { state: "none" },
} as unknown as MiniProgram;
const revoked = {
  ...{ certSerialNo: SERIAL, mchId: "1900000109", certificatePem: "" },
  ...{ notBefore: new Date(0), notAfter: new Date(Date.UTC(2030, 0, 1)) },
  status: { state: "revoked", at: new Date(Date.UTC(2025, 5, 1)) },
} as MerchantCertificate;

/** A merchant of an organisation, whose certificate was revoked, and a token of a mini program, which was used. */
function depsOf({ organisationId = "own", isBound = false, tokenOf = app.appid }) {
  const grant = {
    ...{ state: "released", appid: tokenOf, token: { expiresAt: AT } },
    release: { releasedAt: new Date(AT.getTime() - 1000), fingerprint: "f" },
  } as unknown as Grant;
  return {
    accessTokens: { find: async () => undefined },
    merchants: {
      find: async () => ({ mchId: "1900000109", legalName: "单位", organisationId }),
      findCertificate: async () => revoked,
      certificatesOf: async () => [revoked],
    },
    miniPrograms: { isBound: async () => isBound },
    consents: { findByToken: async (token: string) => (token === digestOf(TOKEN) ? grant : undefined) },
  };
}

const PARTS = {
  ...{ accessToken: "unknown", mchId: "1900000109", certSerialNo: SERIAL },
  ...{ timestamp: AT.getTime() / 1000 - 301, authToken: TOKEN },
};

it("every part that is wrong is told, and not the first alone", async () => {
  const found = await refusalsOfParts(PARTS, app, depsOf({}), AT);
  expect(found).toMatchObject({
    accessToken: { failure: "access_token_invalid" },
    timestamp: { failure: "timestamp_expired" },
    merchant: undefined,
    certificate: {
      failure: "certificate_unusable",
      hint: { en: expect.stringContaining("revoked at 2025-06-01") },
    },
    access: { failure: "access_not_approved" },
    binding: { failure: "merchant_not_bound" },
    authToken: { reason: "used", at: new Date(AT.getTime() - 1000) },
  });
});

it("a merchant that is neither one's own nor bound keeps its certificates to itself", async () => {
  const deps = depsOf({ organisationId: "another" });
  expect(await certificatesFor(app, PARTS.mchId, deps)).toEqual([]);
  const { certificate } = await refusalsOfParts(PARTS, app, deps, AT);
  expect(certificate?.hint).toEqual(NO_VALID_CERTIFICATE);
  expect(
    await certificatesFor(app, PARTS.mchId, depsOf({ organisationId: "another", isBound: true })),
  ).toHaveLength(1);
});

it("a token of another mini program is as unknown as one that nobody was given", async () => {
  const { authToken } = await refusalsOfParts(PARTS, app, depsOf({ tokenOf: "wxffffffffffffffff" }), AT);
  expect(authToken).toEqual({ reason: "unknown" });
});

it("what could not be read is not looked at", async () => {
  const parts = {
    ...PARTS,
    accessToken: undefined,
    mchId: undefined,
    certSerialNo: undefined,
    timestamp: undefined,
  };
  const found = await refusalsOfParts(parts, app, depsOf({}), AT);
  expect(Object.keys(found).sort()).toEqual(["access", "authToken", "merchant"]);
});
