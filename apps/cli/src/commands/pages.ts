/** Lists that the platform tells page by page: all of them, or the part that is asked for. */
import type { InputOf, OutputOf } from "@shiming/administration";
import type { Text } from "@shiming/crypto";
import type { PlatformLocation, RemotePlatform } from "../administration/location.ts";
import { withPlatform } from "../administration/perform.ts";
import type { Command } from "../manual/command.ts";
import { wholeNumber } from "../whole-number.ts";

/** As many as the platform tells at once. */
const AT_ONCE = 500;

type Paged =
  | "apps.list"
  | "apps.list_bindings"
  | "merchants.list"
  | "merchants.list_certificates"
  | "organisations.list"
  | "tokens.list"
  | "invitations.list"
  | "mails.list"
  | "events.list"
  | "outbox.list"
  | "processing.list"
  | "recipients.list";

export interface PageOptions {
  readonly after?: string;
  readonly limit?: number;
}

/** For a register: all of it unless a part is asked for. @param search what can be searched for */
export function addRegisterOptions(command: Command, search: Text): Command {
  return addAfter(command.option("--search <text>", search)).option(
    "--limit <count>",
    { en: "how many at most (default: all)", zh: "最多列出多少（默认全部）" },
    count,
  );
}

/** For what goes on and on: the newest, unless more are asked for. */
export function addJournalOptions(command: Command): Command {
  return addAfter(command).option(
    "--limit <count>",
    { en: "how many at most (default: 100)", zh: "最多列出多少（默认 100）" },
    count,
    100,
  );
}

function addAfter(command: Command): Command {
  return command.option("--after <id>", { en: "those behind this one", zh: "从这一项之后列出" });
}

/** Page after page until there are as many as are asked for, or no more. */
export function listPages<Name extends Paged>(
  where: PlatformLocation | RemotePlatform,
  name: Name,
  input: InputOf<Name>,
  { after, limit = Number.POSITIVE_INFINITY }: PageOptions,
  keyOf: (row: OutputOf<Name>[number]) => string,
): Promise<OutputOf<Name>[number][]> {
  return withPlatform(where, async (run) => {
    const rows: OutputOf<Name>[number][] = [];
    for (let behind = after; rows.length < limit; ) {
      const wanted = Math.min(AT_ONCE, limit - rows.length);
      const page = { ...input, limit: wanted, ...(behind !== undefined && { after: behind }) };
      const told: readonly OutputOf<Name>[number][] = await run(name, page);
      rows.push(...told);
      const last = told.at(-1);
      if (last === undefined || told.length < wanted) break;
      behind = keyOf(last);
    }
    return rows;
  });
}

const count = wholeNumber("--limit", 1);
