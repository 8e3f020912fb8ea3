/** `shiming sandbox provider`: a newcomer's own service provider in the sandbox that runs. */

import { join } from "node:path";
import { commandLineActor } from "../administration/actor.ts";
import { askRunningServer } from "../administration/control-client.ts";
import type { Language, Spoken } from "../language.ts";
import { facts } from "../listing/table.ts";
import type { Command } from "../manual/command.ts";
import { manual } from "../manual/page.ts";
import { requireRunning } from "../sandbox/choose.ts";
import type { Provider } from "../sandbox/provider/provider.ts";
import type { ProviderWish } from "../sandbox/provider/wish.ts";
import { isSandboxRunning } from "../sandbox/running.ts";
import { usage } from "../sentence.ts";
import { shellWord } from "../shell-word.ts";
import { categoryIds, JSON_OPTION, print } from "./options.ts";

interface ProviderOptions extends Spoken, Omit<ProviderWish, "category"> {
  readonly data?: string;
  readonly category?: string;
  readonly json?: boolean;
}

export function addSandboxProvider(sandbox: Command): void {
  const command = sandbox
    .command("provider")
    .description({
      en: "make a service provider of your own in the running sandbox, ready to call",
      zh: "在运行中的沙箱里新建自己的服务商，可立即调用",
    })
    .requiredOption("--name <name>", { en: "name of its mini program", zh: "小程序名称" })
    .option("--legal-name <name>", {
      en: "its legal entity (default: the name)",
      zh: "主体名称（默认与小程序同名）",
    })
    .option("--subject-type <type>", {
      en: "what kind of legal entity it is (default: one that the category is open to)",
      zh: "主体类型（默认：该类目对其开放的一种）",
    })
    .option("--scope <name>", {
      en: "first level of the category, such as 医疗 or 20 (default: 政务)",
      zh: "一级类目，如 医疗 或 20（默认：政务）",
    })
    .option("--category <ids>", {
      en: "what it is approved for, such as 99,904 (default: the first of its scope)",
      zh: "批准的类目，如 99,904（默认：范围内的第一个）",
    })
    .option("--data <dir>", {
      en: "folder of the sandbox (default: the running one)",
      zh: "沙箱的文件夹（默认：正在运行的那个）",
    })
    .option("--json", JSON_OPTION)
    .action(run);
  manual(command, {
    about: [
      {
        en:
          "Organisation, owner with sign-in, mini program, merchant with key and certificate, and an application that is " +
          "approved: what the real way leads to, by the same operations. sandbox.json names all of it afterwards.",
        zh: "一次备齐主体、可登录的所有者、小程序、商户及其密钥和证书、已通过的申请：与真实流程的结果和操作相同。之后都写在 sandbox.json 中。",
      },
    ],
    examples: [
      [{ en: "In the first scope there is", zh: "默认范围" }, "shiming sandbox provider --name 我的办事大厅"],
      [{ en: "A hospital", zh: "医院" }, "shiming sandbox provider --name 我的医院 --scope 医疗"],
    ],
    failure: {
      en: "the name is taken, or no category is open to what was asked for; nothing was made",
      zh: "名称已被占用，或没有符合要求的开放类目；未新建任何内容",
    },
  });
}

async function run({ data: given, category, json, language, ...wish }: ProviderOptions): Promise<void> {
  const data = given ?? requireRunning(language);
  if (!isSandboxRunning(data)) {
    usage({
      en: `No sandbox runs in ${data}; "shiming sandbox --data ${shellWord(data)}" starts it.`,
      zh: `${data} 中没有运行的沙箱；用 "shiming sandbox --data ${shellWord(data)}" 启动。`,
    });
  }
  const { name, legalName, subjectType, scope } = wish;
  const input: ProviderWish = {
    ...{ name, legalName, subjectType, scope },
    category: category === undefined ? undefined : categoryIds(category),
  };
  const call = { operation: "sandbox.provider", input, user: commandLineActor().user };
  const made = (await askRunningServer(data, call)).result as Provider;
  print(made, json, (provider) => pageOf(provider, data, language));
}

function pageOf(provider: Provider, data: string, language: Language): string {
  const say = (en: string, zh: string) => (language === "zh" ? zh : en);
  const { organisation, app, merchant, sign_in, application, category_id } = provider;
  const path = (file: string) => join(data, file);
  const until = application.ends_at?.slice(0, 10) ?? "";
  const all = facts([
    [say("organisation", "主体"), `${organisation.name}  ${organisation.social_credit_code}`],
    [say("id", "主体 ID"), `${organisation.id}  ${organisation.subject_type}`],
    [say("mini program", "小程序"), `${app.name}  ${app.appid}`],
    [say("secret", "密钥"), app.secret],
    [say("merchant", "商户号"), merchant.mch_id],
    [say("certificate", "证书"), path(merchant.certificate_file)],
    [say("serial number", "证书序列号"), merchant.cert_serialno],
    [say("private key", "私钥"), path(merchant.private_key_file)],
    [
      say("application", "申请"),
      say(
        `${application.id}  ${application.state} for ${category_id} until ${until}`,
        `${application.id}  已通过，类目 ${category_id}，至 ${until}`,
      ),
    ],
    [say("sign in", "登录"), provider.console_url],
    [say("as", "账号"), `${sign_in.email}  ${sign_in.password}`],
    ["TOTP", sign_in.totp_secret],
  ]);
  return [all, "", say("Try it:", "试一试："), ...tryIt(provider, data)].join("\n");
}

function tryIt({ app: { appid }, category_id }: Provider, data: string): readonly string[] {
  return [
    `  shiming authorize --data ${shellWord(data)} --user lilei --appid ${appid} --category ${category_id} --pay-password 246810 |`,
    `    shiming exchange --sandbox ${shellWord(join(data, "sandbox.json"))} --app ${appid} --auth-token-file -`,
    `  shiming phone ./my-mini-program --data ${shellWord(data)} --app ${appid}`,
  ];
}
