import type { Sensitive } from "@shiming/crypto";

/** Somebody who has a sign-in. */
export interface Person {
  readonly id: string;
  readonly email: Sensitive<string>;
  readonly name: Sensitive<string>;
}

/** Who people are, which sign-in alone knows. */
export interface People {
  /** Those who are there, in no order. */
  find(ids: readonly string[]): Promise<readonly Person[]>;
  /** Ends every session of a person, at once. */
  endSessions(id: string): Promise<void>;
  /** Takes every second factor and recovery code from a person, and ends every session. */
  resetSecondFactor(id: string): Promise<void>;
}
