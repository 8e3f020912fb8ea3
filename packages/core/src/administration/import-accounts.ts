import { setImmediate as nextTurn } from "node:timers/promises";
import { importPayPasswordHash } from "../account/payment-password.ts";
import type { Peppers } from "../account/pepper.ts";
import { sealUnlessSame } from "../account/sealed-identity.ts";
import type { StoredAccount } from "../account/stored-account.ts";
import { nameOfActor } from "../actor/actor.ts";
import type { Permitted } from "../authorization/authorize.ts";
import { refuse } from "../failure.ts";
import type {
  AccountImportStore,
  ImportProgress,
  ImportSource,
  ImportUnit,
} from "../ports/account-import-store.ts";
import type { AccountStore } from "../ports/account-store.ts";
import type { KeyEncryptionKeys } from "../ports/key-encryption-keys.ts";
import {
  type AccountColumns,
  accountOfColumns,
  faultOfColumns,
  type ImportedAccount,
} from "./account-columns.ts";
import { newAccount } from "./accounts.ts";

/** Consecutive lines of a file, from `firstLine` to `lastLine`. */
export interface ImportBatch {
  readonly issuer: string;
  /** `undefined` for what cannot be read again. */
  readonly source: ImportSource | undefined;
  /** Whether it begins the import anew, however far that was. */
  readonly isRestart: boolean;
  readonly isLast: boolean;
  readonly firstLine: number;
  readonly lastLine: number;
  /** Its good lines: {@link faultOfColumns} finds nothing in any of them. */
  readonly lines: readonly AccountColumns[];
  /** How many of its lines were bad. */
  readonly bad: number;
  readonly checkpoint: string;
}

export interface ImportDeps {
  readonly accounts: Pick<AccountStore, "find">;
  readonly accountImports: Pick<AccountImportStore, "commit">;
  readonly keys: KeyEncryptionKeys;
  readonly peppers: Peppers;
}

/** Sealing takes some 30 µs: after so many lines, whoever else waits for the processor has a turn. */
const LINES_A_TURN = 25;
const ASKED_AT_ONCE = 100;

/**
 * Imports a batch with its audit entry, all of it or nothing. What the columns name is replaced; a lockout stays.
 * @throws `value_invalid` for a line with a fault, and for a batch that does not follow the last one
 */
export async function importAccounts(
  batch: ImportBatch,
  actor: Permitted<"accounts.import">,
  deps: ImportDeps,
  at: Date,
): Promise<{ readonly added: number; readonly changed: number }> {
  const accounts = await prepare(batch, deps);
  const added = await deps.accountImports.commit({
    source: batch.source,
    accounts,
    finish: (now, added) => finish(batch, now, added, actor, at),
  });
  return { added, changed: accounts.length - added };
}

async function prepare(
  { issuer, lines, firstLine }: ImportBatch,
  deps: ImportDeps,
): Promise<ImportUnit["accounts"]> {
  const imported = lines.map((columns) => {
    const fault = faultOfColumns(columns);
    if (!fault) return accountOfColumns(columns);
    const [en, zh] = [
      `a line behind ${firstLine - 1} is ${fault}`,
      `第 ${firstLine - 1} 行之后有一行不正确：${fault}`,
    ];
    return refuse("value_invalid", { hint: { en, zh } });
  });
  const known = await knownOf(issuer, imported, deps);
  const accounts: ImportUnit["accounts"][number][] = [];
  for (const [place, account] of imported.entries()) {
    accounts.push(await prepareOne(issuer, account, known[place], deps));
    if (accounts.length % LINES_A_TURN === 0) await nextTurn();
  }
  return accounts;
}

/** Those that have an identity, some at once: that is one question to the database, and leaves room for whoever asks besides. */
async function knownOf(issuer: string, imported: readonly ImportedAccount[], { accounts }: ImportDeps) {
  const known: (StoredAccount | undefined)[] = [];
  for (let first = 0; first < imported.length; first += ASKED_AT_ONCE) {
    const asked = imported
      .slice(first, first + ASKED_AT_ONCE)
      .map(async ({ userId, identity }) => (identity ? accounts.find({ issuer, userId }) : undefined));
    known.push(...(await Promise.all(asked)));
  }
  return known;
}

async function prepareOne(
  issuer: string,
  { userId, hasPaymentAccount, identity, payPasswordHash }: ImportedAccount,
  before: StoredAccount | undefined,
  { keys, peppers }: ImportDeps,
): Promise<ImportUnit["accounts"][number]> {
  const key = { issuer, userId };
  const sealed = identity && (await sealUnlessSame(identity, before?.sealedIdentity, key, keys));
  const hash = payPasswordHash ? importPayPasswordHash(payPasswordHash, peppers) : undefined;
  const replaced: Partial<StoredAccount> = {
    ...(hasPaymentAccount !== undefined && { hasPaymentAccount }),
    ...(payPasswordHash !== undefined && { payPasswordHash: hash }),
  };
  return {
    key,
    change: (now = newAccount(key)) => ({
      ...now,
      ...replaced,
      ...(identity !== undefined && { sealedIdentity: sealed?.(now.sealedIdentity) }),
    }),
  };
}

function finish(
  batch: ImportBatch,
  before: ImportProgress | undefined,
  added: number,
  actor: Permitted<"accounts.import">,
  at: Date,
): ReturnType<ImportUnit["finish"]> {
  const { issuer, source, firstLine, lastLine, bad, checkpoint } = batch;
  const now = batch.isRestart ? undefined : before;
  if (source && (now?.lastLine ?? 0) !== firstLine - 1) {
    refuse("value_invalid", {
      hint: {
        en: "another import of this file is under way; try again when it has ended",
        zh: "这个文件正在由另一个进程导入，请等它结束后再试",
      },
    });
  }
  const changed = batch.lines.length - added;
  const counts = { firstLine, lastLine, added, changed, bad };
  return {
    next: {
      lastLine,
      added: (now?.added ?? 0) + added,
      changed: (now?.changed ?? 0) + changed,
      bad: (now?.bad ?? 0) + bad,
      isFinished: batch.isLast,
      checkpoint,
    },
    events: [
      {
        kind: "accounts_imported",
        at,
        actor: nameOfActor(actor),
        issuer,
        fileDigest: source?.fileDigest ?? null,
        ...counts,
      },
    ],
  };
}
