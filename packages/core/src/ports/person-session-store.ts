import type { Acting } from "../account/acting.ts";
import type { Digest } from "../digest.ts";

/** A person's way into "my authorizations": first the secret of a URL, then the cookie it was spent for. */
export interface PersonSession extends Acting {
  readonly digest: Digest;
  /** Of the host that sent the person; undefined where that was not remembered yet. */
  readonly hostKey: Digest | undefined;
  readonly kind: "invitation" | "session";
  readonly expiresAt: Date;
}

export interface PersonSessionStore {
  put(session: PersonSession): Promise<void>;
  find(digest: Digest): Promise<PersonSession | undefined>;

  /** Removes it and tells what it was: of concurrent takers exactly one gets it. */
  take(digest: Digest): Promise<PersonSession | undefined>;
}
