import type { Host } from "../host/host.ts";
import type { Change } from "./change.ts";

export interface HostStore {
  find(issuer: string): Promise<Host | undefined>;
  list(): Promise<readonly Host[]>;

  /** Adds or changes it. */
  change(issuer: string, change: Change<Host | undefined, Host>): Promise<void>;
}
