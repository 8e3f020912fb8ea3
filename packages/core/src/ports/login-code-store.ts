import type { Digest } from "../digest.ts";
import type { LoginCode } from "../login/login-code.ts";

export interface LoginCodeStore {
  put(code: LoginCode): Promise<void>;

  /** Used and ended ones are found for at least a day after their end, so that "used" can be told from "invalid". */
  find(digest: Digest): Promise<LoginCode | undefined>;

  /** Of any number of uses of one code, on any number of nodes, exactly one is answered with true. */
  use(digest: Digest, at: Date): Promise<boolean>;
}
