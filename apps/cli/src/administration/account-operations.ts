/** The operations on accounts: one at a time, and imported from a file batch by batch. */
import {
  type AccountColumns,
  type AccountPresence,
  type IdentityDocument,
  type ImportBatch,
  type ImportProgress,
  type ImportSource,
  importAccounts,
  listAccounts,
  refuse,
  type Stores,
  setAccount,
  viewAccount,
} from "@shiming/core";
import { Sensitive } from "@shiming/crypto";
import { describeAccount, describeAccountFacts } from "./described.ts";
import type { OperationDeps } from "./operations.ts";

export interface AccountOperationInputs {
  "accounts.set": {
    issuer?: string | undefined;
    userId: string;
    presence: AccountPresence;
    hasPaymentAccount?: boolean;
    identity?: { document: IdentityDocument; realName: string; credentialId: string } | null;
    payPassword?: string;
    lockedUntil?: string | null;
  };
  "accounts.show": { issuer?: string | undefined; userId: string };
  "accounts.list": { issuer?: string | undefined; after?: string | undefined; limit: number };
  "accounts.findImport": {
    issuer?: string | undefined;
    /** Absent where the lines cannot be read again. */
    source?: Omit<ImportSource, "issuer"> | undefined;
  };
  "accounts.import": Omit<ImportBatch, "lines"> & { lines: readonly AccountColumns[] };
}

/** What `accounts.findImport` answers. */
export interface FoundImport {
  readonly issuer: string;
  readonly progress?: ImportProgress | undefined;
  /** Of a file by the same name that was changed before it was finished. */
  readonly before?: ImportProgress | undefined;
}

type Operation<Name extends keyof AccountOperationInputs> = (
  input: AccountOperationInputs[Name],
  actor: string,
  deps: OperationDeps,
  at: Date,
) => Promise<unknown>;

export const accountOperations: {
  readonly [Name in keyof AccountOperationInputs]: Operation<Name>;
} = {
  "accounts.set": async (
    { issuer, userId, presence, identity, payPassword, lockedUntil, ...rest },
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
    await setAccount(key, presence, change, actor, { accounts: stores.accounts, keys, pepper, random }, at);
    return describeAccount(await viewAccount(key, { ...stores, keys }, at));
  },

  "accounts.show": async ({ issuer, userId }, _actor, { stores, keys }, at) => {
    const key = { issuer: await requireHost(issuer, stores), userId };
    return describeAccount(await viewAccount(key, { ...stores, keys }, at));
  },

  "accounts.list": async ({ issuer, ...page }, _actor, { stores }, at) => {
    const { accounts, next } = await listAccounts(await requireHost(issuer, stores), page, stores, at);
    return { accounts: accounts.map(describeAccountFacts), next: next ?? null };
  },

  "accounts.findImport": async ({ issuer: named, source }, _actor, { stores }): Promise<FoundImport> => {
    const issuer = await requireHost(named, stores);
    if (!source) return { issuer };
    const of = { issuer, ...source };
    const progress = await stores.accountImports.find(of);
    return progress
      ? { issuer, progress }
      : { issuer, before: await stores.accountImports.findUnfinished(of) };
  },

  "accounts.import": async (batch, actor, { stores, keys, pepper }, at) => {
    await requireHost(batch.issuer, stores);
    return importAccounts(batch, actor, { accountImports: stores.accountImports, keys, pepper }, at);
  },
};

function sensitiveIdentity(identity: { document: IdentityDocument; realName: string; credentialId: string }) {
  const { document, realName, credentialId } = identity;
  return { document, realName: new Sensitive(realName), credentialId: new Sensitive(credentialId) };
}

/** Where there is one host, nobody needs to name it. */
async function requireHost(issuer: string | undefined, stores: Stores): Promise<string> {
  const [only, ...others] = await stores.hosts.list();
  if (issuer === undefined) {
    if (!only || others.length > 0)
      refuse("value_invalid", {
        hint: { en: "name the host with --host ISSUER", zh: "请用 --host ISSUER 指明宿主" },
      });
    return only.issuer;
  }
  return (
    (await stores.hosts.find(issuer))?.issuer ??
    refuse("entity_not_found", { hint: { en: `no host ${issuer}`, zh: `没有宿主 ${issuer}` } })
  );
}
