import { perform } from "../administration/perform.ts";
import { authoritiesTable, revocationsText } from "../listing/certificates.ts";
import type { Command } from "../manual/command.ts";
import { readCertificates, readRevocationList } from "../steps/credential-file.ts";
import { addNaming, addReading } from "./naming.ts";
import { locationOf, print } from "./options.ts";
import { type AddSubcommand, type CommonOptions, subcommandsOf } from "./subcommands.ts";

const ID = { en: "as the list shows it", zh: "列表中显示的编号" };
const AN_ID = "9f3c1e…";

export function addAuthoritiesCommand(program: Command): void {
  const authorities = program.command("authorities").description({
    en: "certificate authorities whose certificates merchants may register",
    zh: "商户可登记其证书的证书机构",
  });
  const sub = subcommandsOf(authorities);
  sub("list", { en: "the authorities that are trusted", zh: "列出信任的机构" }, [
    { en: "Whose lists of revoked certificates have to be renewed when", zh: "各机构的吊销列表何时需要更新" },
    "shiming authorities list",
  ]).action(async (options: CommonOptions) => {
    const listed = await perform(locationOf(options), "authorities.list", {});
    print(listed, options.json, (all) => authoritiesTable(all, options.language));
  });
  addReading(sub, {
    command: "issuers",
    operation: "authorities.list_issuers",
    does: {
      en: "the platform's own: the one that issues, those before it, and the root",
      zh: "平台自己的机构：当前签发机构、以往的签发机构和根",
    },
    example: [
      { en: "When the one that issues ends", zh: "当前签发机构何时到期" },
      "shiming authorities issuers",
    ],
    names: [],
  });
  addAddCommand(sub);
  addRemoveCommand(sub);
  addSetCrlCommand(sub);
}

function addAddCommand(sub: AddSubcommand): void {
  sub("add", { en: "trust the authority of a certificate", zh: "信任一家证书机构" }, [
    { en: "The one that issues, or a root above it", zh: "直接签发证书的机构，或其上级根机构" },
    "shiming authorities add authority.pem",
  ])
    .argument("<file>", { en: "its certificate (PEM or DER), alone", zh: "其证书（PEM 或 DER），单独一张" })
    .action(async (file: string, options: CommonOptions) => {
      const input = { certificate: readCertificates(file) };
      const added = await perform(locationOf(options), "authorities.add", input);
      print(added, options.json, (one) => authoritiesTable([one], options.language));
    });
}

function addRemoveCommand(sub: AddSubcommand): void {
  addNaming(sub, {
    command: "remove",
    operation: "authorities.remove",
    does: {
      en: "trust it no more; its certificates that are registered go on working, and can be revoked one by one",
      zh: "不再信任；已登记的证书继续有效，可逐张吊销",
    },
    example: [{ en: "No more of it", zh: "不再接受其证书" }, `shiming authorities remove ${AN_ID}`],
    names: [["<id>", ID, "id"]],
  });
}

function addSetCrlCommand(sub: AddSubcommand): void {
  sub(
    "set-crl",
    {
      en: "take its list of revoked certificates; those of merchants that are on it are revoked at once",
      zh: "导入其吊销列表（CRL）；其中已登记的商户证书立即吊销",
    },
    [
      { en: "Every day, from where the authority publishes it", zh: "每天从该机构的发布地址更新" },
      `shiming authorities set-crl ${AN_ID} authority.crl`,
    ],
  )
    .argument("<id>", ID)
    .argument("<file>", {
      en: "the list (PEM or DER); - for standard input",
      zh: "列表（PEM 或 DER）；- 表示标准输入",
    })
    .action(async (id: string, file: string, options: CommonOptions) => {
      const input = { id, crl: readRevocationList(file) };
      const set = await perform(locationOf(options), "authorities.set_crl", input);
      print(set, options.json, (done) => revocationsText(done, options.language));
    });
}
