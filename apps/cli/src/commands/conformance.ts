import {
  type Case,
  cases,
  createReport,
  formatJson,
  formatJunit,
  formatTable,
  isConformant,
  readTarget,
  runCases,
  SECTIONS,
  type Target,
  TargetError,
} from "@shiming/conformance";
import type { Spoken } from "../language.ts";
import type { Command } from "../manual/command.ts";
import { manual } from "../manual/page.ts";
import { Sentence, usage } from "../sentence.ts";
import { readCertificates } from "../steps/credential-file.ts";
import { wholeNumber } from "../whole-number.ts";

interface ConformanceOptions extends Spoken {
  readonly target: string;
  readonly section?: readonly string[];
  readonly title?: string;
  readonly slow?: boolean | string;
  readonly ca?: string;
  readonly json?: boolean;
  readonly junit?: boolean;
}

/** What `--slow` alone waits for: everything but the two hours of an access token and a lock of the account. */
const SLOW_SECONDS = 360;

export function addConformanceCommand(program: Command): void {
  const command = program
    .command("conformance")
    .description({
      en: "judge a platform by the contract, from outside; exit code 1 if it breaks the contract",
      zh: "从外部按接口约定检验平台；不符合时退出码为 1",
    })
    .requiredOption("--target <file>", {
      en: "sandbox.json of the platform to judge",
      zh: "被测平台的 sandbox.json",
    })
    .option("--section <number...>", {
      en: "only these sections of the contract",
      zh: "只测试接口约定的这些章节",
    })
    .option("--title <text>", {
      en: "only the cases whose title contains this, in English or Chinese",
      zh: "只测试标题含有这段文字的用例，中英文均可",
    })
    .option("--slow [seconds]", {
      en: `also the cases that have to wait, for at most this many seconds (${SLOW_SECONDS})`,
      zh: `也测试需要等待的用例，最多等这么多秒（${SLOW_SECONDS}）`,
    })
    .option("--ca <file>", {
      en: "certificate authority to trust, in PEM",
      zh: "要信任的证书颁发机构（PEM）",
    })
    .option("--json", { en: "print JSON", zh: "输出 JSON" })
    .option("--junit", { en: "print JUnit XML", zh: "输出 JUnit XML" })
    .action(async (options: ConformanceOptions) => {
      const [target, format, selected] = [targetOf(options.target), formatOf(options), selectCases(options)];
      const startedAt = new Date();
      const results = await runCases(selected, target, {
        patienceSeconds: patienceOf(options.slow),
        ca: options.ca === undefined ? undefined : readCertificates(options.ca),
      }).catch(saidAsSentence);
      const report = createReport(target.baseUrl, startedAt, results);
      console.log(format(report, options.language));
      if (!isConformant(report)) process.exitCode = 1;
    });
  manual(command, {
    about: [
      {
        en: "It tries everything over HTTP, as mini program, merchant, host and person, with the keys and passwords that the description names. It leaves consents and audit entries behind: use a platform that is meant for tests.",
        zh: "所有检验都通过 HTTP 进行，以小程序、商户、宿主和用户的身份，使用描述文件中的密钥和密码。会留下同意和审计记录：只检验专供试用的平台。",
      },
      {
        en: "A case that cannot be tried on this platform is counted as not judged, never as passed, and says why.",
        zh: "在该平台上无法检验的用例算作未检验，不算通过，并说明原因。",
      },
    ],
    examples: [
      [
        { en: "Judge the sandbox of this folder", zh: "检验当前文件夹的沙箱" },
        "shiming conformance --target .shiming/sandbox.json",
      ],
      [
        { en: "Judge another implementation, in a pipeline", zh: "在流水线中检验另一个实现" },
        "shiming conformance --target theirs.json --junit",
      ],
      [
        { en: "Look at one thing alone", zh: "只看其中一项" },
        'shiming conformance --target .shiming/sandbox.json --section 5 --title "single use"',
      ],
    ],
    failure: {
      en: "the platform breaks the contract, nothing could be judged, or nothing answers",
      zh: "平台不符合接口约定、没有可检验的内容，或没有应答",
    },
  });
}

function targetOf(file: string): Target {
  try {
    return readTarget(file);
  } catch (error) {
    if (error instanceof TargetError)
      usage({
        en: `${file} is no description of a platform: ${error.text.en}`,
        zh: `${file} 不是平台的描述文件：${error.text.zh}`,
      });
    throw error;
  }
}

function saidAsSentence(error: unknown): never {
  throw error instanceof TargetError ? new Sentence(error.text) : error;
}

function selectCases({ section: sections, title = "" }: ConformanceOptions): readonly Case[] {
  const known = Object.keys(SECTIONS);
  const unknown = sections?.find((section) => !known.includes(section));
  if (unknown !== undefined)
    usage({
      en: `There are no cases of section ${unknown}, only of ${known.join(", ")}.`,
      zh: `没有第 ${unknown} 节的用例，只有 ${known.join("、")}。`,
    });
  const selected = cases.filter(
    ({ section, title: { en, zh } }) =>
      (sections?.includes(String(section)) ?? true) && (en.includes(title) || zh.includes(title)),
  );
  return selected.length > 0
    ? selected
    : usage({ en: `No case has "${title}" in its title.`, zh: `没有标题含 "${title}" 的用例。` });
}

function patienceOf(slow: boolean | string | undefined): number {
  if (slow === undefined) return 0;
  if (typeof slow === "boolean") return SLOW_SECONDS;
  return wholeNumber("--slow", 0, 999_999)(slow);
}

function formatOf({ json, junit }: ConformanceOptions): typeof formatTable {
  if (json && junit) usage({ en: "Choose --json or --junit.", zh: "--json 和 --junit 请选其一。" });
  return json ? formatJson : junit ? formatJunit : formatTable;
}
