import type { ApplicationState } from "../application/state.ts";
import type { StoredApplication } from "../application/stored-application.ts";
import type { Digest } from "../digest.ts";
import type { MiniProgram } from "../mini-program/mini-program.ts";
import type { Caused } from "../outbox/caused.ts";

/** A part of the queue: those whose deadline comes first, and behind them, newest first, those that have none. */
export interface ApplicationPage {
  readonly limit: number;
  /** The id of the last application of the page before. */
  readonly after?: string | undefined;
  readonly states?: readonly ApplicationState[] | undefined;
  readonly organisationIds?: readonly string[] | undefined;
  readonly takenBy?: string | undefined;
  /** Those alone that nobody has taken. */
  readonly isFree?: boolean | undefined;
  /** Those alone without an organisation. */
  readonly isUnclaimed?: boolean | undefined;
  readonly deadlineBefore?: Date | undefined;
  /** The beginning of an appid, or any part of the legal name. */
  readonly search?: string | undefined;
}

/** What a change of applications writes besides them, in the same commit. */
export interface ApplicationChange extends Caused {
  /** Each in the place of the one with the revision before; the first revision is a new one. */
  readonly next: readonly StoredApplication[];
  /** By which mails are found: a digest that belongs to another application stays there, and nothing is changed. */
  readonly threads?: readonly { readonly digest: Digest; readonly applicationId: string }[] | undefined;
  /** What follows for the mini program. */
  readonly miniProgram?:
    | { readonly appid: string; readonly change: (now: MiniProgram) => MiniProgram }
    | undefined;
}

export interface ApplicationStore {
  find(id: string): Promise<StoredApplication | undefined>;
  /** The one whose approval the mini program has, suspended or not: never two. */
  findInForce(appid: string): Promise<StoredApplication | undefined>;
  /** The last that was made for it. */
  findLast(appid: string): Promise<StoredApplication | undefined>;
  /** The one that was made to take its place, the newest of several. */
  findSuccessor(id: string): Promise<StoredApplication | undefined>;
  findByThread(digests: readonly Digest[]): Promise<string | undefined>;

  /** @throws `entity_not_found` for an `after` that is not there */
  list(page: ApplicationPage): Promise<readonly StoredApplication[]>;

  /** Those that have moved since then, the latest first. */
  listMoved(since: Date, limit: number): Promise<readonly StoredApplication[]>;

  /** Those that the platform is to look at by then, earliest first. */
  listDue(at: Date, limit: number): Promise<readonly StoredApplication[]>;

  /**
   * Writes all of it or nothing. @returns false, and nothing is changed, where one of them is no longer as it was read, or is
   * there already; so where a thread is another's, and where a second one would be in force for a mini program
   * @throws `entity_not_found` for a mini program that is not there
   */
  change(change: ApplicationChange): Promise<boolean>;
}
