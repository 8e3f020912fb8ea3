/** Accounts of hosts: one at a time, and imported from a file batch by batch. */
import {
  type AccountChange,
  deleteAccount,
  type ImportSource,
  importAccounts,
  importGuardians,
  type ImportProgress as KnownProgress,
  listAccounts,
  Sensitive,
  setAccount,
  viewAccount,
} from "@shiming/core";
import Type, { type Static } from "typebox";
import { describeAccount, describeAccountFacts } from "../described.ts";
import { requireHost } from "../host-meant.ts";
import { operation } from "../operation.ts";
import {
  Account,
  AccountFacts,
  AccountLine,
  FoundImport,
  type ImportProgress,
  ImportSource as ImportSourceInput,
  UserId,
} from "../schemas/account.ts";
import { Input, Nullable, Time } from "../schemas/common.ts";
import { Issuer } from "../schemas/host.ts";
import { thePlatform } from "../subjects.ts";

const Identity = Input({
  document: Type.Enum(["resident_id_card", "passport", "other"]),
  real_name: Type.String(),
  credential_id: Type.String(),
});

const Changes = {
  payment_account: Type.Optional(Type.Boolean()),
  identity: Type.Optional(Nullable(Identity)),
  pay_password: Type.Optional(Type.String({ description: "six digits" })),
  locked_until: Type.Optional(Nullable(Time)),
  add_guardians: Type.Optional(Type.Array(UserId, { description: "who may act for a child under 14" })),
  remove_guardians: Type.Optional(Type.Array(UserId)),
};

const MaybeHost = { issuer: Type.Optional(Issuer) };
const Line = Type.Integer({ minimum: 1 });
const Count = Type.Integer({ minimum: 0 });

export const accountOperations = {
  "accounts.set": operation("accounts.set", {
    method: "PUT",
    path: "/accounts",
    summary: { en: "Make or change an account", zh: "新建或修改账户" },
    input: Input({
      ...MaybeHost,
      user_id: UserId,
      presence: Type.Enum(["new", "existing"]),
      ...Changes,
    }),
    output: Account,
    subject: thePlatform,
    run: async ({ issuer, user_id: userId, presence, ...changes }, actor, deps, at) => {
      const { stores, keys, peppers, random } = deps;
      const key = { issuer: await requireHost(issuer, stores), userId };
      const part = { accounts: stores.accounts, keys, peppers, random };
      await setAccount(key, presence, changeOf(changes), actor, part, at);
      return describeAccount(await viewAccount(key, { ...stores, keys }, at));
    },
  }),

  "accounts.delete": operation("accounts.delete", {
    method: "DELETE",
    path: "/accounts/one",
    summary: {
      en: "Delete an account with its identity, at once and for good; records of consents stay as long as they are kept",
      zh: "删除账户及其实名信息，立即生效、不可恢复；授权记录按期限保存",
    },
    input: Input({ ...MaybeHost, user_id: UserId }),
    output: Type.Null(),
    subject: thePlatform,
    run: async ({ issuer, user_id: userId }, actor, { stores }, at) => {
      const key = { issuer: await requireHost(issuer, stores), userId };
      await deleteAccount(key, actor, stores, at);
      return null;
    },
  }),

  "accounts.show": operation("accounts.show", {
    method: "GET",
    path: "/accounts/one",
    summary: { en: "What is known of an account, without its name", zh: "账户的情况（不含姓名）" },
    input: Input({ ...MaybeHost, user_id: UserId }),
    output: Account,
    subject: thePlatform,
    run: async ({ issuer, user_id: userId }, _actor, { stores, keys }, at) => {
      const key = { issuer: await requireHost(issuer, stores), userId };
      return describeAccount(await viewAccount(key, { ...stores, keys }, at));
    },
  }),

  "accounts.list": operation("accounts.list", {
    method: "GET",
    path: "/accounts",
    summary: { en: "Accounts of a host, page by page", zh: "宿主的账户（分页）" },
    input: Input({
      ...MaybeHost,
      after: Type.Optional(UserId),
      limit: Type.Integer({ minimum: 1, maximum: 1000 }),
    }),
    output: Type.Object({ accounts: Type.Array(AccountFacts), next: Nullable(Type.String()) }),
    subject: thePlatform,
    run: async ({ issuer, ...page }, _actor, { stores }, at) => {
      const { accounts, next } = await listAccounts(await requireHost(issuer, stores), page, stores, at);
      return { accounts: accounts.map(describeAccountFacts), next: next ?? null };
    },
  }),

  "accounts.find_import": operation("accounts.find_import", {
    method: "POST",
    path: "/accounts/imports/find",
    summary: { en: "How far the import of a file is", zh: "某个文件导入到了哪里" },
    input: Input({ ...MaybeHost, source: Type.Optional(ImportSourceInput) }),
    output: FoundImport,
    subject: thePlatform,
    run: async ({ issuer: named, source }, _actor, { stores }) => {
      const issuer = await requireHost(named, stores);
      if (!source) return { issuer, progress: null, before: null };
      const of = sourceOf(issuer, source);
      const progress = await stores.accountImports.find(of);
      const before = progress ? undefined : await stores.accountImports.findUnfinished(of);
      return { issuer, progress: describeProgress(progress), before: describeProgress(before) };
    },
  }),

  "accounts.import": operation("accounts.import", {
    method: "POST",
    path: "/accounts/imports",
    summary: {
      en: "Import a batch of accounts, all of it or nothing",
      zh: "导入一批账户，要么全部成功，要么都不导入",
    },
    input: Input({
      issuer: Issuer,
      source: Type.Optional(ImportSourceInput),
      is_restart: Type.Boolean(),
      is_last: Type.Boolean(),
      first_line: Line,
      last_line: Count,
      lines: Type.Array(AccountLine),
      bad: Count,
      checkpoint: Type.String(),
    }),
    output: Type.Object({ added: Count, changed: Count }),
    subject: thePlatform,
    run: async (batch, actor, { stores, keys, peppers }, at) => {
      await requireHost(batch.issuer, stores);
      const { issuer, source, lines, bad, checkpoint } = batch;
      const unit = {
        ...{ issuer, lines, bad, checkpoint },
        source: source && sourceOf(issuer, source),
        isRestart: batch.is_restart,
        isLast: batch.is_last,
        firstLine: batch.first_line,
        lastLine: batch.last_line,
      };
      return importAccounts(unit, actor, { ...stores, keys, peppers }, at);
    },
  }),

  "accounts.import_guardians": operation("accounts.import_guardians", {
    method: "POST",
    path: "/accounts/imports/guardians",
    summary: {
      en: "Set the guardians that lines of a file name, once all of its accounts are imported",
      zh: "设置文件各行所写的监护人（在账户全部导入之后）",
    },
    input: Input({
      issuer: Issuer,
      source: Type.Optional(ImportSourceInput),
      lines: Type.Array(Input({ line: Line, user_id: UserId, guardians: Type.String() })),
    }),
    output: Type.Object({
      set: Count,
      refused: Type.Array(Type.Object({ line: Line, reason: Type.String() })),
    }),
    subject: thePlatform,
    run: async ({ issuer, source, lines }, actor, { stores, keys }, at) => {
      await requireHost(issuer, stores);
      const batch = { issuer, fileDigest: source?.file_digest, lines };
      const { set, refused } = await importGuardians(batch, actor, { ...stores, keys }, at);
      return { set, refused: refused.map(({ line, fault }) => ({ line, reason: fault })) };
    },
  }),
};

type Changes = Static<ReturnType<typeof Type.Object<typeof Changes>>>;

function changeOf(changes: Changes): AccountChange {
  const { payment_account, identity, pay_password, locked_until, add_guardians, remove_guardians } = changes;
  return {
    ...(add_guardians && { addGuardians: add_guardians }),
    ...(remove_guardians && { removeGuardians: remove_guardians }),
    ...(payment_account !== undefined && { hasPaymentAccount: payment_account }),
    ...(identity !== undefined && { identity: identity && identityOf(identity) }),
    ...(pay_password !== undefined && { payPassword: new Sensitive(pay_password) }),
    ...(locked_until !== undefined && {
      lockedUntil: locked_until === null ? null : new Date(locked_until),
    }),
  };
}

function identityOf({ document, real_name, credential_id }: Static<typeof Identity>) {
  return { document, realName: new Sensitive(real_name), credentialId: new Sensitive(credential_id) };
}

function sourceOf(issuer: string, { file_digest, reading, name }: ImportSourceInput): ImportSource {
  return { issuer, fileDigest: file_digest, reading, name };
}

function describeProgress(progress: KnownProgress | undefined): ImportProgress | null {
  if (!progress) return null;
  const { lastLine, added, changed, bad, isFinished, checkpoint } = progress;
  return { last_line: lastLine, added, changed, bad, is_finished: isFinished, checkpoint };
}
