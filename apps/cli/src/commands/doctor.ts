import { examine } from "../doctor/examine.ts";
import { isEmpty, type KitOptions, readKit } from "../doctor/kit.ts";
import { firstFailed, reportJson, reportText } from "../doctor/report.ts";
import type { Spoken } from "../language.ts";
import type { Command } from "../manual/command.ts";
import { manual, type Page } from "../manual/page.ts";
import { usage } from "../sentence.ts";
import { addCallerOptions, CALLER_ENVIRONMENT } from "../steps/caller-options.ts";
import { requireOneStandardInput } from "../steps/private-key.ts";

interface DoctorOptions extends KitOptions, Spoken {
  readonly json?: boolean;
}

export function addDoctorCommand(program: Command): void {
  const command = program.command("doctor").description({
    en: "find out what is wrong between a service provider's back end and the platform",
    zh: "找出服务提供方后台与平台之间的问题",
  });
  addCallerOptions(command)
    .option("--request <file>", {
      en: "a request that was refused: its JSON body, a curl command, a HAR file, a line of a log; - for standard input",
      zh: "被拒绝的请求：JSON 请求体、curl 命令、HAR 文件或一行日志；- 表示标准输入",
    })
    .option("--auth-token <token>", {
      en: "an auth_token (or SHIMING_AUTH_TOKEN, or --auth-token-file)",
      zh: "auth_token（或 SHIMING_AUTH_TOKEN，或 --auth-token-file）",
    })
    .option("--auth-token-file <file>", { en: "file with the auth_token", zh: "存放 auth_token 的文件" })
    .option("--exchange", {
      en: "exchange the auth_token, which uses it up",
      zh: "换取实名信息，auth_token 会被用掉",
    })
    .option("--verification", {
      en: "examine verifications (checkrealnameinfo), which need no merchant, key or certificate",
      zh: "检查实名信息校验（checkrealnameinfo），不需要商户、私钥和证书",
    })
    .option("--code <code>", {
      en: "the code of a verification; it is not used up",
      zh: "实名信息校验的 code，不会被用掉",
    })
    .option("--json", { en: "print JSON", zh: "输出 JSON" });
  command.action(runDoctor);
  manual(command, PAGE);
}

const PAGE: Page = {
  about: [
    {
      en:
        "Checks each step in the order of the contract and says what it saw: ✓ right, ✗ wrong and what to do, – not checked. " +
        "The last sentence names the first thing to mend, and on whose side it is. Give what you have; other steps are skipped.",
      zh: "按接口约定的顺序逐步检查并说明所见：✓ 正确，✗ 有误及怎么办，– 未检查。最后一句说明先改什么、由谁来改。有什么就给什么；缺少所需内容的步骤会跳过。",
    },
    {
      en:
        "One access token is fetched from stable_token, so that no running program loses its own, and one request is sent with a " +
        "random auth_token: it counts towards the quota, but no token is used up. Secrets, tokens and personal data are not printed.",
      zh: "会用 stable_token 获取一次接口调用凭证，不影响运行中的程序；并用一个随机的 auth_token 发送一次请求：计入额度，但不会用掉任何凭证。不打印密钥、凭证和个人信息。",
    },
  ],
  examples: [
    [
      { en: "Everything, in the sandbox", zh: "在沙箱中全部检查" },
      "shiming doctor --sandbox .shiming/sandbox.json",
    ],
    [
      { en: "Everything, against a platform", zh: "对平台全部检查" },
      "shiming doctor --base-url https://realname.example.com --appid wx1a2b3c4d5e6f7081 --secret-file secret \\\n" +
        "  --mch-id 1900000109 --certificate certificate.pem --key private-key.pem",
    ],
    [
      { en: "Whether it may verify, in the sandbox", zh: "在沙箱中检查能否核验" },
      "shiming doctor --sandbox .shiming/sandbox.json --verification",
    ],
    [
      { en: "Why a request was refused", zh: "请求为什么被拒绝" },
      "shiming doctor --request request.json --certificate certificate.pem",
    ],
  ],
  environment: {
    ...CALLER_ENVIRONMENT,
    SHIMING_AUTH_TOKEN: { en: "an auth_token; or …_FILE, its file", zh: "auth_token；或用 …_FILE 给出文件" },
  },
  failure: { en: "something is wrong", zh: "有问题" },
};

async function runDoctor(options: DoctorOptions): Promise<void> {
  requireOneStandardInput({
    "--request": options.request,
    "--auth-token-file": options.authTokenFile,
    "--secret-file": options.secretFile,
    "--key": options.key,
    "--passphrase-file": options.passphraseFile,
    "--certificate": options.certificate,
  });
  const kit = readKit(options);
  if (isEmpty(kit))
    usage({
      en: "There is nothing to examine: give --sandbox, --base-url, --key, --certificate or --request.",
      zh: "没有可检查的内容：请给出 --sandbox、--base-url、--key、--certificate 或 --request。",
    });
  const findings = await examine(kit, () => new Date());
  const language = options.language;
  console.log(options.json ? reportJson(findings, language) : reportText(findings, language));
  if (firstFailed(findings)) process.exitCode = 1;
}
