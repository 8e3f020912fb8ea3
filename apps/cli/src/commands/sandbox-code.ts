/** `shiming sandbox code`: the second factor of somebody in a sandbox, for whoever has no authenticator app at hand. */
import type { Spoken } from "../language.ts";
import type { Command } from "../manual/command.ts";
import { manual } from "../manual/page.ts";
import { requireRunning } from "../sandbox/choose.ts";
import { oneTimeCode } from "../sandbox/one-time-code.ts";
import { readSandboxFile } from "../sandbox/sandbox-file.ts";
import { usage } from "../sentence.ts";
import { JSON_OPTION, print } from "./options.ts";

interface CodeOptions extends Spoken {
  readonly data?: string;
  readonly json?: boolean;
}

export function addSandboxCode(sandbox: Command): void {
  const command = sandbox
    .command("code")
    .description({
      en: "print the code of somebody's second factor, good for half a minute at most",
      zh: "打印某人第二因素的验证码，半分钟内有效",
    })
    .argument("<who>", {
      en: "as sandbox.json names them, such as reviewer, or their e-mail address",
      zh: "sandbox.json 中的称呼，如 reviewer，或其邮箱",
    })
    .option("--data <dir>", {
      en: "folder of the sandbox (default: the running one)",
      zh: "沙箱的文件夹（默认：正在运行的那个）",
    })
    .option("--json", JSON_OPTION)
    .action((who: string, { data, json, language }: CodeOptions) => {
      const { email, totp_secret } = signInOf(who, data ?? requireRunning(language));
      const { code, until } = oneTimeCode(totp_secret, new Date());
      print({ email, code, until: until.toISOString() }, json, () => code);
    });
  manual(command, {
    examples: [[{ en: "Of the reviewer", zh: "审核人员的" }, "shiming sandbox code reviewer"]],
  });
}

function signInOf(name: string, data: string) {
  const { sign_ins } = readSandboxFile(data).console;
  const all = sign_ins.map(({ who }) => who).join(", ");
  return (
    sign_ins.find(({ who, email }) => who === name || email === name) ??
    usage({
      en: `The sandbox does not know ${name}; it knows ${all}.`,
      zh: `沙箱中没有 ${name}；现有 ${all}。`,
    })
  );
}
