import type { Spoken } from "../language.ts";
import type { Command } from "../manual/command.ts";
import { manual } from "../manual/page.ts";
import { requestLoginCode } from "../sandbox/authorize.ts";
import { refusedLine } from "../sandbox/button-refusal.ts";
import { requireRunning } from "../sandbox/choose.ts";
import { JSON_OPTION, printJson } from "./options.ts";

interface LoginCodeOptions extends Spoken {
  readonly data?: string;
  readonly user: string;
  readonly actFor?: string;
  readonly appid: string;
  readonly json?: boolean;
}

export function addLoginCodeCommand(program: Command): void {
  const command = program
    .command("login-code")
    .description({
      en: "play a host at wx.login against a running sandbox; the last line is the js_code",
      zh: "对运行中的沙箱扮演 wx.login 的宿主；最后一行是 js_code",
    })
    .option("--data <dir>", {
      en: "folder of the sandbox (default: the running one)",
      zh: "沙箱的文件夹（默认：正在运行的那个）",
    })
    .requiredOption("--user <user_id>", { en: "who is there", zh: "小程序里的用户" })
    .option("--act-for <user_id>", {
      en: "the child under 14 for whom the user is there as a guardian",
      zh: "用户以监护人身份代其办理的孩子（不满十四周岁）",
    })
    .requiredOption("--app, --appid <appid>", { en: "the mini program", zh: "小程序" })
    .option("--json", JSON_OPTION)
    .action(async (options: LoginCodeOptions) => {
      const { user: userId, actFor, appid, language } = options;
      const question = { userId, actFor, appid, language, clientOs: "ios", clientVersion: "8.0.50" };
      const result = await requestLoginCode(options.data ?? requireRunning(options.language), question);
      if (options.json) printJson("jsCode" in result ? { js_code: result.jsCode } : result);
      else if ("jsCode" in result) console.log(result.jsCode);
      else console.error(refusedLine(result, options.language));
      if (!("jsCode" in result)) process.exitCode = 1;
    });
  manual(command, {
    examples: [
      [
        { en: "The js_code of somebody in 城市服务", zh: "城市服务中一位用户的 js_code" },
        "shiming login-code --user lilei --appid wx1a2b3c4d5e6f7081",
      ],
    ],
    failure: { en: "the platform refused", zh: "平台拒绝" },
  });
}
