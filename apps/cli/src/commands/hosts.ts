import { perform } from "../administration/perform.ts";
import { hostsTable } from "../listing/lists.ts";
import type { Command } from "../manual/command.ts";
import { usage } from "../sentence.ts";
import { readPublicKey } from "../steps/credential-file.ts";
import { locationOf, print, printForPrograms } from "./options.ts";
import { type CommonOptions, subcommandsOf } from "./subcommands.ts";

type RegisterOptions = CommonOptions & {
  readonly create?: boolean;
  readonly kid: string;
  readonly publicKey: string;
  readonly origin?: string[];
};

type RemoveOptions = CommonOptions & { readonly kid?: string; readonly origins?: boolean };

export function addHostsCommand(program: Command): void {
  const hosts = program
    .command("hosts")
    .description({ en: "super-apps whose back ends sign assertions", zh: "宿主：其后台签发断言的超级应用" });
  const sub = subcommandsOf(hosts);

  sub("list", { en: "every host with its keys", zh: "列出所有宿主及其公钥" }, [
    { en: "Who may ask", zh: "谁可以请求" },
    "shiming hosts list",
  ]).action(async (options: CommonOptions) => {
    const { json, language } = options;
    const hosts = await perform(locationOf(options), "hosts.list", {});
    print(hosts, json, (listed) => hostsTable(listed, language));
  });
  sub("register", { en: "register a public key of a host", zh: "登记宿主的公钥" }, [
    { en: "The key that the host has sent", zh: "宿主发来的公钥" },
    "shiming hosts register https://city.example --kid 2026-1 --public-key host.pub",
  ])
    .argument("<issuer>", { en: "the iss of its assertions", zh: "断言的 iss" })
    .requiredOption("--kid <kid>", { en: "the kid of its assertions", zh: "断言的 kid" })
    .requiredOption("--public-key <file>", { en: "P-256 public key (PEM)", zh: "P-256 公钥（PEM）" })
    .option("--create", {
      en: "make a new host, although there are others already",
      zh: "已有其他宿主时，新建该宿主",
    })
    .option("--origin <origins...>", {
      en: "https://… of its pages, which may frame the sheet and get its result",
      zh: "宿主页面的源 https://…，可以内嵌授权页并得到结果",
    })
    .action(async (issuer: string, options: RegisterOptions) => {
      const { kid, publicKey, create: isNew = false, origin: origins } = options;
      const host = {
        issuer,
        kid,
        public_key: readPublicKey(publicKey),
        is_new: isNew,
        ...(origins && { origins }),
      };
      printForPrograms(await perform(locationOf(options), "hosts.register_key", host), options.json);
    });
  sub(
    "remove",
    {
      en: "withdraw a key of a host, or the origins of its pages, effective at once",
      zh: "撤销宿主的公钥或其页面的源，立即生效",
    },
    [
      { en: "Its private half was stolen", zh: "私钥失窃" },
      "shiming hosts remove https://city.example --kid 2026-1",
    ],
    [
      { en: "Its web pages are somebody else's now", zh: "它的网页已归他人" },
      "shiming hosts remove https://city.example --origins",
    ],
  )
    .argument("<issuer>", { en: "the iss of its assertions", zh: "其断言的 iss" })
    .option("--kid <kid>", { en: "the kid of its assertions", zh: "断言的 kid" })
    .option("--origins", {
      en: "every origin: no page may frame the sheet or get its result any more",
      zh: "所有源：此后没有页面可以内嵌授权页或得到结果",
    })
    .action(async (issuer: string, options: RemoveOptions) => {
      const { kid, origins } = options;
      if (kid === undefined && !origins)
        usage({ en: "Name the key by --kid, or --origins.", zh: "请用 --kid 指明公钥，或给出 --origins。" });
      let host: unknown;
      if (kid !== undefined) host = await perform(locationOf(options), "hosts.remove_key", { issuer, kid });
      if (origins) host = await perform(locationOf(options), "hosts.set_origins", { issuer, origins: [] });
      printForPrograms(host, options.json);
    });
}
