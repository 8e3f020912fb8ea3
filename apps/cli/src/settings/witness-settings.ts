/** Who signs the checkpoints of the audit's log besides the platform. */
import type { Text } from "@shiming/crypto";
import { parsePolicy, TransparencyError, type TrustPolicy } from "@shiming/transparency";
import { usage } from "../sentence.ts";
import type { AskedWitness, WitnessSettings } from "../server/witnesses.ts";
import type { Settings } from "./setting.ts";
import { readSettingFile } from "./setting-file.ts";

export const witnessSettings = {
  witnesses: {
    name: "SHIMING_WITNESSES",
    meaning: {
      en: "file of the witnesses that sign checkpoints of the audit's log, in the form of C2SP tlog-policy: a line witness NAME KEY URL for each, and a line quorum; none unless set",
      zh: "为审计日志的检查点联署的见证人，C2SP tlog-policy 格式的文件：每个见证人一行 witness 名称 公钥 地址，另有一行 quorum；不设置则没有见证人",
    },
    read: readWitnesses,
  },
} as const satisfies Settings;

function readWitnesses(file: string, name: string): WitnessSettings {
  const { witnesses, isQuorum } = readPolicy(file, name);
  return {
    isQuorum,
    witnesses: witnesses.map(({ name: known, verifierKey, verifier, url = "" }): AskedWitness => {
      if (isAddress(url)) return { verifierKey, verifier, url: url.replace(/\/$/, "") };
      return wrong(name, file, {
        en: `witness ${known} has no address such as https://witness.example.org behind its key`,
        zh: `见证人 ${known} 的公钥后面没有地址，例如 https://witness.example.org`,
      });
    }),
  };
}

function readPolicy(file: string, name: string): TrustPolicy {
  const content = readSettingFile(file, name).toString();
  try {
    return parsePolicy(content);
  } catch (error) {
    if (!(error instanceof TransparencyError)) throw error;
    return wrong(name, file, {
      en: `line ${error.line} is none of log, witness, group and quorum as C2SP tlog-policy has them, or quorum is missing`,
      zh: `第 ${error.line} 行不是 C2SP tlog-policy 规定的 log、witness、group 或 quorum，或缺少 quorum`,
    });
  }
}

function isAddress(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return (
    url !== undefined &&
    /^https?:$/.test(url.protocol) &&
    !(url.search || url.hash || url.username || url.password)
  );
}

function wrong(name: string, file: string, said: Text): never {
  return usage({ en: `${name}: ${file}: ${said.en}.`, zh: `${name}：${file}：${said.zh}。` });
}
