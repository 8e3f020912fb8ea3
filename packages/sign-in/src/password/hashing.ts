/** Passwords are hashed as payment passwords are: argon2id over the peppered password, in threads of its own. */
import { randomBytes } from "node:crypto";
import { hashPayPassword, isOutdatedHash, type Peppers, Sensitive, verifyPayPassword } from "@shiming/core";
import { peppersOfPasswords } from "../keys.ts";

/** Puts a hash of the same password in the place of `from`, where that is still there. */
export type RenewHash = (from: string, to: string) => Promise<void>;

export type PasswordHashing = ReturnType<typeof passwordHashing>;

/** @param renew called where a right password was hashed under an older pepper */
export function passwordHashing(platforms: Peppers, renew: RenewHash) {
  const peppers = peppersOfPasswords(platforms);
  const hashed = (password: Sensitive<string>) => hashPayPassword(password, peppers, randomBytes);
  return {
    hash: (password: string) => hashed(normal(password)),
    /** @throws `platform_busy` where the pepper of the hash is not at hand */
    async verify({ hash, password }: { readonly hash: string; readonly password: string }) {
      const typed = normal(password);
      const isRight = await verifyPayPassword(typed, hash, peppers);
      if (isRight && isOutdatedHash(hash, peppers)) await renew(hash, await hashed(typed));
      return isRight;
    },
  };
}

/** However a keyboard composes its characters. */
const normal = (password: string) => new Sensitive(password.normalize("NFKC"));
