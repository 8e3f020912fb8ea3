import type { AuditEvent } from "../audit/event.ts";
import type { PlatformKey } from "../data/platform-key.ts";

/** Which keys the data belongs to. */
export interface KeyRegister {
  /** Sorted by name. */
  list(): Promise<readonly PlatformKey[]>;

  /** Remembers these keys in the place of all others, with the event in the same commit. */
  replace(keys: readonly PlatformKey[], event: AuditEvent): Promise<void>;
}
