import { CONSENT_OK } from "@shiming/wire";
import type { Spoken } from "../language.ts";
import type { Command } from "../manual/command.ts";
import { manual } from "../manual/page.ts";
import { type AuthorizeRequest, authorize } from "../sandbox/authorize.ts";
import { refusedLine } from "../sandbox/button-refusal.ts";
import { requireRunning } from "../sandbox/choose.ts";
import { usage } from "../sentence.ts";
import {
  addPayPasswordOptions,
  PAY_PASSWORD_ENVIRONMENT,
  type PayPasswordOptions,
  readPayPassword,
} from "../steps/pay-password.ts";
import { categoryIds, printJson } from "./options.ts";

interface AuthorizeOptions extends PayPasswordOptions, Spoken {
  readonly data?: string;
  readonly user: string;
  readonly actFor?: string;
  readonly appid: string;
  readonly category?: string;
  readonly verification?: boolean;
  readonly clientOs: string;
  readonly clientVersion: string;
  readonly json?: boolean;
}

export function addAuthorizeCommand(program: Command): void {
  const asking = program
    .command("authorize")
    .description({
      en: "play host and consent sheet against a running sandbox; the last line is the auth_token, or the code of a verification",
      zh: "对运行中的沙箱扮演宿主和授权页；最后一行是 auth_token，或校验的 code",
    })
    .option("--data <dir>", {
      en: "folder of the sandbox (default: the running one)",
      zh: "沙箱的文件夹（默认：正在运行的那个）",
    })
    .requiredOption("--user <user_id>", { en: "who consents", zh: "表示同意的用户" })
    .option("--act-for <user_id>", {
      en: "the child under 14 for whom the user consents as a guardian, with the user's own payment password",
      zh: "用户以监护人身份代其同意的孩子（不满十四周岁）；用监护人自己的支付密码",
    })
    .requiredOption("--app, --appid <appid>", { en: "the mini program that asks", zh: "发起请求的小程序" })
    .option("--category <ids>", {
      en: "category-id of its button, for example 99,904; needed without --verification",
      zh: "按钮的 category-id，如 99,904；没有 --verification 时必填",
    })
    .option("--verification", {
      en: "to be verified (checkrealnameinfo): nothing is handed over, and a tap is enough",
      zh: "同意实名信息校验（checkrealnameinfo）：不提供任何信息，点“同意”即可",
    });
  const command = addPayPasswordOptions(asking)
    .option("--client-os <ios|android>", { en: "system of the host's client", zh: "宿主客户端的系统" }, "ios")
    .option(
      "--client-version <version>",
      { en: "version of the host's client", zh: "宿主客户端的版本" },
      "8.0.50",
    )
    .option("--json", {
      en: "print JSON: the detail of the button's event",
      zh: "输出 JSON：按钮事件的 detail",
    })
    .action(async (options: AuthorizeOptions) => {
      const result = await authorize(options.data ?? requireRunning(options.language), requestOf(options));
      if (options.json) printJson(result);
      else if ("auth_token" in result) console.log(result.auth_token);
      else if ("code" in result) console.log(result.code);
      else console.error(refusedLine(result, options.language));
      if (result.errMsg !== CONSENT_OK) process.exitCode = 1;
    });
  manual(command, {
    examples: [
      [
        { en: "Somebody of the sandbox consents", zh: "沙箱中的用户表示同意" },
        "shiming authorize --user lilei --appid wx1a2b3c4d5e6f7081 --category 99,904 --pay-password 246810",
      ],
      [
        { en: "Somebody lets what 城市服务 has be compared", zh: "用户同意核对城市服务已有的信息" },
        "shiming authorize --user lilei --appid wx1a2b3c4d5e6f7081 --verification",
      ],
      [
        { en: "A father for his child", zh: "父亲代孩子同意" },
        "shiming authorize --user lilei --act-for lixiaoyu --appid wx1a2b3c4d5e6f7081 --category 99,904 --pay-password 246810",
      ],
      [
        { en: "What an old client is told", zh: "旧客户端会得到什么" },
        "shiming authorize --user lilei --appid wx1a2b3c4d5e6f7081 --category 99,904 --client-version 6.5.21",
      ],
    ],
    environment: PAY_PASSWORD_ENVIRONMENT,
    failure: {
      en: "the user could not consent; the errMsg of the button's event is on standard error, or in the JSON",
      zh: "用户无法同意；按钮事件的 errMsg 在标准错误或 JSON 中",
    },
  });
}

function requestOf(options: AuthorizeOptions): AuthorizeRequest {
  const { verification: isVerification = false, category } = options;
  const payPassword = readPayPassword(options);
  if (!isVerification && payPassword === undefined)
    usage({
      en: "The payment password is needed: --pay-password-file, SHIMING_PAY_PASSWORD or --pay-password.",
      zh: "需要支付密码：--pay-password-file、SHIMING_PAY_PASSWORD 或 --pay-password。",
    });
  if (!isVerification && category === undefined)
    usage({
      en: "--category is needed without --verification.",
      zh: "没有 --verification 时必须给出 --category。",
    });
  return {
    userId: options.user,
    actFor: options.actFor,
    appid: options.appid,
    kind: isVerification ? "verification" : "realname",
    categoryId: category === undefined ? undefined : categoryIds(category),
    payPassword,
    clientOs: options.clientOs,
    clientVersion: options.clientVersion,
    language: options.language,
  };
}
