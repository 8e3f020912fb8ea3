/** `shiming keys list`, `rotate` and `remove`: the life of key-encryption keys, beside a server or without. */
import type { RewrapFacts } from "@shiming/administration";
import type { Text } from "@shiming/crypto";
import { perform, withPlatform } from "../administration/perform.ts";
import type { Language, Spoken } from "../language.ts";
import { keysTable } from "../listing/keys.ts";
import type { Command } from "../manual/command.ts";
import { manual } from "../manual/page.ts";
import { Sentence } from "../sentence.ts";
import {
  addLocationOptions,
  JSON_OPTION,
  LOCATION_ENVIRONMENT,
  type LocationOptions,
  locationOf,
  machineLocationOf,
  print,
  printForPrograms,
} from "./options.ts";
import { type CommonOptions, subcommandsOf } from "./subcommands.ts";

interface RotateOptions extends LocationOptions, Spoken {
  readonly resume?: boolean;
  readonly background?: boolean;
  readonly json?: boolean;
}

interface RemoveOptions extends LocationOptions, Spoken {
  readonly yes?: boolean;
  readonly json?: boolean;
}

export function addRotationCommands(keys: Command): void {
  subcommandsOf(keys)(
    "list",
    {
      en: "each key, where it is, and how many records need it",
      zh: "列出各密钥、存放位置，以及有多少数据需要它",
    },
    [{ en: "As JSON", zh: "输出 JSON" }, "shiming keys list --json"],
  ).action(async (options: CommonOptions) => {
    const listed = await perform(locationOf(options), "keys.list", {});
    print(listed, options.json, (all) => keysTable(all, options.language));
  });
  addRotateCommand(keys);
  addRemoveCommand(keys);
}

function addRotateCommand(keys: Command): void {
  const command = addLocationOptions(keys.command("rotate"))
    .description({
      en: "seal what is new with a new key-encryption key, and wrap what was sealed before with it",
      zh: "用新的密钥加密密钥密封新数据，并用它重新封装已有数据",
    })
    .option("--resume", {
      en: "make no new key: only wrap anew what is not yet",
      zh: "不生成新密钥，只继续重新封装",
    })
    .option("--background", {
      en: "do not wait: the server goes on by itself",
      zh: "不等待，由正在运行的服务继续",
    })
    .option("--json", JSON_OPTION)
    .action(rotate);
  manual(command, {
    about: [
      {
        en:
          "A running server uses the new key at once, and goes on wrapping if this command is stopped. Names, mails and files are not opened for it: " +
          'only the key of each record is wrapped anew. Back up the folder of the keys afterwards; "shiming keys remove" then takes the old key away.',
        zh:
          "正在运行的服务立即使用新密钥；本命令中断时，服务会继续封装。此过程不会打开姓名、邮件和文件，只重新封装每条数据的密钥。" +
          "完成后请备份密钥目录，再用“shiming keys remove”移除旧密钥。",
      },
    ],
    examples: [[{ en: "Once a year", zh: "每年一次" }, "shiming keys rotate"]],
    environment: LOCATION_ENVIRONMENT,
    failure: { en: "some records could not be wrapped anew", zh: "有数据无法重新封装" },
  });
}

async function rotate(options: RotateOptions): Promise<void> {
  const { language, json } = options;
  const end = await withPlatform(machineLocationOf(options), async (run) => {
    if (!options.resume) {
      const { name } = await run("keys.rotate", {});
      if (!json) console.log(SEALS(name)[language]);
    }
    if (options.background) return undefined;
    let progress = await run("keys.rewrap", {});
    for (let place = progress.place; progress.place !== null; progress = await run("keys.rewrap", {})) {
      if (progress.place !== place) say(progress, language);
      place = progress.place;
    }
    return progress;
  });
  if (!end) return;
  if (end.failed > 0) throw new Sentence(incomplete(end));
  print(end, json, (done) => doneText(done)[language]);
}

/** For who watches: on a terminal alone. */
function say({ place, looked, rewrapped }: RewrapFacts, language: Language): void {
  if (!process.stderr.isTTY) return;
  const text = {
    en: `${looked} records looked at, ${rewrapped} wrapped anew; now ${place}`,
    zh: `已检查 ${looked} 条，重新封装 ${rewrapped} 条；正在处理 ${place}`,
  };
  console.error(text[language]);
}

const SEALS = (name: string): Text => ({
  en: `${name} seals what is new.`,
  zh: `新数据现由 ${name} 密封。`,
});

const doneText = ({ to, looked, rewrapped }: RewrapFacts): Text => ({
  en: `${looked} records are sealed with ${to}, ${rewrapped} of them wrapped anew: back up the folder of the keys.`,
  zh: `${looked} 条数据均由 ${to} 密封，其中 ${rewrapped} 条是重新封装的：请备份密钥目录。`,
});

const incomplete = ({ failed }: RewrapFacts): Text => ({
  en: `${failed} records cannot be wrapped anew: they are damaged, or their key is gone; "shiming keys list" says which key they need.`,
  zh: `有 ${failed} 条数据无法重新封装：数据已损坏，或密钥已丢失；“shiming keys list”会显示它们需要哪个密钥。`,
});

function addRemoveCommand(keys: Command): void {
  const command = addLocationOptions(keys.command("remove"))
    .description({
      en: "remove a key-encryption key that nothing is sealed with any more",
      zh: "移除不再密封任何数据的密钥加密密钥",
    })
    .argument("<name>", { en: "kek-NAME, as keys list has it", zh: "kek-NAME，见 keys list" })
    .option("--yes", {
      en: "do it; without this, the command only says what it means",
      zh: "确认执行；不加则只说明其影响",
    })
    .option("--json", JSON_OPTION)
    .action(async (name: string, { yes, json, ...options }: RemoveOptions) => {
      if (!yes) throw new Sentence(unsure(name));
      await perform(machineLocationOf(options), "keys.remove", { name });
      printForPrograms({ removed: name }, json);
    });
  manual(command, {
    examples: [
      [{ en: "After keys rotate", zh: "在 keys rotate 之后" }, "shiming keys remove kek-2026-07-01 --yes"],
    ],
    environment: LOCATION_ENVIRONMENT,
    failure: {
      en: "records still need it, it seals what is new, or --yes is missing",
      zh: "仍有数据需要它、它正用于密封新数据，或没有 --yes",
    },
  });
}

const unsure = (name: string): Text => ({
  en: `Nothing was changed; add --yes to remove ${name} from the folder of the keys. Copies of the data from before need it: keep it with their keys as long as you keep them.`,
  zh: `没有作任何改动；确认从密钥目录移除 ${name} 请加 --yes。此前的数据备份仍需要它：只要还保留那些备份，就请与其密钥一起保存。`,
});
