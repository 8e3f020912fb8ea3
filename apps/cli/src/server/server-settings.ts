/** What a server is started with. */
import type { OperationDeps } from "@shiming/administration";
import type { Text } from "@shiming/crypto";
import type { PlatformConfig, PlatformParts } from "@shiming/platform";
import type { OidcSettings, SignIn } from "@shiming/sign-in";
import type { PostgresOptions } from "@shiming/store/postgres";
import type { EventSettings } from "./events.ts";
import type { MailSettings } from "./mail.ts";
import type { PlatformKeys } from "./platform-keys.ts";
import type { WitnessSettings } from "./witnesses.ts";

export interface ServerSettings {
  readonly data: string;
  /** Of PostgreSQL, if the data is there. */
  readonly databaseUrl?: string | undefined;
  readonly databaseOptions?: PostgresOptions | undefined;
  /** Since when the data is there, if it is new; now, unless it is given. */
  readonly begun?: Date | undefined;
  readonly keys: PlatformKeys;
  /** Where they lie: `/readyz` tells when others are there. */
  readonly keyFolder: string;
  readonly config: PlatformConfig;
  readonly operator: PlatformParts["operator"];
  /** The origin of the console; a function where the port is known late. Without it there is none. */
  readonly consoleUrl?: string | ((baseUrl: string) => string) | undefined;
  /** Single sign-on of the staff. */
  readonly oidc?: OidcSettings | undefined;
  readonly log: PlatformParts["log"];
  /** Without it nothing is sent, and nothing comes in. */
  readonly mail?: MailSettings | undefined;
  /** Whether approvals are confirmed by another of the staff. */
  readonly fourEyesApprovals: boolean;
  /** Who signs checkpoints of the audit's log besides; nobody without it. */
  readonly witnesses?: WitnessSettings | undefined;
  /** Where events may go besides public addresses. */
  readonly events?: EventSettings | undefined;
  /** How the one who started it chooses another port. */
  readonly otherPort: Text;
  /** Where it is one of several processes. */
  readonly worker?: PlatformParts["worker"];
  /** The sandbox's own help for developers. */
  readonly diagnosis?: PlatformParts["diagnosis"];
  /** What a sandbox puts beside the platform. */
  readonly sites?: PlatformParts["sites"];
  readonly frontPage?: PlatformParts["frontPage"];
  /** What a sandbox shows its developer. */
  readonly onCall?: PlatformParts["onCall"];
  /** What a sandbox can be asked over the control channel besides, by name. */
  readonly operations?: ReadonlyMap<string, SandboxOperation>;
}

/** @param user who asks, as the command line says */
export type SandboxOperation = (input: unknown, inside: Inside, user: string) => Promise<unknown>;

/** What the platform works with. */
export interface Inside {
  readonly deps: OperationDeps;
  readonly signIn: SignIn;
}
