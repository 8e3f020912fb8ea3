/** Who is signed in, for the whole console: read from the platform, never kept in the browser. */
import type { OutputOf } from "@shiming/administration";
import { computed, shallowRef } from "vue";
import { type OperationName, operations } from "../api/operations.ts";
import { ApiProblem } from "../api/problem.ts";
import { send } from "../api/send.ts";
import { forgetDrafts } from "../parts/drafts.ts";

export type Me = OutputOf<"me.show">;
export type Session =
  | { readonly kind: "nobody" }
  /** Staff, or somebody who has a second factor, without it: the platform lets them do nothing but set one up or pass it. */
  | { readonly kind: "second_factor_needed"; readonly email: string; readonly hasTotp: boolean }
  | { readonly kind: "person"; readonly me: Me; readonly hasTotp: boolean };

const session = shallowRef<Session>();
const PLACE = "console.organisation";
const organisation = shallowRef(localStorage.getItem(PLACE) ?? "");

interface SignedIn {
  readonly user: { readonly email: string; readonly twoFactorEnabled?: boolean | null };
}

/** Reads it anew: after signing in or out, and at the first page. @throws ApiProblem where the platform cannot be reached */
export async function readSession(): Promise<Session> {
  const signedIn = (await (await send("GET", "/api/auth/get-session")).json()) as SignedIn | null;
  session.value = signedIn ? await sessionOf(signedIn) : { kind: "nobody" };
  return session.value;
}

async function sessionOf({ user }: SignedIn): Promise<Session> {
  const hasTotp = user.twoFactorEnabled === true;
  try {
    return { kind: "person", me: await (await send("GET", "/api/me")).json(), hasTotp };
  } catch (problem) {
    if (!(problem instanceof ApiProblem)) throw problem;
    if (problem.kind === "forbidden") return { kind: "second_factor_needed", email: user.email, hasTotp };
    if (problem.kind === "signed_out") return { kind: "nobody" };
    throw problem;
  }
}

/** The session, read once a page load. */
export const knownSession = async (): Promise<Session> => session.value ?? readSession();

export async function signOut(): Promise<void> {
  await send("POST", "/api/auth/sign-out", {});
  forgetDrafts();
  // A new document: nothing of the former person stays in this one's memory.
  location.assign("/sign-in");
}

/** The organisation that a provider works in: that of the address, else the one before, else the first. */
export function chooseOrganisation(id: string): void {
  organisation.value = id;
  localStorage.setItem(PLACE, id);
}

const me = computed(() => (session.value?.kind === "person" ? session.value.me : undefined));
const membership = computed(() => {
  const memberships = me.value?.memberships ?? [];
  return memberships.find(({ organisation_id }) => organisation_id === organisation.value) ?? memberships[0];
});

/** Whether the person may have this done, by the rules of the platform: what they may not is not offered to them. */
export function may(name: OperationName): boolean {
  const { staff, members = [], anySignedIn } = operations[name] as (typeof operations)["me.show"] & Rule;
  if (!me.value) return false;
  const { staff_roles } = me.value;
  if (staff_roles.length > 0) return anySignedIn === true || staff_roles.some((role) => staff.includes(role));
  return anySignedIn !== undefined || members.some((role) => role === membership.value?.role);
}

interface Rule {
  readonly staff: readonly string[];
  readonly members?: readonly string[];
  readonly anySignedIn?: true | "but_staff";
}

/** Reactive. `me` is there on every screen but those of the sign-in. */
export function useSession() {
  return {
    session,
    me: computed(() => me.value as Me),
    isStaff: computed(() => (me.value?.staff_roles.length ?? 0) > 0),
    /** Of a provider; `undefined` for staff, and for whoever belongs to no organisation yet. */
    membership,
    organisationId: computed(() => membership.value?.organisation_id ?? ""),
    may,
  };
}
