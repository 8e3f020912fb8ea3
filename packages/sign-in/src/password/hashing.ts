/** Passwords are hashed as payment passwords are: argon2id over the peppered password, in threads of its own. */
import { randomBytes } from "node:crypto";
import { hashPayPassword, isOutdatedHash, type Peppers, Sensitive, verifyPayPassword } from "@shiming/core";
import { APIError } from "better-auth/api";
import { peppersOfPasswords } from "../keys.ts";

export interface HashingParts {
  /** Puts a hash of the same right password in the place of `from`, where that is still there: its pepper is an older one. */
  readonly renew: (from: string, to: string) => Promise<void>;
  /** Hears why a password could not be judged. */
  readonly onFault: (fault: unknown) => void;
}

export type PasswordHashing = ReturnType<typeof passwordHashing>;

export function passwordHashing(platforms: Peppers, { renew, onFault }: HashingParts) {
  const peppers = peppersOfPasswords(platforms);
  const hashed = (password: Sensitive<string>) => hashPayPassword(password, peppers, randomBytes);
  return {
    hash: (password: string) => hashed(normal(password)),
    /** @throws APIError 503 where it cannot be judged: no hook of the library hears of any other error */
    async verify({ hash, password }: { readonly hash: string; readonly password: string }) {
      const typed = normal(password);
      const isRight = await verifyPayPassword(typed, hash, peppers).catch((fault: unknown) => {
        onFault(fault);
        throw new APIError("SERVICE_UNAVAILABLE", BUSY);
      });
      if (isRight && isOutdatedHash(hash, peppers)) await renew(hash, await hashed(typed));
      return isRight;
    },
  };
}

const BUSY = { code: "BUSY", message: "the platform cannot judge this just now; its log says why" };

/** However a keyboard composes its characters. */
const normal = (password: string) => new Sensitive(password.normalize("NFKC"));
