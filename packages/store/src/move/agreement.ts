/** That both databases speak of one move, and which of them is to be served: never both. */
import { randomBytes } from "node:crypto";
import type { Text } from "@shiming/core";
import { StoreUnavailable } from "../store-unavailable.ts";
import type { Mark } from "./marks.ts";
import type { Side } from "./side.ts";

export interface Begun {
  readonly id: string;
  readonly isLeft: boolean;
}

export const goneFrom = (marks: readonly Mark[]) => marks.find(({ state }) => state === "gone");

/** The move between these two that was cut short, if there is one. @throws StoreUnavailable where one of them has another */
export async function findMove(source: Side, target: Side): Promise<Begun | undefined> {
  const [left, there] = [await source.marks(), await target.marks()];
  const gone = goneFrom(left);
  if (gone) {
    if (there.some(({ id }) => id === gone.id)) return { id: gone.id, isLeft: true };
    throw refusal(GONE_ELSEWHERE);
  }
  const filling = there.find(({ state }) => state === "filling");
  if (!filling) return undefined;
  if (left.some(({ id }) => id === filling.id)) return { id: filling.id, isLeft: false };
  throw refusal(ANOTHERS);
}

export async function requireEmpty(target: Side): Promise<void> {
  if (!(await target.isEmpty())) throw refusal(NOT_EMPTY);
}

export async function markNew(source: Side, target: Side, at: Date): Promise<Begun> {
  const id = randomBytes(16).toString("hex");
  await source.ask("DELETE FROM moves WHERE state = 'leaving'");
  await mark(source, { id, state: "leaving" }, at);
  await mark(target, { id, state: "filling" }, at);
  return { id, isLeft: false };
}

async function mark(side: Side, { id, state }: Mark, at: Date): Promise<void> {
  await side.ask(
    "INSERT INTO moves (id, state, at) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET state = excluded.state",
    [id, state, at.getTime()],
  );
}

/** The source is left before the target is there to be served. */
export async function finish(source: Side, target: Side, { id, isLeft }: Begun, at: Date): Promise<void> {
  if (!isLeft) {
    await source.requireAlone();
    await mark(source, { id, state: "gone" }, at);
    await source.leave();
  }
  await mark(target, { id, state: "here" }, at);
}

const refusal = (said: Text) => new StoreUnavailable(said);

const GONE_ELSEWHERE: Text = {
  en: "The data was moved from there already, to another database than this.",
  zh: "那里的数据已经迁移走，去向不是这个数据库。",
};
const ANOTHERS: Text = {
  en: "The target is being filled from another database; name an empty one.",
  zh: "目标数据库正在接收另一个数据库的数据；请指定一个空库。",
};
const NOT_EMPTY: Text = {
  en: "The target holds data that this move has not put there; name an empty database. Nothing was changed.",
  zh: "目标中有并非本次迁移写入的数据；请指定一个空库。没有做任何改动。",
};
