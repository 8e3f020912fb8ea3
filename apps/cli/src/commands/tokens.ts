import { writeFileSync } from "node:fs";
import type { ApiTokenFacts, InputOf, OutputOf } from "@shiming/administration";
import { perform } from "../administration/perform.ts";
import { tokensTable } from "../listing/tokens.ts";
import type { Command } from "../manual/command.ts";
import { PRIVATE, writeNewFile } from "../new-file.ts";
import { usage } from "../sentence.ts";
import { parseTime } from "../time-option.ts";
import { fieldLines, locationOf, print, printForPrograms, printJson } from "./options.ts";
import { addRegisterOptions, listPages, type PageOptions } from "./pages.ts";
import { type AddSubcommand, type CommonOptions, subcommandsOf } from "./subcommands.ts";

type ListOptions = CommonOptions & PageOptions & { readonly search?: string };

export function addTokensCommand(program: Command): void {
  const tokens = program.command("tokens").description({
    en: "API tokens, by which programs work for somebody",
    zh: "API 令牌：程序代人操作的凭证",
  });
  const sub = subcommandsOf(tokens);

  const list = sub("list", { en: "API tokens, newest first", zh: "列出 API 令牌，新的在前" }, [
    { en: "Which were not used for long", zh: "哪些很久没有使用" },
    "shiming tokens list",
  ]);
  addRegisterOptions(list, { en: "a part of its name", zh: "名称的一部分" }).action(
    async ({ json, language, search, ...options }: ListOptions) => {
      const input = search ? { search } : {};
      const idOf = ({ token_id }: ApiTokenFacts) => token_id;
      const tokens = await listPages(locationOf(options), "tokens.list", input, options, idOf);
      print(tokens, json, (all) => tokensTable(all, language));
    },
  );
  addCreate(sub);
  sub("revoke", { en: "revoke an API token, effective at once", zh: "吊销 API 令牌，立即生效" }, [
    { en: "It got out", zh: "令牌泄露" },
    "shiming tokens revoke 3xQ8Zk0d9fL2mN4pR6sT8u",
  ])
    .argument("<token_id>", { en: "its id, as the list has it", zh: "令牌的 id，见列表" })
    .action(async (tokenId: string, options: CommonOptions) => {
      const revoked = await perform(locationOf(options), "tokens.revoke", { token_id: tokenId });
      printForPrograms(revoked, options.json);
    });
}

interface CreateOptions extends CommonOptions {
  readonly name: string;
  readonly allow: readonly string[];
  readonly ends?: string;
  readonly staff?: string;
  readonly member?: string;
  readonly organisation?: string;
  readonly out?: string;
}

function addCreate(sub: AddSubcommand): void {
  sub(
    "create",
    {
      en: "make an API token; it is shown once, or written into a file",
      zh: "新建 API 令牌；只显示一次，或写入文件",
    },
    [
      { en: "For a pipeline that suspends and resumes", zh: "供流水线暂停和恢复权限" },
      "shiming tokens create --staff STAFF_ID --name pipeline --allow apps.list apps.suspend apps.resume --out token",
    ],
  )
    .requiredOption("--name <name>", { en: "what it is for", zh: "用途" })
    .requiredOption("--allow <operations...>", {
      en: "what it may do, of what its owner may: names as in docs/permissions.md",
      zh: "可执行的操作，不超出所有者的权限；名称见 docs/permissions.zh-CN.md",
    })
    .option("--ends <time>", {
      en: "when it ends, at most a year from now (default: in 90 days)",
      zh: "到期时间，最长一年（默认：90 天后）",
    })
    .option("--staff <staff_id>", {
      en: "on the machine: whose it is, a member of the staff",
      zh: "在本机：令牌归哪位工作人员",
    })
    .option("--member <person_id>", {
      en: "on the machine: whose it is, a member of --organisation",
      zh: "在本机：令牌归 --organisation 的哪位成员",
    })
    .option("--organisation <organisation_id>", {
      en: "the organisation that a member's token is for",
      zh: "成员的令牌用于哪个组织",
    })
    .option("--out <file>", {
      en: "write the token there, into a new file that only you can read",
      zh: "把令牌写入这个新文件，只有你自己可读",
    })
    .action(async (options: CreateOptions) => {
      const make = () => perform(locationOf(options), "tokens.create", inputOf(options));
      if (options.out === undefined) print(await make(), options.json, shown);
      else await makeInto(options.out, make, options);
    });
}

const DEFAULT_LIFE_MS = 90 * 86_400_000;

function inputOf({
  name,
  allow,
  ends,
  staff,
  member,
  organisation,
}: CreateOptions): InputOf<"tokens.create"> {
  if (staff !== undefined && member !== undefined)
    usage({ en: "Name --staff or --member, not both.", zh: "--staff 和 --member 只能给出一个。" });
  const end = ends === undefined ? new Date(Date.now() + DEFAULT_LIFE_MS) : parseTime("--ends", ends, "end");
  return {
    name,
    actions: [...allow],
    ends_at: end.toISOString(),
    ...(staff !== undefined && { staff_id: staff }),
    ...(member !== undefined && { member_id: member }),
    ...(organisation !== undefined && { organisation_id: organisation }),
  };
}

type Made = OutputOf<"tokens.create">;

const shown = ({ token_id, token, ends_at }: Pick<Made, "token_id" | "ends_at"> & { token?: string }) =>
  fieldLines({ token_id, ends_at, ...(token !== undefined && { token }) });

async function makeInto(out: string, make: () => Promise<Made>, { json }: CreateOptions): Promise<void> {
  let made: Made | undefined;
  try {
    const { token: _, ...rest } = await writeNewFile(out, PRIVATE, async (file) => {
      made = await make();
      writeFileSync(file, `${made.token}\n`);
      return made;
    });
    print(rest, json, shown);
  } catch (error) {
    // It is there, and nobody will see it again: where the file cannot be finished it is printed.
    if (made && json) printJson(made);
    else if (made) console.log(shown(made));
    throw error;
  }
}
