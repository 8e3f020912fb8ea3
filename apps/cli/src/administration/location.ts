import type { InputOf, OutputOf } from "@shiming/administration";
import type { Action } from "@shiming/core";

/** Where the data and the keys of the platform are that a command is about. */
export interface PlatformLocation {
  readonly data: string;
  readonly keys: string;
  /** The folder of keys that somebody has typed: a server that runs with another one is not asked. */
  readonly typedKeys?: string | undefined;
}

/** A platform elsewhere, which a command reaches as any program does. */
export interface RemotePlatform {
  /** Its origin. */
  readonly server: string;
  /** The file of the API token. */
  readonly tokenFile: string;
}

/** Runs an operation by its name. @throws DomainError what the operation refused */
export type Perform = <Name extends Action>(name: Name, input: InputOf<Name>) => Promise<OutputOf<Name>>;

/** The same where the types were lost on the way. */
export type Ask = (name: string, input: unknown) => Promise<unknown>;
