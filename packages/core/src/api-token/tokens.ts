/** Tokens are made, listed and revoked. */
import { Sensitive, type Text } from "@shiming/crypto";
import { type Actor, type Member, memberBehind, type Staff } from "../actor/actor.ts";
import { requireShownText } from "../administration/shown-text.ts";
import { staffEvent } from "../administration/staff-event.ts";
import { couldDo, type Permitted } from "../authorization/authorize.ts";
import type { Action } from "../authorization/rules.ts";
import { refuse } from "../failure.ts";
import { type Notification, type NotificationDeps, notificationsTo } from "../people/notifications.ts";
import type { ApiTokenPage, ApiTokenStore } from "../ports/api-token-store.ts";
import { type ApiToken, type TokenOwner, writeToken } from "./api-token.ts";

/** A year, and the day that some have more. */
const LONGEST_LIFE_MS = 366 * 86_400_000;

interface TokenDeps extends Omit<NotificationDeps, "memberships"> {
  readonly apiTokens: Pick<ApiTokenStore, "change">;
}

/**
 * Makes a token of somebody, who has the roles that `owner` says, and is told: whoever did not make it knows at once.
 * @returns the token itself, for the only time
 * @throws `value_invalid` for an end that is over or further than a year, and for no action; `forbidden` for an action that its
 * owner may not do
 */
export async function createToken(
  asked: { readonly name: string; readonly actions: readonly Action[]; readonly endsAt: Date },
  owner: Staff | Member,
  actor: Permitted<"tokens.create">,
  deps: TokenDeps,
  at: Date,
): Promise<{ readonly id: string; readonly token: Sensitive<string> }> {
  const name = requireShownText("tokenName", asked.name);
  const actions = [...new Set(asked.actions)].sort();
  requireEnd(asked.endsAt, at);
  if (actions.length === 0) refuse("value_invalid", { hint: NO_ACTION });
  const beyond = actions.find((action) => !couldDo(owner, action));
  if (beyond) refuse("forbidden", { hint: notTheOwners(beyond) });
  const { id, secretDigest, text } = writeToken(deps.random);
  const messages = await notificationsTo([owner.id], made(name, asked.endsAt), `token ${id}`, deps, at);
  const event = staffEvent(
    actor,
    "token_created",
    `${id} ${owner.kind} ${owner.id} ${actions.join(",")}`,
    at,
  );
  await deps.apiTokens.change(id, () => ({
    next: { id, secretDigest, name, owner: asOwner(owner), actions, createdAt: at, endsAt: asked.endsAt },
    events: [event],
    messages,
  }));
  return { id, token: new Sensitive(text) };
}

/** Ends a token at once. One that was revoked stays so. @throws `entity_not_found` */
export async function revokeToken(
  id: string,
  actor: Permitted<"tokens.revoke">,
  { apiTokens }: Pick<TokenDeps, "apiTokens">,
  at: Date,
): Promise<void> {
  const event = staffEvent(actor, "token_revoked", id, at);
  await apiTokens.change(id, (now) => {
    if (!now) return refuse("entity_not_found");
    return now.revokedAt ? { next: now, events: [] } : { next: { ...now, revokedAt: at }, events: [event] };
  });
}

/** Of those that an actor may know of: of all for whoever may revoke all, else of their own; a program, of its organisation's. */
export async function tokensFor(
  page: Omit<ApiTokenPage, "ownerId">,
  actor: Actor,
  { apiTokens }: { readonly apiTokens: Pick<ApiTokenStore, "list"> },
): Promise<readonly ApiToken[]> {
  if (actor.kind === "command_line") return apiTokens.list(page);
  const person = actor.kind === "token" ? actor.owner : actor;
  if (person.kind !== "staff" && person.kind !== "member") return [];
  const isAdministrator = person.kind === "staff" && person.roles.includes("administrator");
  const own = actor.kind === "token" ? memberBehind(actor)?.memberships[0]?.organisationId : undefined;
  if (own !== undefined && (page.organisationId ?? own) !== own) return [];
  const organisationId = own ?? page.organisationId;
  return apiTokens.list({ ...page, organisationId, ownerId: isAdministrator ? undefined : person.id });
}

function asOwner(owner: Staff | Member): TokenOwner {
  if (owner.kind === "staff") return { kind: "staff", id: owner.id };
  const [membership, ...others] = owner.memberships;
  if (!membership || others.length > 0) return refuse("value_invalid", { hint: ONE_ORGANISATION });
  return { kind: "member", id: owner.id, organisationId: membership.organisationId };
}

function requireEnd(endsAt: Date, at: Date): void {
  const life = endsAt.getTime() - at.getTime();
  if (!(life > 0 && life <= LONGEST_LIFE_MS)) refuse("value_invalid", { hint: END });
}

const made = (name: string, until: Date): Notification => ({
  said: {
    en: `An API token in your name was made: ${name}.`,
    zh: `已用您的名义创建 API 令牌：${name}。`,
  },
  next: { en: "revoke it at once if it was not you", zh: "如非本人操作，请立即吊销" },
  until,
});

const END: Text = {
  en: "a token ends in the future, at most a year from now",
  zh: "令牌的到期时间须在将来，最长一年",
};
const NO_ACTION: Text = {
  en: "a token names at least one operation that it may do",
  zh: "令牌至少要写明一个可执行的操作",
};
const ONE_ORGANISATION: Text = {
  en: "a token of a member is for one organisation: name it",
  zh: "成员的令牌只用于一个组织：请指明组织",
};

function notTheOwners(action: Action): Text {
  return {
    en: `${action} is nothing that a token of this owner may do`,
    zh: `该所有者的令牌不能执行 ${action}`,
  };
}
