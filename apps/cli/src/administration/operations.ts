/**
 * What the operator's staff can do from the command line. Each operation is a use case of core behind a name and plain
 * JSON, so that it runs the same inside a server (over its control channel) and without one.
 */
import {
  type ApprovedUse,
  approveAccess,
  type Category,
  type CertificateAuthority,
  categoryIdOf,
  closeAccess,
  createMerchant,
  createMiniProgram,
  type IdentityDocument,
  issueCertificate,
  type KeyEncryptionKeys,
  type MerchantCertificate,
  type MiniProgram,
  type Quota,
  type RandomBytes,
  refuse,
  registerCertificate,
  registerHostKey,
  removeHostKey,
  resetSecret,
  revokeCertificate,
  type ServiceProvider,
  type Stores,
  setAccount,
  setBinding,
  setQuota,
} from "@shiming/core";
import { Sensitive } from "@shiming/crypto";

export interface OperationDeps {
  readonly stores: Stores;
  readonly keys: KeyEncryptionKeys;
  readonly pepper: Sensitive<Buffer>;
  readonly authority: CertificateAuthority;
  readonly random: RandomBytes;
}

/** What each operation takes. It travels as JSON: times are ISO 8601. */
export interface OperationInputs {
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
  "apps.end": { appid: string };
  "apps.bind": { appid: string; mchId: string; bound: boolean };
  "apps.quota": { appid: string; quota: Quota };
  "merchants.list": Record<string, never>;
  "merchants.create": { mchId: string; legalName: string };
  "merchants.issue": { mchId: string; csrPem: string };
  "merchants.register": { mchId: string; certificatePem: string; trustedPem: readonly string[] };
  "merchants.revoke": { certSerialNo: string };
  "accounts.set": {
    issuer?: string | undefined;
    userId: string;
    hasPaymentAccount?: boolean;
    identity?: { document: IdentityDocument; realName: string; credentialId: string } | null;
    payPassword?: string;
    lockedUntil?: string | null;
  };
  "hosts.list": Record<string, never>;
  "hosts.register": { issuer: string; kid: string; publicKeyPem: string };
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
    return Promise.all(
      apps.map(async (app) => describeApp(app, await stores.miniPrograms.boundMerchants(app.appid))),
    );
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
  "apps.approve": ({ appid, uses }, actor, deps, at) => approveAccess(appid, uses, actor, storesOf(deps), at),
  "apps.suspend": ({ appid, reason }, actor, deps, at) =>
    closeAccess(appid, { state: "suspended", reason }, actor, storesOf(deps), at),
  "apps.end": ({ appid }, actor, deps, at) =>
    closeAccess(appid, { state: "ended" }, actor, storesOf(deps), at),
  "apps.bind": ({ appid, mchId, bound }, actor, deps, at) =>
    setBinding(appid, mchId, bound, actor, storesOf(deps), at),
  "apps.quota": ({ appid, quota }, actor, deps, at) => setQuota(appid, quota, actor, storesOf(deps), at),

  "merchants.list": async (_, _actor, { stores }) => {
    const merchants = await stores.merchants.list();
    return Promise.all(
      merchants.map(async ({ mchId, legalName }) => {
        const certificates = await stores.merchants.certificatesOf(mchId);
        return { mch_id: mchId, legal_name: legalName, certificates: certificates.map(describeCertificate) };
      }),
    );
  },
  "merchants.create": (merchant, actor, { stores }, at) => createMerchant(merchant, actor, stores, at),
  "merchants.issue": async ({ mchId, csrPem }, actor, { stores, authority }, at) => {
    const certificate = await issueCertificate(
      mchId,
      csrPem,
      actor,
      { merchants: stores.merchants, authority },
      at,
    );
    return { ...describeCertificate(certificate), certificate: certificate.certificatePem };
  },
  "merchants.register": async ({ mchId, certificatePem, trustedPem }, actor, { stores }, at) =>
    describeCertificate(await registerCertificate(mchId, certificatePem, trustedPem, actor, stores, at)),
  "merchants.revoke": ({ certSerialNo }, actor, { stores }, at) =>
    revokeCertificate(certSerialNo, actor, stores, at),

  "accounts.set": async (
    { issuer, userId, identity, payPassword, lockedUntil, ...rest },
    actor,
    deps,
    at,
  ) => {
    const key = { issuer: await requireHost(issuer, deps.stores), userId };
    const change = {
      ...rest,
      ...(identity === undefined ? {} : { identity: identity && sensitiveIdentity(identity) }),
      ...(payPassword === undefined ? {} : { payPassword: new Sensitive(payPassword) }),
      ...(lockedUntil === undefined
        ? {}
        : { lockedUntil: lockedUntil === null ? null : new Date(lockedUntil) }),
    };
    const { stores, keys, pepper, random } = deps;
    await setAccount(key, change, actor, { accounts: stores.accounts, keys, pepper, random }, at);
  },

  "hosts.list": async (_, _actor, { stores }) => stores.hosts.list(),
  "hosts.register": (host, actor, { stores }, at) => registerHostKey(host, actor, stores, at),
  "hosts.remove": (key, actor, { stores }, at) => removeHostKey(key, actor, stores, at),
};

function storesOf({ stores, random }: OperationDeps) {
  return { miniPrograms: stores.miniPrograms, merchants: stores.merchants, random };
}

function sensitiveIdentity(identity: { document: IdentityDocument; realName: string; credentialId: string }) {
  const { document, realName, credentialId } = identity;
  return { document, realName: new Sensitive(realName), credentialId: new Sensitive(credentialId) };
}

/** Where there is one host, nobody needs to name it. */
async function requireHost(issuer: string | undefined, stores: Stores): Promise<string> {
  const [only, ...others] = await stores.hosts.list();
  if (issuer === undefined) {
    if (!only || others.length > 0) refuse("value_invalid", { hint: "name the host with --host ISSUER" });
    return only.issuer;
  }
  return (
    (await stores.hosts.find(issuer))?.issuer ?? refuse("entity_not_found", { hint: `no host ${issuer}` })
  );
}

function describeApp(app: MiniProgram, merchants: readonly string[]) {
  return {
    appid: app.appid,
    name: app.name,
    service_provider: app.serviceProvider,
    access: app.access,
    categories: app.categories.map(categoryIdOf),
    approved_categories: app.approvedUses.map((use) => categoryIdOf(use.category)),
    merchants,
    quota: app.quota,
  };
}

function describeCertificate({ certSerialNo, notAfter, status }: MerchantCertificate) {
  return { cert_serialno: certSerialNo, not_after: notAfter, status };
}
