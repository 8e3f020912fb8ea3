import type { Command } from "commander";
import { perform } from "../administration/perform.ts";
import { addLocationOptions, type LocationOptions, locationOf, print, readInput } from "./options.ts";

type CommonOptions = LocationOptions & { readonly json?: boolean };

export function addHostsCommand(program: Command): void {
  const hosts = program.command("hosts").description("super-apps whose back ends sign assertions");
  addLocationOptions(hosts.command("list").description("every host with its keys"))
    .option("--json", "print JSON")
    .action(async (options: CommonOptions) => {
      print(await perform(locationOf(options), "hosts.list", {}), options.json);
    });
  addLocationOptions(hosts.command("register").description("register a public key of a host"))
    .argument("<issuer>", "the iss of its assertions")
    .requiredOption("--kid <kid>", "the kid of its assertions")
    .requiredOption("--public-key <file>", "P-256 public key (PEM)")
    .action(async (issuer: string, options: LocationOptions & { kid: string; publicKey: string }) => {
      const input = { issuer, kid: options.kid, publicKeyPem: readInput(options.publicKey) };
      await perform(locationOf(options), "hosts.register", input);
    });
  addLocationOptions(hosts.command("remove").description("take a key of a host back, effective at once"))
    .argument("<issuer>")
    .requiredOption("--kid <kid>", "the kid of its assertions")
    .action(async (issuer: string, options: LocationOptions & { kid: string }) => {
      await perform(locationOf(options), "hosts.remove", { issuer, kid: options.kid });
    });
}
