/** What is disclosed: no more than what was approved, and of that no more than what the person has let. Contract §10. */
import { answerFields } from "@shiming/wire";
import type { Case, Stage } from "../case.ts";
import { demand, requireEqual, requireRefusal, requireStatus, textIn } from "../check.ts";
import { needed } from "../finding.ts";
import type { Received } from "../http.ts";
import {
  approveItems,
  CLAIMS,
  claimsIn,
  disclose,
  itemsApp,
  merchantOf,
  newItemsSheet,
} from "../parties/items.ts";
import { exchange, fieldsFor } from "../parties/merchant.ts";
import { authorize, details } from "../parties/person.ts";
import type { TargetUser } from "../target.ts";
import { text } from "../text.ts";

const section = 10;

const names = (stage: Stage, isWanted: (item: { readonly required: boolean }) => boolean = () => true) =>
  itemsApp(stage)
    .items.filter(isWanted)
    .map(({ item }) => item);

const claimsOf = (stage: Stage, received: Received) => claimsIn(received, merchantOf(stage, itemsApp(stage)));

/** What an item has to say of a person; `undefined` where the contract leaves it open. */
function expectedOf(item: string, { realName, credentialId }: TargetUser, at: Date): unknown {
  if (item === "masked_credential_id") return `${credentialId[0]}${"*".repeat(16)}${credentialId.at(-1)}`;
  const age = /^age_over_(\d+)$/.exec(item)?.[1];
  if (age !== undefined) return ageOn(credentialId, at) >= Number(age);
  const characters = [...realName];
  return item === "masked_name" ? characters.slice(-Math.min(2, characters.length - 1)).join("") : undefined;
}

/** Whole years by the date in the number, on that day in Shanghai. */
function ageOn(credentialId: string, at: Date): number {
  const today = Number(new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10).replaceAll("-", ""));
  return Math.floor((today - Number(credentialId.slice(6, 14))) / 10_000);
}

function requireClaim(item: string, seen: unknown, expected: unknown): void {
  // Of a name the characters that are left, behind as many asterisks as the platform likes.
  const isMasked = typeof seen === "string" && /^\*+/.test(seen) && seen.replace(/^\*+/, "") === expected;
  if (item !== "masked_name") requireEqual(item, seen, expected);
  else demand(isMasked, `${item}: asterisks, then ${expected}`, "another value");
}

const answers: readonly Case[] = [
  {
    section,
    title: text(
      "items: name and ID number are not in the answer where they were not approved",
      "信息项：未获准的姓名和身份证号不在应答中",
    ),
    async run(stage) {
      const received = await disclose(stage, stage.target.person);
      for (const field of [answerFields.realName, answerFields.credentialId]) {
        requireEqual(field, received.json[field], undefined);
      }
    },
  },
  {
    section,
    title: text(
      "items: encrypted_claims is one JSON object, encrypted to the certificate, with the items by their names",
      "信息项：encrypted_claims 是用证书加密的一个 JSON 对象，成员以信息项命名",
    ),
    async run(stage) {
      const received = await disclose(stage, stage.target.person);
      requireEqual("members", Object.keys(claimsOf(stage, received)).sort(), names(stage).sort());
    },
  },
  {
    section,
    title: text(
      "items: each says of the person what the contract has it say",
      "信息项：每一项的值都符合约定",
    ),
    async run(stage) {
      for (const user of stage.target.persons.slice(0, 2)) {
        const claims = claimsOf(stage, await disclose(stage, user));
        for (const [item, seen] of Object.entries(claims)) {
          const expected = expectedOf(item, user, stage.now());
          if (expected !== undefined) requireClaim(item, seen, expected);
        }
      }
    },
  },
  {
    section,
    title: text(
      "items: a client of the original gets name and number, and no encrypted_claims",
      "信息项：原接口的客户端得到姓名和身份证号，没有 encrypted_claims",
    ),
    async run(stage) {
      const received = await exchange(stage, fieldsFor(stage, await authorize(stage)));
      for (const field of [answerFields.realName, answerFields.credentialId]) textIn(received, field);
      requireEqual(CLAIMS, received.json[CLAIMS], undefined);
    },
  },
];

const choices: readonly Case[] = [
  {
    section,
    title: text(
      "items: an optional one that the person takes out is not told",
      "信息项：本人取消的可选项不会提供",
    ),
    async run(stage) {
      const required = names(stage, (each) => each.required);
      needed(names(stage, (each) => !each.required)[0], "item that is optional");
      const claims = claimsOf(stage, await disclose(stage, stage.target.person, required));
      requireEqual("members", Object.keys(claims).sort(), required.sort());
    },
  },
  {
    section,
    title: text(
      "items: one that is required cannot be taken out, and nothing is given",
      "信息项：必需项不能取消，取消则不予授权",
    ),
    async run(stage) {
      const app = itemsApp(stage);
      needed(names(stage, (each) => each.required)[0], "item that is required");
      const optional = names(stage, (each) => !each.required);
      const { person } = stage.target;
      const refused = await approveItems(stage, await newItemsSheet(stage, app, person), person, optional);
      requireRefusal(refused);
      requireEqual("auth_token", refused.json.auth_token, undefined);
    },
  },
  {
    section,
    title: text("items: one that is not approved cannot be consented to", "信息项：未获准的项不能同意"),
    async run(stage) {
      const app = itemsApp(stage);
      const { person } = stage.target;
      const more = [...names(stage), "credential_id"];
      requireRefusal(await approveItems(stage, await newItemsSheet(stage, app, person), person, more));
    },
  },
  {
    section,
    title: text(
      "items: the sheet is told which are asked for, and which of them may be taken out",
      "信息项：授权页得知索取了哪些项、哪些可以取消",
    ),
    async run(stage) {
      const app = itemsApp(stage);
      const shown = await details(stage, await newItemsSheet(stage, app, stage.target.person));
      requireStatus(shown, 200);
      const { disclosed } = Object(shown.json.notice);
      const told = (Array.isArray(disclosed) ? disclosed : []).map(({ item, required }) => [item, required]);
      requireEqual(
        "notice.disclosed",
        told,
        app.items.map(({ item, required }) => [item, required]),
      );
    },
  },
];

export const itemCases: readonly Case[] = [...answers, ...choices];
