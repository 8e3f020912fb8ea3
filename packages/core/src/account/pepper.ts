/** What goes into the hash of every password and is not beside it: one for new hashes, and those of before. */
import type { Sensitive } from "@shiming/crypto";

export interface Pepper {
  /** As the hashes that were made with it say; `undefined` of the first, whose hashes name none. */
  readonly id: string | undefined;
  /** 32 bytes */
  readonly secret: Sensitive<Buffer>;
}

/** Those that are at hand. */
export interface Peppers {
  /** Goes into what is hashed now. */
  current(): Pepper;
  /** `undefined` where it is not at hand, which says nothing of a password. */
  byId(id: string | undefined): Pepper | undefined;
}

/** The letters of an id: those of a value in a PHC string, without the ones of base64. */
export const PEPPER_ID = /^[A-Za-z0-9.-]{1,32}$/;

/** One pepper that was never another. */
export function onePepper(secret: Sensitive<Buffer>): Peppers {
  const only: Pepper = { id: undefined, secret };
  return { current: () => only, byId: (id) => (id === undefined ? only : undefined) };
}
