/** What an applicant does: fill in, submit, answer, renew. Items come as JSON, under the names that `show --json` has. */
import type { InputOf } from "@shiming/administration";
import { perform } from "../administration/perform.ts";
import { addNaming } from "./naming.ts";
import { jsonObject, locationOf, print, printForPrograms, readInput } from "./options.ts";
import type { AddSubcommand, CommonOptions } from "./subcommands.ts";

type Items = Omit<InputOf<"applications.update">, "id">;
type Permission = Omit<InputOf<"applications.update_permission">, "id">;

const ID = { en: "the application", zh: "申请编号" };
const WHEN_COMPLETE = { en: "When it is complete", zh: "填写完整之后" };
const ITEMS = {
  en: "the items as a JSON object, named as by show --json; - for standard input",
  zh: "申请项，JSON 对象，名称与 show --json 相同；- 表示标准输入",
};
const PERMISSION = {
  en: "uses, legal_ground, storage, assessment and ends_at as a JSON object; - for standard input",
  zh: "uses、legal_ground、storage、assessment、ends_at 组成的 JSON 对象；- 表示标准输入",
};

export function addFillingIn(sub: AddSubcommand): void {
  addForm(sub);
  addPermission(sub);
  addAnswers(sub);
}

/** What is wrong in it the operation says, by the member's name. */
function readObject<T>(file: string): T {
  return jsonObject(readInput(file), { en: file, zh: file }) as T;
}

function addForm(sub: AddSubcommand): void {
  sub("draft", { en: "begin an application; prints its id", zh: "新建申请，打印申请编号" }, [
    { en: "With the items that are known", zh: "先填已知的项" },
    "shiming applications draft --items items.json",
  ])
    .option("--items <file>", ITEMS)
    .option("--organisation <id>", { en: "whose application it is", zh: "申请所属的主体" })
    .action(async (options: CommonOptions & { items?: string; organisation?: string }) => {
      const items = options.items === undefined ? {} : readObject<Items>(options.items);
      const input = { ...items, ...(options.organisation && { organisation_id: options.organisation }) };
      print(await perform(locationOf(options), "applications.draft", input), options.json, ({ id }) => id);
    });
  sub("update", { en: "fill in or change items of the form", zh: "填写或修改申请表" }, [
    { en: "From a file", zh: "从文件读取" },
    "shiming applications update A4Q7ZN2M8K5TH0XW3 --items items.json",
  ])
    .argument("<id>", ID)
    .requiredOption("--items <file>", ITEMS)
    .action(async (id: string, options: CommonOptions & { items: string }) => {
      const input = { ...readObject<Items>(options.items), id };
      printForPrograms(await perform(locationOf(options), "applications.update", input), options.json);
    });
  addNaming(sub, {
    command: "submit",
    operation: "applications.submit",
    does: { en: "submit the form; says what is missing", zh: "提交申请表；有缺项时逐项指出" },
    example: [WHEN_COMPLETE, "shiming applications submit A4Q7ZN2M8K5TH0XW3"],
    names: [["<id>", ID, "id"]],
  });
}

function addPermission(sub: AddSubcommand): void {
  const filling = [
    [
      "draft-permission",
      "applications.draft_permission",
      { en: "begin to apply for the permission", zh: "开始申请接口权限" },
    ],
    [
      "update-permission",
      "applications.update_permission",
      { en: "change what is applied for", zh: "修改接口权限申请" },
    ],
  ] as const;
  for (const [name, operation, description] of filling) {
    sub(name, description, [
      { en: "From a file", zh: "从文件读取" },
      `shiming applications ${name} A4Q7ZN2M8K5TH0XW3 --permission permission.json`,
    ])
      .argument("<id>", ID)
      .option("--permission <file>", PERMISSION)
      .action(async (id: string, options: CommonOptions & { permission?: string }) => {
        const given = options.permission === undefined ? {} : readObject<Permission>(options.permission);
        printForPrograms(await perform(locationOf(options), operation, { ...given, id }), options.json);
      });
  }
  addNaming(sub, {
    command: "submit-permission",
    operation: "applications.submit_permission",
    does: { en: "submit the permission for review", zh: "提交接口权限申请" },
    example: [WHEN_COMPLETE, "shiming applications submit-permission A4Q7ZN2M8K5TH0XW3"],
    names: [["<id>", ID, "id"]],
  });
}

function addAnswers(sub: AddSubcommand): void {
  sub("answer", { en: "answer what staff have asked", zh: "答复补充材料的要求" }, [
    { en: "After the items were changed", zh: "修改之后" },
    "shiming applications answer A4Q7ZN2M8K5TH0XW3 --answer '已更正商户号'",
  ])
    .argument("<id>", ID)
    .requiredOption("--answer <text>", { en: "what staff will read", zh: "给工作人员的答复" })
    .action(async (id: string, options: CommonOptions & { answer: string }) => {
      const input = { id, answer: options.answer };
      printForPrograms(await perform(locationOf(options), "applications.answer", input), options.json);
    });
  sub(
    "renew",
    {
      en: "begin a change or a renewal of what is approved; prints its id",
      zh: "变更或续期已通过的申请，打印新的申请编号",
    },
    [
      { en: "What is approved stays in force meanwhile", zh: "审核期间，已通过的继续有效" },
      "shiming applications renew A4Q7ZN2M8K5TH0XW3",
    ],
  )
    .argument("<id>", ID)
    .action(async (id: string, options: CommonOptions) => {
      const renewal = await perform(locationOf(options), "applications.renew", { id });
      print(renewal, options.json, (successor) => successor.id);
    });
}
