/** `shiming witness`: what an auditor runs elsewhere, so that nobody can change, cut or fork a log unnoticed. */
import { lockSqliteDirectory } from "@shiming/store/locks";
import type { Spoken } from "../language.ts";
import type { Command } from "../manual/command.ts";
import { manual } from "../manual/page.ts";
import { usage } from "../sentence.ts";
import { unlistenable } from "../server/unlistenable.ts";
import { runUntilSignal } from "../server/until-signal.ts";
import { openEvidence } from "../witness/evidence.ts";
import { openWitnessFolder } from "../witness/folder.ts";
import { createWitnessKey, readWitnessKey, witnessVerifierKey } from "../witness/key.ts";
import { logsOf } from "../witness/logs.ts";
import { openRecord } from "../witness/record.ts";
import { serveWitness } from "../witness/serve-witness.ts";
import { createWitness, type Inconsistent } from "../witness/witness.ts";
import { JSON_OPTION, parsePort, printJson } from "./options.ts";

interface WitnessOptions extends Spoken {
  readonly key?: string;
  readonly name?: string;
  readonly log?: readonly string[];
  readonly state: string;
  readonly host: string;
  readonly port: number;
}

interface KeyOptions extends Spoken {
  readonly name?: string;
  readonly create?: boolean;
  readonly json?: boolean;
}

const NAME_OPTION = {
  en: "what it is called in its signatures, such as auditor.example/w1",
  zh: "签名中使用的名称，例如 auditor.example/w1",
};

export function addWitnessCommand(program: Command): void {
  const command = program
    .command("witness")
    .description({
      en: "run a witness: it signs checkpoints of logs that only grew, and keeps proof of one that did not",
      zh: "运行见证人：只为不断增长、未被改动的日志联署检查点，并保存其被改动的证据",
    })
    .option("--key <file>", {
      en: "its private key, see shiming witness key",
      zh: "见证人私钥，见 shiming witness key",
    })
    .option("--name <name>", NAME_OPTION)
    .option("--log <key...>", {
      en: "verifier keys of the logs that it knows, as shiming audit key prints them",
      zh: "所见证日志的验证公钥，由 shiming audit key 打印",
    })
    .option(
      "--state <dir>",
      {
        en: "folder of what it has signed last, and of its evidence; never begin anew with the same key",
        zh: "存放最近联署内容和证据的文件夹；同一私钥切勿从空文件夹重新开始",
      },
      "witness",
    )
    .option("--host <address>", { en: "address to listen on", zh: "监听的地址" }, "127.0.0.1")
    .option(
      "--port <port>",
      { en: "port; 0 for any free one", zh: "端口；0 表示任一空闲端口" },
      parsePort,
      8099,
    )
    .action(runWitness);
  // What is written behind the name of a subcommand is its own.
  command.parser.enablePositionalOptions();
  addKeyCommand(command);
  manual(command, {
    about: [
      {
        en:
          "It speaks C2SP tlog-witness: logs send checkpoints to /add-checkpoint, and monitors read the last one at " +
          "/ORIGIN-HASH/checkpoint. Put a proxy with TLS before it. It needs no platform and no data of one.",
        zh: "遵循 C2SP tlog-witness：日志把检查点发到 /add-checkpoint，监督者从 /日志名哈希/checkpoint 读取最近一个。请在前面放置终止 TLS 的反向代理。它不需要平台，也不需要平台的数据。",
      },
    ],
    examples: [
      [
        { en: "Of one log", zh: "见证一个日志" },
        'shiming witness --key witness.pem --name auditor.example/w1 --log "$LOG_KEY"',
      ],
    ],
    failure: {
      en: "the port or the folder is taken, or what it has signed cannot be read",
      zh: "端口或文件夹被占用，或无法读取已联署的内容",
    },
  });
}

async function runWitness({ state, host, port, language, ...given }: WitnessOptions): Promise<void> {
  const { key, name, log } = given;
  if (key === undefined || name === undefined || log === undefined) return usage(NEEDED);
  const privateKey = readWitnessKey(key);
  const verifierKey = witnessVerifierKey(name, privateKey);
  const logs = logsOf(log);
  openWitnessFolder(state);
  const release = lockSqliteDirectory(state);
  const [record, evidence] = [openRecord(state), openEvidence(state)];
  const tell = (found: Inconsistent) => console.error(inconsistent(found, evidence.path)[language]);
  const clock = () => new Date();
  const witness = createWitness({ name, privateKey, logs, record, evidence, clock, onInconsistent: tell });
  const onFault = (error: unknown) => console.error(error instanceof Error ? error.message : "failed");
  const served = await serveWitness(witness, { host, port, onFault }).catch((error: unknown) => {
    throw unlistenable(error, { host, port }, OTHER_PORT);
  });
  await runUntilSignal(served, () => {
    console.log(`${verifierKey}\nready ${served.url}`);
  });
  release();
}

function addKeyCommand(witness: Command): void {
  const command = witness
    .command("key")
    .description({
      en: "print the verifier key of a witness, which the log's operator and whoever checks its signatures need",
      zh: "打印见证人的验证公钥，交给日志的运营方和核验其签名的人",
    })
    .argument("<file>", { en: "its private key (Ed25519, PEM)", zh: "见证人私钥（Ed25519，PEM）" })
    .option("--name <name>", NAME_OPTION)
    .option("--create", {
      en: "make the private key first; a file that is there is never overwritten",
      zh: "先生成私钥；已有的文件绝不覆盖",
    })
    .option("--json", JSON_OPTION)
    .action(async (file: string, { name, create, json }: KeyOptions) => {
      if (name === undefined) return usage(NEEDS_NAME);
      if (create) await createWitnessKey(file);
      const verifierKey = witnessVerifierKey(name, readWitnessKey(file));
      if (json) printJson({ name, verifier_key: verifierKey });
      else console.log(verifierKey);
    });
  manual(command, {
    examples: [
      [
        { en: "Before the first start", zh: "首次启动之前" },
        "shiming witness key witness.pem --name auditor.example/w1 --create",
      ],
    ],
    failure: { en: "the file is there already, or is no such key", zh: "文件已存在，或不是这种私钥" },
  });
}

const NEEDED = {
  en: "A witness needs --key FILE, --name NAME, and --log KEY for each log.",
  zh: "运行见证人需要 --key 文件、--name 名称，以及每个日志的 --log 公钥。",
};
const NEEDS_NAME = {
  en: "The key of a witness has a name: --name NAME.",
  zh: "见证人的公钥带有名称：请用 --name 给出。",
};
const OTHER_PORT = { en: "choose another with --port", zh: "请用 --port 另选" };

function inconsistent({ origin, cosigned, refused }: Inconsistent, evidence: string) {
  return {
    en:
      `REFUSED: ${origin} has signed a tree of ${refused} entries that does not go on from the ${cosigned} which this witness ` +
      `has signed. It was rewritten, cut or forked; both checkpoints are kept in ${evidence}.`,
    zh: `已拒绝：${origin} 签名了一棵 ${refused} 条记录的树，但它不是本见证人联署过的 ${cosigned} 条的延续。日志被重写、截断或分叉过；两个检查点都保存在 ${evidence}。`,
  };
}
