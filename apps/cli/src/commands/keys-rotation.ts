/** `shiming keys list`, `rotate` and `remove`: the life of key-encryption keys and peppers, beside a server or without. */
import type { RewrapFacts } from "@shiming/administration";
import type { Text } from "@shiming/crypto";
import { perform, withPlatform } from "../administration/perform.ts";
import type { Language, Spoken } from "../language.ts";
import { keysTable } from "../listing/keys.ts";
import type { Command } from "../manual/command.ts";
import { manual } from "../manual/page.ts";
import { Sentence, usage } from "../sentence.ts";
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
      en: "each key, where it is, and how many records or passwords need it",
      zh: "列出各密钥、存放位置，以及有多少数据或密码需要它",
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
      en: "use a new key for what is new: a key-encryption key, the pepper of passwords, or the key of events",
      zh: "为新数据启用新密钥：密钥加密密钥、密码的胡椒值，或签发事件的密钥",
    })
    .argumentChoice(
      "[kind]",
      {
        en: "kek, which is meant where nothing is said, pepper, or events",
        zh: "kek（不写即为此项）、pepper 或 events",
      },
      ["kek", "pepper", "events"],
    )
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
      {
        en:
          "With pepper, passwords that are set from here on are hashed with a new pepper. Those of before cannot be: each is hashed anew when its " +
          'owner next gives it, and "shiming keys list" counts the rest. Once there is none, the old pepper can be removed.',
        zh:
          "轮换 pepper 后，新设置的密码使用新的胡椒值。此前的密码无法统一更新：本人下次输入正确密码时才会更新，“shiming keys list”会统计尚未更新的数量；" +
          "全部更新后即可移除旧的胡椒值。",
      },
      {
        en:
          "With events, events are signed with a new key from here on, and /.well-known/jwks.json tells receivers of both. " +
          "Remove the old one a day later.",
        zh: "轮换 events 后，事件改用新密钥签发，/.well-known/jwks.json 同时公布新旧公钥。一天之后再移除旧密钥。",
      },
    ],
    examples: [
      [{ en: "Once a year", zh: "每年一次" }, "shiming keys rotate"],
      [{ en: "Another pepper", zh: "更换胡椒值" }, "shiming keys rotate pepper"],
      [{ en: "Another key for events", zh: "更换签发事件的密钥" }, "shiming keys rotate events"],
    ],
    environment: LOCATION_ENVIRONMENT,
    failure: { en: "some records could not be wrapped anew", zh: "有数据无法重新封装" },
  });
}

type Kind = "kek" | "pepper" | "events";

async function rotate(kind: Kind | undefined, options: RotateOptions): Promise<void> {
  if (kind === "pepper" || kind === "events") return rotateWhole(kind, options);
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

/** Of which nothing is wrapped anew. */
async function rotateWhole(kind: "pepper" | "events", options: RotateOptions): Promise<void> {
  if (options.resume) usage(NOTHING_TO_RESUME);
  const made = await perform(machineLocationOf(options), "keys.rotate", { kind });
  const said = kind === "pepper" ? HASHES : SIGNS;
  print(made, options.json, ({ name }) => said(name)[options.language]);
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

const HASHES = (name: string): Text => ({
  en: `${name} goes into new hashes. Passwords of before are hashed anew when they are next given: "shiming keys list" counts the rest. Back up the folder of the keys.`,
  zh: `新密码的哈希现使用 ${name}。此前的密码会在本人下次输入时更新：“shiming keys list”显示剩余数量。请备份密钥目录。`,
});

const SIGNS = (name: string): Text => ({
  en: `${name} signs events; the keys of before verify what they have signed. Remove them a day later, and back up the folder of the keys.`,
  zh: `事件现由 ${name} 签发；此前的密钥仍可用于验证。一天之后即可移除旧密钥；请备份密钥目录。`,
});

const NOTHING_TO_RESUME: Text = {
  en: "--resume is for key-encryption keys: nothing else is wrapped anew.",
  zh: "--resume 仅用于密钥加密密钥：其他密钥没有需要重新封装的数据。",
};

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
      en: "remove a key-encryption key, a pepper or a key of events that nothing needs any more",
      zh: "移除不再被需要的密钥加密密钥、胡椒值或签发事件的密钥",
    })
    .argument("<name>", { en: "as keys list has it", zh: "名称，见 keys list" })
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
      en: "records or passwords still need it, it is used for what is new, or --yes is missing",
      zh: "仍有数据或密码需要它、它正用于新数据，或没有 --yes",
    },
  });
}

const unsure = (name: string): Text => ({
  en: `Nothing was changed; add --yes to remove ${name} from the folder of the keys. Copies of the data from before need it: keep it with their keys as long as you keep them.`,
  zh: `没有作任何改动；确认从密钥目录移除 ${name} 请加 --yes。此前的数据备份仍需要它：只要还保留那些备份，就请与其密钥一起保存。`,
});
