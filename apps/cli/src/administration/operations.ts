/**
 * What the operator's staff can do from the command line. Each operation is a use case of core behind a name and plain
 * JSON, so that it runs the same inside a server (over its control channel) and without one.
 */
import {
  type ApprovedUse,
  approveAccess,
  type Category,
  type CertificateAuthority,
  createMerchant,
  createMiniProgram,
  endAccess,
  issueCertificate,
  type KeyEncryptionKeys,
  type Quota,
  type RandomBytes,
  recordAuditReading,
  registerCertificate,
  registerHostKey,
  removeHostKey,
  requireHostOrigins,
  resetSecret,
  resumeAccess,
  revokeCertificate,
  type ServiceProvider,
  type Stores,
  setBinding,
  setHostOrigins,
  setLogo,
  setQuota,
  suspendAccess,
} from "@shiming/core";
import type { Sensitive } from "@shiming/crypto";
import { type AccountOperationInputs, accountOperations } from "./account-operations.ts";
import {
  appNow,
  certificateNow,
  describeApp,
  describeCertificate,
  describeHost,
  describeMerchant,
  hostNow,
  merchantNow,
} from "./described.ts";

export interface OperationDeps {
  readonly stores: Stores;
  readonly keys: KeyEncryptionKeys;
  readonly pepper: Sensitive<Buffer>;
  readonly authority: CertificateAuthority;
  readonly random: RandomBytes;
}

/** What each operation takes. It travels as JSON: times are ISO 8601. */
export interface OperationInputs extends AccountOperationInputs {
  "apps.list": Record<string, never>;
  "apps.create": {
    appid?: string;
    name: string;
    serviceProvider: ServiceProvider;
    categories: readonly Category[];
    quota?: Quota;
  };
  "apps.resetSecret": { appid: string };
  "apps.approve": { appid: string; uses: readonly ApprovedUse[] };
  "apps.suspend": { appid: string; reason: string };
  "apps.resume": { appid: string };
  "apps.end": { appid: string };
  "apps.bind": { appid: string; mchId: string; bound: boolean };
  "apps.quota": { appid: string; quota: Quota };
  /** The image is base64. */
  "apps.logo": { appid: string; image: string };
  "merchants.list": Record<string, never>;
  "merchants.create": { mchId: string; legalName: string };
  "merchants.issue": { mchId: string; csrPem: string };
  "merchants.register": { mchId: string; certificatePem: string; trustedPem: readonly string[] };
  "merchants.revoke": { certSerialNo: string };
  "audit.recordReading": { issuer: string; userId: string };
  "hosts.list": Record<string, never>;
  "hosts.register": {
    issuer: string;
    kid: string;
    publicKeyPem: string;
    /** Whether the host may be made beside others. */
    isNew?: boolean;
    origins?: readonly string[];
  };
  "hosts.setOrigins": { issuer: string; origins: readonly string[] };
  "hosts.remove": { issuer: string; kid: string };
}

export type OperationName = keyof OperationInputs;

type Operation<Name extends OperationName> = (
  input: OperationInputs[Name],
  actor: string,
  deps: OperationDeps,
  at: Date,
) => Promise<unknown>;

export const operations: { readonly [Name in OperationName]: Operation<Name> } = {
  "apps.list": async (_, _actor, { stores }) => {
    const apps = await stores.miniPrograms.list();
    return Promise.all(apps.map((app) => describeApp(app, stores)));
  },
  "apps.create": async (input, actor, deps, at) => {
    const { appid, secret } = await createMiniProgram(input, actor, storesOf(deps), at);
    return { appid, secret: secret.reveal() };
  },
  "apps.resetSecret": async ({ appid }, actor, deps, at) => {
    const tokens = { accessTokens: deps.stores.accessTokens };
    const secret = await resetSecret(appid, actor, { ...storesOf(deps), ...tokens }, at);
    return { appid, secret: secret.reveal() };
  },
  "apps.approve": async ({ appid, uses }, actor, deps, at) => {
    await approveAccess(appid, uses, actor, storesOf(deps), at);
    return appNow(appid, deps.stores);
  },
  "apps.suspend": async ({ appid, reason }, actor, deps, at) => {
    await suspendAccess(appid, reason, actor, storesOf(deps), at);
    return appNow(appid, deps.stores);
  },
  "apps.resume": async ({ appid }, actor, deps, at) => {
    await resumeAccess(appid, actor, storesOf(deps), at);
    return appNow(appid, deps.stores);
  },
  "apps.end": async ({ appid }, actor, deps, at) => {
    await endAccess(appid, actor, storesOf(deps), at);
    return appNow(appid, deps.stores);
  },
  "apps.bind": async ({ appid, mchId, bound }, actor, deps, at) => {
    await setBinding(appid, mchId, bound, actor, storesOf(deps), at);
    return appNow(appid, deps.stores);
  },
  "apps.quota": async ({ appid, quota }, actor, deps, at) => {
    await setQuota(appid, quota, actor, storesOf(deps), at);
    return appNow(appid, deps.stores);
  },
  "apps.logo": async ({ appid, image }, actor, { stores }, at) => ({
    logo: await setLogo(appid, Buffer.from(image, "base64"), actor, stores, at),
  }),

  "merchants.list": async (_, _actor, { stores }, at) => {
    const merchants = await stores.merchants.list();
    return Promise.all(merchants.map((merchant) => describeMerchant(merchant, stores, at)));
  },
  "merchants.create": async (merchant, actor, { stores }, at) => {
    await createMerchant(merchant, actor, stores, at);
    return merchantNow(merchant.mchId, stores, at);
  },
  "merchants.issue": async ({ mchId, csrPem }, actor, { stores, authority }, at) => {
    const certificate = await issueCertificate(
      mchId,
      csrPem,
      actor,
      { merchants: stores.merchants, authority },
      at,
    );
    return { ...describeCertificate(certificate, at), certificate: certificate.certificatePem };
  },
  "merchants.register": async ({ mchId, certificatePem, trustedPem }, actor, { stores }, at) =>
    describeCertificate(await registerCertificate(mchId, certificatePem, trustedPem, actor, stores, at), at),
  "merchants.revoke": async ({ certSerialNo }, actor, { stores }, at) => {
    await revokeCertificate(certSerialNo, actor, stores, at);
    return certificateNow(certSerialNo, stores, at);
  },

  ...accountOperations,

  "audit.recordReading": async (account, actor, { stores }, at) => {
    await recordAuditReading(account, actor, stores, at);
  },

  "hosts.list": async (_, _actor, { stores }) => (await stores.hosts.list()).map(describeHost),
  "hosts.register": async ({ origins, ...key }, actor, { stores }, at) => {
    if (origins) requireHostOrigins(origins);
    await registerHostKey(key, actor, stores, at);
    if (origins) await setHostOrigins({ issuer: key.issuer, origins }, actor, stores, at);
    return hostNow(key.issuer, stores);
  },
  "hosts.setOrigins": async (host, actor, { stores }, at) => {
    await setHostOrigins(host, actor, stores, at);
    return hostNow(host.issuer, stores);
  },
  "hosts.remove": async (key, actor, { stores }, at) => {
    await removeHostKey(key, actor, stores, at);
    return hostNow(key.issuer, stores);
  },
};

function storesOf({ stores, random }: OperationDeps) {
  return { miniPrograms: stores.miniPrograms, merchants: stores.merchants, random };
}
