/** "My authorizations": a person looks back, and withdraws. Contract §8. */
import { endpoints } from "@shiming/wire";
import type { Case, Stage } from "../case.ts";
import { demand, requireEqual, requireRefusal, requireStatus } from "../check.ts";
import { jsonOf } from "../http.ts";
import { inviteToMyAuthorizations } from "../parties/host.ts";
import { authorize, consentsIn, deny, newSheet, openMyAuthorizations, pageOf } from "../parties/person.ts";
import { PERSON_APART, personApart } from "../parties/person-apart.ts";
import type { TargetUser } from "../target.ts";
import { text } from "../text.ts";

const section = 8;

/** The consents of the person, newest first. */
async function listOf(stage: Stage, user: TargetUser) {
  const mine = await openMyAuthorizations(stage, user);
  return { mine, consents: consentsIn(await mine.list()) };
}

function newestIn(consents: readonly { readonly id: string }[]): string {
  const [newest] = consents;
  demand(newest !== undefined, "the consent that was given", "an empty list");
  return newest.id;
}

const lists: readonly Case[] = [
  {
    section,
    title: text(
      "my authorizations: 201 {url}, whose secret buys one session",
      "我的授权：201 {url}，其中的一次性口令只能换得一个会话",
    ),
    async run(stage) {
      const invited = await inviteToMyAuthorizations(stage, stage.target.person);
      requireStatus(invited, 201);
      requireEqual("members", Object.keys(invited.json), ["url"]);
      const { url, secret } = pageOf(invited, "url");
      requireStatus(await stage.send(`${url}/session`, jsonOf({ secret })), 204);
      requireRefusal(await stage.send(`${url}/session`, jsonOf({ secret })));
    },
  },
  {
    section,
    title: text("my authorizations: need a session", "我的授权：需要会话"),
    async run(stage) {
      const url = `${stage.target.baseUrl}${endpoints.meConsents.path}`;
      requireRefusal(await stage.send(url));
    },
  },
  {
    section,
    title: text(
      "my authorizations: list what was given and what was refused, and no auth_token",
      "我的授权：列出同意过的和拒绝过的，不含 auth_token",
    ),
    alone: PERSON_APART,
    async run(stage) {
      const user = personApart(stage);
      requireStatus(await deny(stage, await newSheet(stage, { user })), 200);
      const authToken = await authorize(stage, { user });
      const { mine, consents } = await listOf(stage, user);
      const states = consents.slice(0, 2).map(({ state }) => state);
      requireEqual("states of the newest two", states.sort(), ["approved", "denied"]);
      const isKept = !(await mine.list()).text.includes(authToken);
      demand(isKept, "a list without auth_token", "an auth_token in it");
    },
  },
];

const withdrawals: readonly Case[] = [
  {
    section,
    title: text("my authorizations: withdrawal shows in the list at once", "我的授权：撤回后列表立即可见"),
    alone: PERSON_APART,
    async run(stage) {
      const user = personApart(stage);
      await authorize(stage, { user });
      const { mine, consents } = await listOf(stage, user);
      const id = newestIn(consents);
      requireStatus(await mine.withdraw(id), 200, 204);
      const state = consentsIn(await mine.list()).find((consent) => consent.id === id)?.state;
      requireEqual("state", state, "withdrawn");
    },
  },
  {
    section,
    title: text(
      "my authorizations: are nobody else's to see or to withdraw",
      "我的授权：别人不能查看，也不能撤回",
    ),
    alone: PERSON_APART,
    async run(stage) {
      const user = personApart(stage);
      await authorize(stage, { user });
      const { consents } = await listOf(stage, user);
      const id = newestIn(consents);
      const other = await listOf(stage, stage.target.person);
      demand(!other.consents.some((consent) => consent.id === id), "the person's own consents", "another's");
      const received = await other.mine.withdraw(id);
      requireRefusal(received);
      const state = consentsIn(await (await openMyAuthorizations(stage, user)).list())[0]?.state;
      requireEqual("state", state, "approved");
    },
  },
];

export const myAuthorizationCases: readonly Case[] = [...lists, ...withdrawals];
