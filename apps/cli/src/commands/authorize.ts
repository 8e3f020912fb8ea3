import { createSuccessDetail } from "@shiming/wire";
import type { Spoken } from "../language.ts";
import type { Command } from "../manual/command.ts";
import { manual } from "../manual/page.ts";
import { type AuthorizeRequest, type AuthorizeResult, authorize } from "../sandbox/authorize.ts";
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
  readonly appid: string;
  readonly category: string;
  readonly clientOs: string;
  readonly clientVersion: string;
  readonly json?: boolean;
}

export function addAuthorizeCommand(program: Command): void {
  const asking = program
    .command("authorize")
    .description({
      en: "play host and consent sheet against a running sandbox; the last line is the auth_token",
      zh: "对运行中的沙箱扮演宿主和授权页；最后一行是 auth_token",
    })
    .option("--data <dir>", {
      en: "folder of the sandbox (default: the running one)",
      zh: "沙箱的文件夹（默认：正在运行的那个）",
    })
    .requiredOption("--user <user_id>", { en: "who consents", zh: "表示同意的用户" })
    .requiredOption("--app, --appid <appid>", { en: "the mini program that asks", zh: "发起请求的小程序" })
    .requiredOption("--category <ids>", {
      en: "category-id of its button, for example 99,904",
      zh: "按钮的 category-id，如 99,904",
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
      if (options.json) printJson(detailOf(result));
      else if ("authToken" in result) console.log(result.authToken);
      else console.error(result.reason ? `${result.errMsg} (${result.reason})` : result.errMsg);
      if (!("authToken" in result)) process.exitCode = 1;
    });
  manual(command, {
    examples: [
      [
        { en: "Somebody of the sandbox consents", zh: "沙箱中的用户表示同意" },
        "shiming authorize --user lilei --appid wx1a2b3c4d5e6f7081 --category 99,904 --pay-password 246810",
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

/** As the button's event has it (contract §2); a wrong password, which stays on the sheet, in the same form. */
function detailOf(result: AuthorizeResult): object {
  return "authToken" in result ? createSuccessDetail(result.authToken) : result;
}

function requestOf(options: AuthorizeOptions): AuthorizeRequest {
  const payPassword =
    readPayPassword(options) ??
    usage({
      en: "The payment password is needed: --pay-password-file, SHIMING_PAY_PASSWORD or --pay-password.",
      zh: "需要支付密码：--pay-password-file、SHIMING_PAY_PASSWORD 或 --pay-password。",
    });
  return {
    userId: options.user,
    appid: options.appid,
    categoryId: categoryIds(options.category),
    payPassword,
    clientOs: options.clientOs,
    clientVersion: options.clientVersion,
  };
}
