/** `shiming keys rotate-issuer` and `revoke-issuer`: issuers of merchant certificates, in the folder of the keys. */
import { join } from "node:path";
import type { Text } from "@shiming/crypto";
import type { Spoken } from "../language.ts";
import type { Command } from "../manual/command.ts";
import { manual } from "../manual/page.ts";
import { requireOwnFolder } from "../own-folder.ts";
import { createIssuer, revokeIssuer } from "../server/create-merchant-authority.ts";
import { readKeyEncryptionKeys } from "../server/key-encryption-keys.ts";
import { JSON_OPTION, printJson } from "./options.ts";

interface IssuerOptions extends Spoken {
  readonly json?: boolean;
}

export function addIssuerCommands(keys: Command): void {
  addRotateIssuerCommand(keys);
  addRevokeIssuerCommand(keys);
}

function addRotateIssuerCommand(keys: Command): void {
  const command = keys
    .command("rotate-issuer")
    .description({
      en: "make a new issuer of merchant certificates, from the next start on; those issued before stay good",
      zh: "生成新的商户证书签发机构，下次启动后生效；之前签发的证书不受影响",
    })
    .argument("<dir>", { en: "folder of the keys", zh: "密钥文件夹" })
    .option("--json", JSON_OPTION)
    .action(async (dir: string, { json, language }: IssuerOptions) => {
      requireOwnFolder(dir);
      const sealing = await readKeyEncryptionKeys({ folder: dir, hasData: true });
      const { name, before } = await createIssuer(dir, sealing, new Date());
      if (json) printJson({ issuer: name, before: before ?? null });
      else console.log(rotatedText(join(dir, name))[language]);
    });
  manual(command, {
    about: [
      {
        en:
          "The new issuer is signed by the root of the folder (merchant-root.key), which may be kept elsewhere and is needed for this alone. " +
          "A folder from before there were roots gets one. Keep the files of former issuers: they sign the lists of what they issued and is revoked.",
        zh:
          "新的签发机构由目录中的根（merchant-root.key）签发；根密钥可存放在别处，仅此时需要。早期没有根的目录会先生成根。" +
          "请保留之前签发机构的文件：它们仍要为自己签发的证书签署吊销列表。",
      },
    ],
    examples: [
      [{ en: "Then start the server again", zh: "之后请重新启动服务" }, "shiming keys rotate-issuer keys"],
    ],
    failure: {
      en: "the key of the root is not in the folder, or cannot be read",
      zh: "根密钥不在目录中，或无法读取",
    },
  });
}

function addRevokeIssuerCommand(keys: Command): void {
  const command = keys
    .command("revoke-issuer")
    .description({
      en: "name a former issuer in the root's list of revoked certificates, from the next start on",
      zh: "把以前的签发机构列入根的吊销列表，下次启动后生效",
    })
    .argument("<dir>", { en: "folder of the keys", zh: "密钥文件夹" })
    .argument("<name>", {
      en: "name of the issuer: merchant-issuer-NAME",
      zh: "签发机构的名称：merchant-issuer-NAME",
    })
    .option("--json", JSON_OPTION)
    .action(async (dir: string, name: string, { json, language }: IssuerOptions) => {
      requireOwnFolder(dir);
      const sealing = await readKeyEncryptionKeys({ folder: dir, hasData: true });
      const revoked = await revokeIssuer(dir, name, sealing, new Date());
      if (json) printJson({ issuer: name, revoked });
      else console.log(revokedText(name)[language]);
    });
  manual(command, {
    about: [
      {
        en:
          "For an issuer whose key somebody else may have: make the next one (rotate-issuer), revoke this one, and start the server again. " +
          "Whoever verifies with the lists (openssl verify -crl_check_all) refuses everything that it issued. " +
          "The platform goes on taking the certificates that are registered with it, and no others; give their merchants new ones.",
        zh:
          "用于私钥可能已泄露的签发机构：先生成下一个（rotate-issuer），再吊销它，然后重新启动服务。" +
          "按吊销列表验证的一方（openssl verify -crl_check_all）会拒绝它签发的全部证书。" +
          "平台仍接受已登记的证书，且只接受这些；请为相应商户换发新证书。",
      },
    ],
    examples: [
      [
        { en: "After its key was stolen", zh: "私钥失窃之后" },
        "shiming keys revoke-issuer keys merchant-issuer-2026-11-27",
      ],
    ],
    failure: {
      en: "it still issues, there is no such issuer, or the key of the root is not in the folder",
      zh: "它仍在签发、没有这个签发机构，或根密钥不在目录中",
    },
  });
}

function revokedText(issuer: string): Text {
  return {
    en: `${issuer} is revoked from the next start on: back up merchant-root.crl, then start the server again.`,
    zh: `${issuer} 将在下次启动后列入吊销列表：请备份 merchant-root.crl，再重新启动服务。`,
  };
}

function rotatedText(issuer: string): Text {
  return {
    en: `${issuer}.crt issues from the next start on: back up the folder, then start the server again.`,
    zh: `下次启动后由 ${issuer}.crt 签发：请备份目录，再重新启动服务。`,
  };
}
