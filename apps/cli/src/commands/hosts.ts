import { perform } from "../administration/perform.ts";
import type { Command } from "../manual/command.ts";
import { usage } from "../sentence.ts";
import { locationOf, print, printForPrograms, readInput } from "./options.ts";
import { type CommonOptions, subcommandsOf } from "./subcommands.ts";

type RegisterOptions = CommonOptions & {
  readonly kid: string;
  readonly publicKey: string;
  readonly origin?: readonly string[];
};

type RemoveOptions = CommonOptions & { readonly kid?: string; readonly origins?: boolean };

export function addHostsCommand(program: Command): void {
  const hosts = program.command("hosts").description("super-apps whose back ends sign assertions");
  const sub = subcommandsOf(hosts);

  sub("list", "every host with its keys", ["Who may ask", "shiming hosts list"]).action(
    async (options: CommonOptions) => {
      print(await perform(locationOf(options), "hosts.list", {}), options.json);
    },
  );
  sub("register", "register a public key of a host", [
    "The key that the host has sent",
    "shiming hosts register https://city.example --kid 2026-1 --public-key host.pub",
  ])
    .argument("<issuer>", "the iss of its assertions")
    .requiredOption("--kid <kid>", "the kid of its assertions")
    .requiredOption("--public-key <file>", "P-256 public key (PEM)")
    .option(
      "--origin <origins...>",
      "https://… of its pages, which may frame the sheet and are told its result",
    )
    .action(async (issuer: string, options: RegisterOptions) => {
      const { kid, publicKey, origin: origins } = options;
      const host = { issuer, kid, publicKeyPem: readInput(publicKey), ...(origins && { origins }) };
      printForPrograms(await perform(locationOf(options), "hosts.register", host), options.json);
    });
  sub(
    "remove",
    "take a key of a host back, or the origins of its pages, effective at once",
    ["Its private half was stolen", "shiming hosts remove https://city.example --kid 2026-1"],
    ["Its web pages are somebody else's now", "shiming hosts remove https://city.example --origins"],
  )
    .argument("<issuer>", { en: "the iss of its assertions", zh: "其断言的 iss" })
    .option("--kid <kid>", "the kid of its assertions")
    .option("--origins", "every origin: no page may frame the sheet any more, or is told its result")
    .action(async (issuer: string, options: RemoveOptions) => {
      const { kid, origins } = options;
      if (kid === undefined && !origins) usage("Name the key by --kid, or --origins.");
      let host: unknown;
      if (kid !== undefined) host = await perform(locationOf(options), "hosts.remove", { issuer, kid });
      if (origins) host = await perform(locationOf(options), "hosts.setOrigins", { issuer, origins: [] });
      printForPrograms(host, options.json);
    });
}
