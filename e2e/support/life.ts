/** Whose life it is that a test lives in a sandbox, and what has been seen of it. */
import type { Received } from "./http.ts";
import type { SandboxParties } from "./sandbox-parties.ts";
import type { Secret } from "./secret-search.ts";
import type { RunningSandbox } from "./shiming.ts";

/** No account has them by chance. */
export const PASSWORD = "830517";
export const NEWCOMERS_PASSWORD = "719364";
export const WRONG_PASSWORD = "962483";
export const newcomer = {
  real_name: "龴小明·测试",
  credential_type: "resident_id_card",
  credential_id: "999999198704122044",
};
/** The last digit does not fit: it is refused, and so is never stored. */
export const refusedIdentity = { ...newcomer, real_name: "令狐冲之", credential_id: "999999199408153319" };

/** What has been seen so far of secrets and refusals. */
export class Witness {
  readonly secrets: Secret[] = [];
  readonly refusals: string[] = [];
  readonly met = new Set<number>();

  secret(kind: string, value: string): string {
    if (value === "") throw new Error(`there was no ${kind}`);
    this.secrets.push({ kind, value });
    return value;
  }

  /** Keeps an answer that refuses. */
  see(received: Received): Received {
    const { status, headers, text } = received;
    const errcode = /"errcode":(-?\d+)/.exec(text)?.[1];
    this.met.add(errcode === undefined ? status : Number(errcode));
    const isRefusal = status >= 400 || (errcode !== undefined && errcode !== "0");
    if (isRefusal) this.refusals.push(JSON.stringify(headers), text);
    return received;
  }
}

export interface Life {
  readonly sandbox: RunningSandbox;
  readonly parties: SandboxParties;
  readonly witness: Witness;
  /** Runs an administrative command against the running sandbox. */
  readonly command: (...args: string[]) => Promise<string>;
}
