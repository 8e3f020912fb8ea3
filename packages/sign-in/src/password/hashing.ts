/** Passwords are hashed as payment passwords are: argon2id over the peppered password, in threads of its own. */
import { randomBytes } from "node:crypto";
import { hashPayPassword, Sensitive, verifyPayPassword } from "@shiming/core";

export function passwordHashing(pepper: Sensitive<Buffer>) {
  return {
    hash: (password: string) => hashPayPassword(new Sensitive(normal(password)), pepper, randomBytes),
    verify: ({ hash, password }: { readonly hash: string; readonly password: string }) =>
      verifyPayPassword(new Sensitive(normal(password)), hash, pepper),
  };
}

/** However a keyboard composes its characters. */
const normal = (password: string) => password.normalize("NFKC");
