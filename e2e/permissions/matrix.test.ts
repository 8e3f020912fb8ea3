/**
 * docs/permissions.md over HTTP: every operation, by a person who is there and by a program with their token, on own things, on
 * somebody else's, and on what is not there. Each call is done up to its first write.
 */
import { type AnyOperation, callOf, operations } from "@shiming/administration";
import { type Member, memberRoles, type Rule, rules, type Staff, staffRoles } from "@shiming/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ApiPlatform, startApiPlatform } from "../support/api-platform.ts";
import type { Received } from "../support/http.ts";
import { inputAbout, MERCHANTS, nothing, type Things, thingsOf } from "./things.ts";
import { writtenTable } from "./written-table.ts";

interface Caller {
  readonly head: string;
  readonly person: Staff | Member;
  /** Absent for whoever belongs nowhere: a token is for one organisation. */
  readonly token: string | undefined;
  readonly ownToken: string;
  readonly things: Things;
}

let platform: ApiPlatform;
let callers: Caller[];
let own: Things;
let other: Things;
/** Of a person whom nobody here is. */
let tokenOfAnother: string;
beforeAll(async () => {
  platform = await startApiPlatform({ rehearsing: true });
  const ids = [
    await platform.addOrganisation("914403001922038216"),
    await platform.addOrganisation("91350100M000100Y43"),
  ] as const;
  own = await thingsOf(platform, ids[0], MERCHANTS.own);
  other = await thingsOf(platform, ids[1], MERCHANTS.other);
  tokenOfAnother = await platform.tokenOf(await platform.employ("another", ["operator"]));
  callers = [];
  for (const role of staffRoles) await add(role, await platform.employ(role, [role]), own);
  for (const role of memberRoles) await add(role, await platform.admit(role, ids[0], role), own);
  await add("owner elsewhere", await platform.admit("elsewhere", ids[1], "owner"), own);
  callers.push({
    ...{ head: "signed in", person: { kind: "member", id: "new", memberships: [] } },
    ...{ token: undefined, ownToken: tokenOfAnother, things: own },
  });
});
afterAll(() => platform.close());

async function add(head: string, person: Staff | Member, things: Things): Promise<void> {
  const token = await platform.tokenOf(person);
  callers.push({ head, person, token, ownToken: token, things });
}

const idOf = (token: string) => token.slice(4, 26);
const operationNamed = (name: string) =>
  Object.values(operations).find((each) => each.name === name) as unknown as AnyOperation;

type Answer = "yes" | "no" | "not found";

/** What an answer says of who may, whatever else was wrong with the call. */
function answerOf({ status, json }: Received, operation: AnyOperation, input: object): Answer {
  expect(status).not.toBe(401);
  if (status === 403) return "no";
  const missing = operation.subject.missing?.(input as never);
  return status === 404 && json.hint?.en === missing?.en ? "not found" : "yes";
}

async function ask(caller: Caller, by: "session" | "token", operation: AnyOperation, input: object) {
  const { method, path, body } = callOf(operation.name, input as Record<string, unknown>);
  const address = path.slice("/api".length);
  const content = body === undefined ? undefined : JSON.parse(body);
  return by === "session"
    ? platform.callAs(caller.person, method, address, content)
    : platform.call(method, address, caller.token, content);
}

/** What belongs to whoever the column is about; to another, for the columns of people from elsewhere. */
function inputFor(caller: Caller, operation: AnyOperation): Record<string, unknown> {
  const isElsewhere = ["owner elsewhere", "signed in"].includes(caller.head);
  const token_id = idOf(isElsewhere ? tokenOfAnother : caller.ownToken);
  return inputAbout(operation, { ...nothing, ...caller.things, token_id });
}

const rows = writtenTable();

describe.each(rows)("$action", ({ action, cells }) => {
  const operation = operationNamed(action);
  const { personally }: Rule = rules[action];

  it("answers everybody as the table says, to a person and to their program", async () => {
    for (const caller of callers) {
      const input = inputFor(caller, operation);
      const written = cells[caller.head];
      const answer = answerOf(await ask(caller, "session", operation, input), operation, input);
      expect([caller.head, answer]).toEqual([caller.head, written]);
      if (caller.token === undefined) continue;
      const toProgram = answerOf(await ask(caller, "token", operation, input), operation, input);
      expect([caller.head, toProgram]).toEqual([
        caller.head,
        personally && written === "yes" ? "no" : written,
      ]);
    }
  });
});

const owned = rows.filter(({ action }) => {
  const { kind } = operationNamed(action).subject;
  return kind === "organisation" || kind === "person";
});

it.each(owned)(
  "$action tells a stranger of another's thing what it tells of none, byte by byte",
  async ({ action }) => {
    const operation = operationNamed(action);
    for (const caller of callers.filter(({ person }) => person.kind === "member")) {
      const theirs = caller.head === "owner elsewhere" ? own : other;
      const about = inputAbout(operation, { ...nothing, ...theirs, token_id: idOf(tokenOfAnother) });
      const none = inputAbout(operation, nothing);
      const [hidden, absent] = [
        await ask(caller, "session", operation, about),
        await ask(caller, "session", operation, none),
      ];
      expect([hidden.status, withoutNames(hidden.text, about)]).toEqual([
        404,
        withoutNames(absent.text, none),
      ]);
      expect(absent.status).toBe(404);
    }
  },
);

/** Every name that the caller has sent, by the member it came in. */
function withoutNames(text: string, input: Record<string, unknown>): string {
  return Object.entries(input).reduce(
    (rest, [name, value]) =>
      typeof value === "string" && value !== "" ? rest.replaceAll(value, `{${name}}`) : rest,
    text,
  );
}
