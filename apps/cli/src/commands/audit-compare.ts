/** `audit compare`: whether the rows of registers say what the audit's entries tell of them. */
import { describeCompared } from "@shiming/administration";
import { compareRegisters } from "@shiming/core";
import { comparisonSentences } from "../audit/compare-report.ts";
import { auditDataOf } from "../audit/data.ts";
import { progressOn } from "../audit/progress.ts";
import type { Spoken } from "../language.ts";
import type { Command } from "../manual/command.ts";
import { manual } from "../manual/page.ts";
import {
  addLocationOptions,
  JSON_OPTION,
  LOCATION_ENVIRONMENT,
  type LocationOptions,
  machineLocationOf,
  printJson,
} from "./options.ts";

type CompareOptions = LocationOptions & Spoken & { readonly json?: boolean };

export function addAuditCompareCommand(audit: Command): void {
  const command = addLocationOptions(audit.command("compare"))
    .description({
      en: "name every row of a register that no entry explains, that says something else, or that is gone; exit code 1 if there is one",
      zh: "指出没有记录说明来历、与记录不符或已不存在的登记；有则退出码为 1",
    })
    .option("--json", JSON_OPTION)
    .action(async (options: CompareOptions) => {
      const { data } = machineLocationOf(options);
      const compared = describeCompared(await compareData(data));
      if (options.json) printJson(compared);
      else for (const sentence of comparisonSentences(compared)) console.log(sentence[options.language]);
      if (compared.findings.length > 0) process.exitCode = 1;
    });
  manual(command, {
    about: [
      {
        en:
          "Somebody who can write to the database could add a certificate or a binding by hand. The audit's entries tell what is new in " +
          "mini programs, bindings, merchants, certificates, authorities, hosts, organisations, members, staff and API tokens: all of it " +
          "is recomputed from them. Whether the entries are those that were written, audit verify says.",
        zh:
          "能写数据库的人可以自己加一张证书或一个绑定。审计记录写明了小程序、绑定、商户、证书、证书机构、宿主、主体、成员、工作人员和 API 令牌的每次变动，" +
          "本命令据此重新推算全部登记。记录本身是否被改动，由 audit verify 判断。",
      },
    ],
    examples: [
      [
        { en: "All of it, while a server runs or not", zh: "全部登记，服务器运行与否都可以" },
        "shiming audit compare",
      ],
    ],
    environment: LOCATION_ENVIRONMENT,
    failure: {
      en: "a row is explained by no entry, says something else, or is gone",
      zh: "有登记没有记录说明来历、与记录不符或已不存在",
    },
  });
}

async function compareData(data: string) {
  const read = await auditDataOf(data);
  const progress = progressOn(process.stderr);
  try {
    const compared = {
      entries: (after: number) => read.entries(false, after),
      rows: () => read.registers(),
    };
    return await compareRegisters(compared, progress.show);
  } finally {
    progress.clear();
  }
}
