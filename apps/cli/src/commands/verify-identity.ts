import type { VerificationResult } from "@shiming/core";
import type { Text } from "@shiming/crypto";
import type { Spoken } from "../language.ts";
import type { Command } from "../manual/command.ts";
import { manual, type Page } from "../manual/page.ts";
import { usage } from "../sentence.ts";
import { type CallerOptions, readClient } from "../steps/caller.ts";
import { addClientOptions, CLIENT_ENVIRONMENT } from "../steps/caller-options.ts";
import { requireOneStandardInput } from "../steps/private-key.ts";
import { reportRefusal } from "../steps/refusal.ts";
import { verifyIdentity } from "../steps/verification.ts";
import { JSON_OPTION, printJson, readSecret } from "./options.ts";

interface VerifyIdentityOptions extends CallerOptions, Spoken {
  readonly jsCode?: string;
  readonly openid?: string;
  readonly code: string;
  readonly name?: string;
  readonly nameFile?: string;
  readonly number?: string;
  readonly numberFile?: string;
  readonly json?: boolean;
}

const PAGE: Page = {
  about: [
    {
      en:
        "Says whether the name and the ID number that are given are those of the user who has consented. This uses up the code, whatever " +
        "the answer. Prints neither of the two. Exits with 0 only where both are the user's.",
      zh: "核对所给的姓名和身份证号是否属于同意授权的用户。不论结果如何，code 随之用掉。不会打印姓名和身份证号。只有两项都一致时退出码为 0。",
    },
  ],
  examples: [
    [
      { en: "In the sandbox", zh: "在沙箱中" },
      "shiming verify-identity --sandbox .shiming/sandbox.json --name 李雷 --number 999999198511231076 \\\n" +
        '  --js-code "$(shiming login-code --user lilei --appid wx1a2b3c4d5e6f7081)" \\\n' +
        '  --code "$(shiming authorize --user lilei --appid wx1a2b3c4d5e6f7081 --verification)"',
    ],
  ],
  environment: {
    SHIMING_REAL_NAME: { en: "the name; or …_FILE, its file", zh: "姓名；或用 …_FILE 给出文件" },
    SHIMING_CREDENTIAL_ID: { en: "the ID number; or …_FILE, its file", zh: "身份证号；或用 …_FILE 给出文件" },
    ...CLIENT_ENVIRONMENT,
  },
  failure: {
    en: "name or number are not the user's, the user is not verified by an ID card, or the platform refused or cannot be reached",
    zh: "姓名或身份证号不一致，用户没有用居民身份证实名，或平台拒绝、无法连接",
  },
};

const WORDS: Readonly<Record<VerificationResult, Text>> = {
  match: { en: "match: name and ID number are the user's", zh: "一致：姓名和身份证号都是该用户的" },
  id_mismatch: {
    en: "id_mismatch: the name is the user's, the ID number is not",
    zh: "身份证号不一致：姓名是该用户的，身份证号不是",
  },
  name_mismatch: { en: "name_mismatch: the name is not the user's", zh: "姓名不一致：姓名不是该用户的" },
  not_verified: {
    en: "not_verified: the user is not verified by a resident ID card",
    zh: "未实名：该用户没有用居民身份证实名",
  },
};

export function addVerifyIdentityCommand(program: Command): void {
  const asking = program
    .command("verify-identity")
    .description({
      en: "ask whether a name and an ID number are a user's, as a service provider's back end does (checkrealnameinfo)",
      zh: "像服务提供方后台那样，核对姓名和身份证号是否属于用户（checkrealnameinfo）",
    })
    .requiredOption("--code <code>", {
      en: "from the way back of the user's consent",
      zh: "用户同意后返回小程序时得到的 code",
    })
    .option("--js-code <code>", {
      en: "of wx.login: tells who the user is; or --openid",
      zh: "wx.login 的 code，据此得知用户是谁；或用 --openid",
    })
    .option("--openid <openid>", { en: "of the user in this mini program", zh: "用户在该小程序中的 openid" })
    .option("--name <name>", {
      en: "the name (or SHIMING_REAL_NAME, or --name-file)",
      zh: "姓名（或 SHIMING_REAL_NAME，或 --name-file）",
    })
    .option("--name-file <file>", {
      en: "file with the name; - for standard input",
      zh: "存放姓名的文件；- 表示标准输入",
    })
    .option("--number <number>", {
      en: "the ID number (or SHIMING_CREDENTIAL_ID, or --number-file)",
      zh: "身份证号（或 SHIMING_CREDENTIAL_ID，或 --number-file）",
    })
    .option("--number-file <file>", {
      en: "file with the ID number; - for standard input",
      zh: "存放身份证号的文件；- 表示标准输入",
    });
  const command = addClientOptions(asking).option("--json", JSON_OPTION);
  command.action(runVerifyIdentity);
  manual(command, PAGE);
}

async function runVerifyIdentity(options: VerifyIdentityOptions): Promise<void> {
  const { nameFile, numberFile, secretFile } = options;
  requireOneStandardInput({
    "--name-file": nameFile,
    "--number-file": numberFile,
    "--secret-file": secretFile,
  });
  const client = readClient(options);
  const answer = await verifyIdentity(client, {
    ...userOf(options),
    realName: given({ file: nameFile, variable: "SHIMING_REAL_NAME", argument: options.name }, "--name"),
    credentialId: given(
      { file: numberFile, variable: "SHIMING_CREDENTIAL_ID", argument: options.number },
      "--number",
    ),
    code: options.code,
  });
  if ("refusal" in answer) return reportRefusal(answer.refusal, options.language, options.json);
  const { result } = answer;
  if (options.json) printJson({ result });
  else console.log(WORDS[result][options.language]);
  if (result !== "match") process.exitCode = 1;
}

function userOf({ jsCode, openid }: VerifyIdentityOptions) {
  if (openid !== undefined) return { openid };
  if (jsCode !== undefined) return { jsCode };
  return usage({
    en: "Who the user is, is needed: --js-code or --openid.",
    zh: "需要知道用户是谁：--js-code 或 --openid。",
  });
}

function given(where: Parameters<typeof readSecret>[0], option: string): string {
  const { variable } = where;
  return (
    readSecret(where) ||
    usage({
      en: `Missing: ${option}-file, ${variable} or ${option}.`,
      zh: `缺少：${option}-file、${variable} 或 ${option}。`,
    })
  );
}
