import type { MiniProgram } from "../mini-program/mini-program.ts";
import type { Caused } from "../outbox/caused.ts";
import type { Change } from "./change.ts";

export interface MiniProgramStore {
  find(appid: string): Promise<MiniProgram | undefined>;
  list(): Promise<readonly MiniProgram[]>;

  /** Adds or changes it. */
  change(appid: string, change: Change<MiniProgram | undefined, MiniProgram>): Promise<void>;

  isBound(appid: string, mchId: string): Promise<boolean>;
  boundMerchants(appid: string): Promise<readonly string[]>;
  setBound(appid: string, mchId: string, bound: boolean, caused: Caused): Promise<void>;
}
