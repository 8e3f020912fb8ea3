/**
 * Signing up in two steps, so that nobody holds a password to an address that is not theirs, and no answer tells whether an
 * address is known: first a link goes to the address, then whoever follows it chooses name and password, and is signed in.
 */
import { type InvitedAtSignUp, isShowable, Sensitive } from "@shiming/core";
import type { AuthContext, BetterAuthPlugin, User } from "better-auth";
import { APIError, createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import * as z from "zod";
import type { Contacts } from "../database/contacts.ts";
import type { Links } from "../links.ts";
import { type createMails, languageOf } from "../mails.ts";
import { requireGoodPassword } from "../password/password-rules.ts";
import { rememberAddress, spendLink } from "./pending.ts";

export interface SignUpParts {
  readonly contacts: Contacts;
  readonly links: Links;
  readonly sendMail: ReturnType<typeof createMails>;
  readonly invited: InvitedAtSignUp;
  readonly clock: () => Date;
  /** Whether an address has had enough mails for a while. */
  readonly isMailedTooOften: (email: string) => Promise<boolean>;
}

const request = z.object({ email: z.email().max(254) });
const completion = z.object({
  token: z.string().max(200),
  name: z.string().trim().min(1).max(100).refine(isShowable),
  password: z.string().max(1000),
});

export function signUpPlugin(parts: SignUpParts): BetterAuthPlugin {
  return {
    id: "sign-up",
    endpoints: {
      requestSignUp: requestSignUp(parts),
      completeSignUp: completeSignUp(parts),
      acceptInvitation: acceptInvitation(parts),
    },
  };
}

/** Always the same answer, after the same work: a link that waits, and a mail. */
function requestSignUp({ contacts, links, sendMail, clock, isMailedTooOften }: SignUpParts) {
  return createAuthEndpoint("/sign-up/request", { method: "POST", body: request }, async (context) => {
    const { email } = context.body;
    const { internalAdapter } = context.context;
    if (!(await isMailedTooOften(email))) {
      const known = await internalAdapter.findUserByEmail(email);
      const token = await rememberAddress(email, internalAdapter, contacts, clock());
      await sendMail(
        email,
        languageOf(context.headers),
        known
          ? { template: "address_known", url: links.signIn() }
          : { template: "email_verification", url: links.signUp(token) },
      );
    }
    return context.json({ status: true });
  });
}

function completeSignUp({ contacts }: SignUpParts) {
  return createAuthEndpoint("/sign-up/complete", { method: "POST", body: completion }, async (context) => {
    const { token, name } = context.body;
    const password = await requireGoodPassword(context.body.password);
    const email = await spendLink(token, context.context.internalAdapter, contacts);
    if (email === undefined) throw linkIsOver();
    const user = await createPerson(context.context, { email, name, password });
    await beginSession(context, user);
    return context.json({ status: true });
  });
}

/** By the link of an invitation, which proves the address as well. Whoever has a sign-in uses that, and accepts there. */
function acceptInvitation({ invited }: SignUpParts) {
  return createAuthEndpoint("/sign-up/invited", { method: "POST", body: completion }, async (context) => {
    const { token, name } = context.body;
    const password = await requireGoodPassword(context.body.password);
    const email = await invited.addressOf(token);
    if (email === undefined) throw linkIsOver();
    const user = await createPerson(context.context, { email, name, password });
    await invited.accept({ token, personId: user.id, email: new Sensitive(email) });
    await beginSession(context, user);
    return context.json({ status: true });
  });
}

type Context = Pick<AuthContext, "internalAdapter" | "password">;

/** Somebody whose address is proved. @throws APIError 409 where it has a sign-in */
async function createPerson(
  { internalAdapter, password: { hash } }: Context,
  person: { readonly email: string; readonly name: string; readonly password: string },
): Promise<User> {
  const { email, name } = person;
  const isKnown = async () => (await internalAdapter.findUserByEmail(email)) !== null;
  if (await isKnown()) throw alreadyKnown();
  const hashed = await hash(person.password);
  const user = await internalAdapter
    .createUser({ email, name, emailVerified: true }, { method: "email-password" })
    // Another link to this address was faster: the database keeps addresses apart.
    .catch(async (error: unknown) => {
      throw (await isKnown()) ? alreadyKnown() : error;
    });
  await internalAdapter.linkAccount({
    userId: user.id,
    providerId: "credential",
    accountId: user.id,
    password: hashed,
  });
  return user;
}

/** A new one, without a second factor, as after the first sign-in with the password: none that the browser brought goes on. */
async function beginSession(context: Parameters<typeof setSessionCookie>[0], user: User): Promise<void> {
  const session = await context.context.internalAdapter.createSession(user.id);
  await setSessionCookie(context, { session, user });
}

const linkIsOver = () =>
  new APIError("BAD_REQUEST", {
    code: "LINK_OVER",
    message: "the link was used, has ended, or was taken back",
  });

const alreadyKnown = () =>
  new APIError("CONFLICT", { code: "ADDRESS_KNOWN", message: "this address has a sign-in: sign in with it" });
