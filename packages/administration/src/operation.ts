import type { KeyObject } from "node:crypto";
import type {
  Action,
  Actor,
  CallRealnameInfo,
  CertificateAuthority,
  Digest,
  EventSigner,
  EventTransport,
  KeyEncryptionKeys,
  KeyStore,
  Mailbox,
  MailReader,
  Openids,
  Operator,
  OutgoingMail,
  PasswordHashes,
  People,
  Peppers,
  Permitted,
  RandomBytes,
  RevocationListReader,
  Rewrapping,
  SealedRecords,
  Stores,
  Text,
  Whose,
} from "@shiming/core";
import type { Static, TObject, TSchema } from "typebox";
import type { RunningPlatform } from "./running-platform.ts";

/** How events leave. */
export interface EventParts {
  readonly transport: EventTransport;
  readonly sign: EventSigner;
  readonly openids: Openids;
  /** The platform's base URL. */
  readonly issuer: () => string;
}

/** What a document says that leaves the platform, and what it is signed with. */
export interface OwnPlatform {
  readonly version: string;
  /** Its base URL; empty while nobody knows. */
  readonly url: () => string;
  /** Of the log: Ed25519. */
  readonly logKey: KeyObject;
}

/** What operations work with. */
export interface OperationDeps {
  readonly stores: Stores;
  /** Where lists are read rather, if there is such a place now: what they show may be seconds old. */
  readonly storesOfLists?: (() => Promise<Stores | undefined>) | undefined;
  /** Has every list show what was changed until now. */
  readonly noteChange?: (() => Promise<void>) | undefined;
  readonly keys: KeyEncryptionKeys;
  readonly keyStore: KeyStore;
  /** Of the stores, and of those who sign in. */
  readonly sealedRecords: SealedRecords;
  readonly rewrapping: Pick<Rewrapping, "step" | "isThrough" | "beginAnew">;
  readonly peppers: Peppers;
  /** Of payment passwords, and of those who sign in. */
  readonly passwordHashes: readonly PasswordHashes[];
  /** Without it nothing leaves that has to be signed. */
  readonly own?: OwnPlatform | undefined;
  readonly authority: CertificateAuthority;
  readonly readRevocationList: RevocationListReader;
  readonly random: RandomBytes;
  readonly people: People;
  /** Where the link of an invitation with this secret leads. */
  readonly invitationUrl: (token: string) => string;
  /** Where an issuer's list of revoked certificates is; `undefined` while nobody knows the platform's address. */
  readonly revocationsUrl: (issuer: string) => string | undefined;
  /** Where mail is read; without it there is none to look at. */
  readonly mail?:
    | {
        readonly reader: MailReader;
        /** What a mail of the platform says, as its receiver reads it. */
        readonly letterOf: (mail: OutgoingMail) => { readonly subject: string; readonly text: string };
        /** Of a sandbox alone. */
        readonly mailbox?: Mailbox | undefined;
      }
    | undefined;
  /** Of a platform that runs; without it no request can be tried. */
  readonly callRealnameInfo?: CallRealnameInfo | undefined;
  /** Of a platform that runs; without it no endpoint can be asked. */
  readonly events?: EventParts | undefined;
  /** Whether files that come in are held until a scan has answered; not unless it is said. */
  readonly isScanned?: boolean;
  /** Whether the operator wants approvals confirmed by another of the staff. */
  readonly fourEyesApprovals?: boolean | undefined;
  /** Whose platform it is, where that is known. */
  readonly operator?: Omit<Operator, "logo"> | undefined;
  /** The server that this is done by; a command has none. */
  readonly running?: RunningPlatform | undefined;
}

/** With the way to other operations: for one that does what somebody else has asked for. */
export interface RunDeps extends OperationDeps {
  readonly others: {
    perform(name: Action, input: unknown, actor: Actor, at: Date): Promise<unknown>;
    /** Does not do it. @returns the ground on which it would; `undefined` where nothing would change */
    rehearse(name: Action, input: unknown, actor: Actor, at: Date): Promise<Digest | undefined>;
  };
}

/** The thing that an operation is about: whose it is decides who may do it. */
export interface Subject<Input> {
  /** An organisation's, a person's, the operator's own, or several of which the operation picks what may be seen. */
  readonly kind: "organisation" | "person" | "platform" | "visible";
  /** `undefined` where there is no such thing. */
  whose(input: Input, deps: OperationDeps, actor: Actor): Promise<Whose | undefined> | Whose;
  /** The same for a thing that is not there and for one that is somebody else's. */
  missing?(input: Input): Text;
}

export type Method = "GET" | "POST" | "PUT" | "DELETE";

/** The schema alone says it: the compiler does not look which schemas would have a value (decision 0228). */
export type ValueOf<Schema extends TSchema> = NoInfer<Static<Schema>>;

/**
 * One thing that can be done, for every door: command line, control channel, HTTP. Names on the outside are snake_case, and
 * times are ISO 8601 in UTC.
 */
export interface Operation<
  in out Name extends Action,
  in out Input extends TObject,
  in out Output extends TSchema,
> {
  readonly name: Name;
  readonly method: Method;
  /** Below `/api`; each name in braces is a member of the input. */
  readonly path: string;
  readonly summary: Text;
  readonly input: Input;
  readonly output: Output;
  readonly subject: Subject<ValueOf<Input>>;
  run(
    input: ValueOf<Input>,
    actor: Permitted<Name>,
    deps: RunDeps,
    at: Date,
  ): Promise<ValueOf<Output>> | ValueOf<Output>;
}

/** Whatever its types are. */
export type AnyOperation = Omit<Operation<never, TObject, TSchema>, "name"> & { readonly name: Action };

/** An entry of the table: its types come from what is in it. */
export function operation<Name extends Action, Input extends TObject, Output extends TSchema>(
  name: Name,
  definition: Omit<Operation<Name, Input, Output>, "name">,
): Operation<Name, Input, Output> {
  return { name, ...definition };
}
