/**
 * Sign-ins that are ready from the beginning: with an address that nobody has to prove, a password, and a second factor. For
 * the invented people of a sandbox; whoever is real signs up by the mail that is sent there.
 */
import { symmetricEncrypt } from "better-auth/crypto";
import type { protectedAdapter } from "./database/protected-adapter.ts";
import { cookieSecret, type SignInSecrets } from "./keys.ts";
import type { PasswordHashing } from "./password/hashing.ts";

type Adapter = ReturnType<ReturnType<typeof protectedAdapter>>;

export interface Enrolment {
  readonly email: string;
  readonly name: string;
  readonly password: string;
  /** The key of an authenticator app, RFC 6238: 32 letters and digits, whose bytes are the key. */
  readonly totpKey: string;
}

/** Where several have one password, it is hashed once: hashing is dear. @returns the ids, in that order */
export type Enrol = (people: readonly Enrolment[], at: Date) => Promise<readonly string[]>;

export function createEnrol(
  adapter: Adapter,
  secrets: SignInSecrets,
  { hash }: Pick<PasswordHashing, "hash">,
): Enrol {
  const encrypt = (data: string) => symmetricEncrypt({ key: cookieSecret(secrets), data });
  return async (people, at) => {
    const passwords = [...new Set(people.map(({ password }) => password))];
    const hashes = new Map(
      await Promise.all(passwords.map(async (password) => [password, await hash(password)] as const)),
    );
    const times = { createdAt: at, updatedAt: at };
    return adapter.transaction(async (inner) => {
      const ids: string[] = [];
      for (const { email, name, password, totpKey } of people) {
        const person = { email, name, emailVerified: true, twoFactorEnabled: true, ...times };
        const { id: userId } = await inner.create<Record<string, unknown>, { id: string }>({
          model: "user",
          data: person,
        });
        const credential = { userId, providerId: "credential", accountId: userId, ...times };
        await inner.create({
          model: "account",
          data: { ...credential, password: hashes.get(password) },
        });
        const factor = { secret: await encrypt(totpKey), backupCodes: await encrypt("[]"), verified: true };
        await inner.create({ model: "twoFactor", data: { userId, ...factor } });
        ids.push(userId);
      }
      return ids;
    });
  };
}
