import { setImmediate as nextTurn } from "node:timers/promises";
import { importPayPasswordHash } from "../account/payment-password.ts";
import type { Pepper, Peppers } from "../account/pepper.ts";
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
  // Asked for once: it looks into the folder of keys.
  const sealing = { keys: deps.keys, pepper: deps.peppers.current() };
  const accounts: ImportUnit["accounts"][number][] = [];
  for await (const { account, known } of besideWhatIsKnown(issuer, imported, deps)) {
    accounts.push(await prepareOne(issuer, account, known, sealing));
    if (accounts.length % LINES_A_TURN === 0) await nextTurn();
  }
  return accounts;
}

/**
 * Accounts beside what is stored of those that come with an identity. Some are asked for at once, which is one question to the database and
 * leaves room for whoever asks besides; and the next ones while these are sealed.
 */
async function* besideWhatIsKnown(
  issuer: string,
  imported: readonly ImportedAccount[],
  { accounts }: ImportDeps,
): AsyncGenerator<{ readonly account: ImportedAccount; readonly known: StoredAccount | undefined }> {
  const ask = (first: number) => {
    const asked = imported.slice(first, first + ASKED_AT_ONCE).map(async (account) => ({
      account,
      known: account.identity ? await accounts.find({ issuer, userId: account.userId }) : undefined,
    }));
    const answer = Promise.all(asked);
    answer.catch(() => {}); // it is waited for when its turn comes
    return answer;
  };
  let next = ask(0);
  for (let first = 0; first < imported.length; first += ASKED_AT_ONCE) {
    const these = await next;
    next = ask(first + ASKED_AT_ONCE);
    yield* these;
  }
}

async function prepareOne(
  issuer: string,
  { userId, hasPaymentAccount, identity, payPasswordHash }: ImportedAccount,
  before: StoredAccount | undefined,
  { keys, pepper }: { readonly keys: KeyEncryptionKeys; readonly pepper: Pepper },
): Promise<ImportUnit["accounts"][number]> {
  const key = { issuer, userId };
  const sealed = identity && (await sealUnlessSame(identity, before?.sealedIdentity, key, keys));
  const hash = payPasswordHash ? importPayPasswordHash(payPasswordHash, pepper) : undefined;
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
