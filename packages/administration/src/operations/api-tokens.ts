import {
  type Actor,
  createToken,
  type Member,
  ownerNow,
  refuse,
  revokeToken,
  type Staff,
  type Stores,
  type Text,
  tokensFor,
} from "@shiming/core";
import Type, { type Static } from "typebox";
import { operation } from "../operation.ts";
import { requireAction } from "../operation-name.ts";
import { ApiTokenFacts, TokenId } from "../schemas/api-token.ts";
import { Input, PAGE, registerPage, Time } from "../schemas/common.ts";
import { theApiToken, thePlatform, whatIsVisible } from "../subjects.ts";
import { apiTokenNow, describeApiToken } from "../token-facts.ts";

const Owner = {
  staff_id: Type.Optional(Type.String({ description: "whose it is, where the command line makes it" })),
  member_id: Type.Optional(Type.String({ description: "whose it is, where the command line makes it" })),
  organisation_id: Type.Optional(
    Type.String({ description: "of a member's token, where the member is in several organisations" }),
  ),
};

export const apiTokenOperations = {
  "tokens.list": operation("tokens.list", {
    method: "GET",
    path: "/tokens",
    summary: {
      en: "API tokens, newest first, page by page: your own, or all for an administrator",
      zh: "API 令牌，新的在前，分页：自己的；管理员可见全部",
    },
    input: Input({
      ...registerPage(["created_at", "ends_at"]),
      organisation_id: Type.Optional(Type.String({ description: "those of its members" })),
    }),
    output: Type.Array(ApiTokenFacts),
    subject: whatIsVisible,
    run: async ({ limit = PAGE, organisation_id: organisationId, ...page }, actor, { stores }, at) => {
      const tokens = await tokensFor({ ...page, limit, organisationId }, actor, stores);
      return tokens.map((token) => describeApiToken(token, at));
    },
  }),

  "tokens.create": operation("tokens.create", {
    method: "POST",
    path: "/tokens",
    summary: { en: "Make an API token, which is shown this once", zh: "新建 API 令牌，只显示这一次" },
    input: Input({
      name: Type.String({ description: "what it is for" }),
      actions: Type.Array(Type.String(), { description: "operations that it may do" }),
      ends_at: Time,
      ...Owner,
    }),
    output: Type.Object({ ...ApiTokenFacts.properties, token: Type.String() }),
    subject: thePlatform,
    run: async ({ name, actions, ends_at, ...whose }, actor, deps, at) => {
      const { stores } = deps;
      const owner = await ownerFor(actor, whose, stores);
      const asked = { name, actions: actions.map(requireAction), endsAt: new Date(ends_at) };
      const { id, token } = await createToken(asked, owner, actor, { ...stores, ...deps }, at);
      return { ...(await apiTokenNow(id, stores, at)), token: token.reveal() };
    },
  }),

  "tokens.revoke": operation("tokens.revoke", {
    method: "POST",
    path: "/tokens/{token_id}/revoke",
    summary: { en: "Revoke an API token, effective at once", zh: "吊销 API 令牌，立即生效" },
    input: Input({ token_id: TokenId }),
    output: ApiTokenFacts,
    subject: theApiToken,
    run: async ({ token_id }, actor, { stores }, at) => {
      await revokeToken(token_id, actor, stores, at);
      return apiTokenNow(token_id, stores, at);
    },
  }),
};

type Named = Static<ReturnType<typeof Input<typeof Owner>>>;

/** Whoever is signed in makes their own; the command line says whose. */
async function ownerFor(actor: Actor, named: Named, stores: Stores): Promise<Staff | Member> {
  const { staff_id, member_id, organisation_id: organisationId } = named;
  if (actor.kind !== "command_line") {
    if (staff_id !== undefined || member_id !== undefined) refuse("value_invalid", { hint: OWN });
    return ownOf(actor, organisationId);
  }
  if ((staff_id === undefined) === (member_id === undefined)) refuse("value_invalid", { hint: WHOSE });
  const owner =
    staff_id !== undefined
      ? await ownerNow({ kind: "staff", id: staff_id }, stores)
      : await ownerNow({ kind: "member", id: `${member_id}`, organisationId: organisationId ?? "" }, stores);
  return owner ?? refuse("entity_not_found", { hint: noOwner(named) });
}

function ownOf(actor: Actor, organisationId: string | undefined): Staff | Member {
  if (actor.kind === "staff") return actor;
  if (actor.kind !== "member") return refuse("forbidden");
  const memberships = actor.memberships.filter(
    (each) => organisationId === undefined || each.organisationId === organisationId,
  );
  return { ...actor, memberships };
}

const OWN: Text = {
  en: "a token is made by its owner: leave staff_id and member_id out",
  zh: "令牌由其所有者自己创建：请不要写 staff_id 和 member_id",
};
const WHOSE: Text = {
  en: "say whose token it is: by staff_id, or by member_id and organisation_id",
  zh: "请说明令牌归谁：用 staff_id，或用 member_id 和 organisation_id",
};

function noOwner({ staff_id, member_id, organisation_id }: Named): Text {
  return staff_id !== undefined
    ? { en: `no active member of the staff ${staff_id}`, zh: `没有在职的工作人员 ${staff_id}` }
    : {
        en: `${member_id} is no member of ${organisation_id ?? "an organisation that is not named"}`,
        zh: `${member_id} 不是${organisation_id ? `组织 ${organisation_id}` : "所指组织"}的成员`,
      };
}
