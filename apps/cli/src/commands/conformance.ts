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
import type { Command } from "../manual/command.ts";
import { manual } from "../manual/page.ts";
import { Sentence, usage } from "../sentence.ts";
import { readInput } from "./options.ts";

interface ConformanceOptions {
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
    .description("judge a platform by the contract, from outside; exit code 1 when it breaks it")
    .requiredOption("--target <file>", "sandbox.json of the platform to judge")
    .option("--section <number...>", "only these sections of the contract")
    .option("--title <text>", "only the cases whose title contains this")
    .option("--slow [seconds]", `also the cases that have to wait, for at most so long (${SLOW_SECONDS})`)
    .option("--ca <file>", "certificate authority to trust, in PEM")
    .option("--json", "print JSON")
    .option("--junit", "print JUnit XML")
    .action(async (options: ConformanceOptions) => {
      const [target, format, selected] = [targetOf(options.target), formatOf(options), selectCases(options)];
      const startedAt = new Date();
      const results = await runCases(selected, target, {
        patienceSeconds: patienceOf(options.slow),
        ca: options.ca === undefined ? undefined : readInput(options.ca),
      }).catch(saidAsSentence);
      const report = createReport(target.baseUrl, startedAt, results);
      console.log(format(report));
      if (!isConformant(report)) process.exitCode = 1;
    });
  manual(command, {
    about: [
      "Whatever it tries, it tries by HTTP as mini program, merchant, host and person, with the keys and passwords that the description names. It leaves consents and audit entries behind: judge a platform that is there to be tried.",
      "A case that cannot be tried on this platform is counted as not judged, never as passed, and says why.",
    ],
    examples: [
      ["Judge the sandbox of this folder", "shiming conformance --target .shiming/sandbox.json"],
      ["Judge another implementation, in a pipeline", "shiming conformance --target theirs.json --junit"],
      [
        "Look at one thing alone",
        'shiming conformance --target .shiming/sandbox.json --section 5 --title "single use"',
      ],
    ],
    failure: "the platform breaks the contract, nothing could be judged, or nothing answers",
  });
}

function targetOf(file: string): Target {
  try {
    return readTarget(file);
  } catch (error) {
    if (error instanceof TargetError) usage(`${file} is no description of a platform: ${error.message}`);
    throw error;
  }
}

function saidAsSentence(error: unknown): never {
  throw error instanceof TargetError ? new Sentence(error.message) : error;
}

function selectCases({ section: sections, title = "" }: ConformanceOptions): readonly Case[] {
  const known = Object.keys(SECTIONS);
  const unknown = sections?.find((section) => !known.includes(section));
  if (unknown !== undefined) usage(`There are no cases of section ${unknown}, only of ${known.join(", ")}.`);
  const selected = cases.filter(
    (one) => (sections?.includes(String(one.section)) ?? true) && one.title.includes(title),
  );
  return selected.length > 0 ? selected : usage(`No case has "${title}" in its title.`);
}

function patienceOf(slow: boolean | string | undefined): number {
  if (slow === undefined) return 0;
  if (typeof slow === "boolean") return SLOW_SECONDS;
  return /^\d{1,6}$/.test(slow) ? Number(slow) : usage(`"${slow}" is no number of seconds.`);
}

function formatOf({ json, junit }: ConformanceOptions): typeof formatTable {
  if (json && junit) usage("Choose --json or --junit.");
  return json ? formatJson : junit ? formatJunit : formatTable;
}
