/** The guardians that a file names: set when all of its accounts are there, whatever the order of its lines. */
import { findVerifiedIdentity } from "../account/releasable-identity.ts";
import { createStoredIdentitySource } from "../account/stored-identity-source.ts";
import { nameOfActor } from "../actor/actor.ts";
import type { Permitted } from "../authorization/authorize.ts";
import type { Digest } from "../digest.ts";
import { refuse } from "../failure.ts";
import type { AccountImportStore } from "../ports/account-import-store.ts";
import { type AccountColumns, accountOfColumns, faultOfColumns } from "./account-columns.ts";
import { newAccount } from "./accounts.ts";
import { faultOfGuardians, type GuardianDeps, type SetGuardianFault } from "./guardians.ts";

export interface GuardianLine extends Pick<AccountColumns, "user_id" | "guardians"> {
  readonly line: number;
}

export interface GuardianBatch {
  readonly issuer: string;
  /** `undefined` for what cannot be read again. */
  readonly fileDigest: Digest | undefined;
  /** In the order of the file: good ones, each with guardians. */
  readonly lines: readonly GuardianLine[];
}

export interface RefusedGuardians {
  readonly line: number;
  readonly fault: SetGuardianFault;
}

/**
 * Replaces the guardians of these accounts, with an audit entry of how many. Doing it again changes nothing.
 * @returns the lines whose guardians cannot be, and whose accounts keep those that they have
 * @throws `value_invalid` for a line with a fault of its own
 */
export async function importGuardians(
  { issuer, fileDigest, lines }: GuardianBatch,
  actor: Permitted<"accounts.import_guardians">,
  deps: GuardianDeps & { readonly accountImports: Pick<AccountImportStore, "commit"> },
  at: Date,
): Promise<{ readonly set: number; readonly refused: readonly RefusedGuardians[] }> {
  const identities = createStoredIdentitySource(deps);
  const refused: RefusedGuardians[] = [];
  const accounts: Parameters<AccountImportStore["commit"]>[0]["accounts"][number][] = [];
  for (const { line, ...columns } of lines) {
    const { userId, guardians = [] } = requireGood(columns, line);
    const key = { issuer, userId };
    const identity = await findVerifiedIdentity(key, { identities });
    const fault = await faultOfGuardians(key, identity, guardians, deps, at);
    if (fault) refused.push({ line, fault });
    else accounts.push({ key, change: (now = newAccount(key)) => now, guardians });
  }
  const [firstLine = 0, lastLine = 0] = [lines.at(0)?.line, lines.at(-1)?.line];
  const counts = { firstLine, lastLine, added: 0, changed: accounts.length, bad: refused.length };
  const told = { at, actor: nameOfActor(actor), issuer, fileDigest: fileDigest ?? null, ...counts };
  const next = { ...NOWHERE, lastLine };
  await deps.accountImports.commit({
    source: undefined,
    accounts,
    finish: () => ({ next, events: [{ kind: "accounts_imported", ...told }] }),
  });
  return { set: accounts.length, refused };
}

function requireGood(columns: AccountColumns, line: number) {
  const fault = faultOfColumns(columns);
  if (!fault) return accountOfColumns(columns);
  return refuse("value_invalid", {
    hint: { en: `line ${line} is ${fault}`, zh: `第 ${line} 行不正确：${fault}` },
  });
}

/** Nobody remembers how far this is. */
const NOWHERE = { added: 0, changed: 0, bad: 0, isFinished: false, checkpoint: "" };
