import type { PhonePages } from "../../build/index.ts";
import type { PhonePersona } from "../api/api.ts";
import type { AppToOpen } from "./apps/apps.ts";
import type { Audit } from "./events/audit-trail.ts";

/** What the phone is put together from. */
export interface PhoneParts {
  /** Where browsers reach it. Under another Host it answers nothing. */
  readonly origin: string;
  /** What assertions are addressed to. */
  readonly platformUrl: string;
  /** Of the consent sheet and of "my authorizations", which the phone shows in frames. */
  readonly sheetOrigin: string;
  /** The key of the host that the phone plays. PEM. */
  readonly host: { readonly issuer: string; readonly kid: string; readonly privateKey: string };
  readonly personas: readonly PhonePersona[];
  /** What stands on its start screen. */
  readonly apps: readonly AppToOpen[];
  readonly audit: Audit;
  /** Called when somebody opens the phone for the first time. */
  readonly pages: () => Promise<PhonePages>;
  readonly clock: () => Date;
  /** Hears of what the phone itself did wrong. */
  readonly onFault: (error: unknown) => void;
}
