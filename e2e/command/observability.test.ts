import { generateKeyPairSync, hkdfSync } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { formatVerifierKey, SIGNATURE_TYPE } from "@shiming/transparency";
import { expect, test } from "vitest";
import { codeWordsIn, rowsUnder } from "../docs/tables.ts";
import { readText } from "../house/repository.ts";
import { send } from "../support/http.ts";
import { preparePremises, serve } from "../support/served.ts";
import { scratchFolder, seededData, startSandbox } from "../support/shiming.ts";
import { liveWholeLife } from "../support/whole-life.ts";

interface Metric {
  readonly type: string;
  readonly labels: readonly string[];
}

const ENGLISH = readText("docs/operating.md");
const CHINESE = readText("docs/operating.zh-CN.md");

function documentedMetrics(markdown: string, heading: string): Record<string, Metric> {
  const rows = rowsUnder(markdown, heading).map(([name, type = "", labels]): [string, Metric] => [
    codeWordsIn(name)[0] ?? "",
    { type: type.trim(), labels: codeWordsIn(labels).sort() },
  ]);
  return Object.fromEntries(rows);
}

/** The platform's own, with every label that any of its samples has; `le` belongs to the form of histograms. */
function servedMetrics(text: string): Record<string, Metric> {
  const types = [...text.matchAll(/^# TYPE (shiming_\w+) (\w+)$/gm)].map(([, name = "", type = ""]) => {
    const samples = text.matchAll(new RegExp(`^${name}(?:_bucket|_sum|_count)?\\{([^}]*)\\}`, "gm"));
    const labels = [...samples].flatMap(([, pairs = ""]) => pairs.match(/\w+(?==)/g) ?? []);
    return [name, { type, labels: [...new Set(labels)].filter((label) => label !== "le").sort() }] as const;
  });
  return Object.fromEntries(types);
}

const documentedFields = (markdown: string, heading: string) =>
  rowsUnder(markdown, heading).flatMap(([field]) => codeWordsIn(field));

test("the documents have every metric and every log field of a life, and no other metric", async () => {
  const sandbox = await startSandbox(seededData(), [], {
    SHIMING_LOG_LEVEL: "debug",
    SHIMING_WITNESSES: policyOfAbsentWitness(),
  });
  await liveWholeLife(sandbox);
  const { text } = await send(`${sandbox.url}/metrics`);
  expect(documentedMetrics(ENGLISH, "Metrics")).toEqual(servedMetrics(text));
  expect(documentedMetrics(CHINESE, "指标")).toEqual(servedMetrics(text));
  expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);

  await sandbox.end();
  const lines = sandbox.errors.map((line) => JSON.parse(line));
  const fields = [...new Set(lines.flatMap((line) => Object.keys(line)))];
  const documented = documentedFields(ENGLISH, "Log");
  expect(documentedFields(CHINESE, "日志")).toEqual(documented);
  expect(fields.filter((field) => !documented.includes(field))).toEqual([]);
  const words = codeWordsIn(rowsUnder(ENGLISH, "Log")[0]?.at(2));
  expect(lines.map(({ level }) => level).filter((level) => !words.includes(level))).toEqual([]);
});

/** There are metrics of a witness as soon as one is named. */
function policyOfAbsentWitness(): string {
  const { publicKey } = generateKeyPairSync("ed25519");
  const key = formatVerifierKey("witness.example/w", publicKey, SIGNATURE_TYPE.cosignature);
  const file = join(scratchFolder(), "witnesses.policy");
  writeFileSync(file, `witness w ${key} http://127.0.0.1:9/\nquorum none\n`);
  return file;
}

test("serve says at its start which program, addresses, data, schema and keys it has, and no key", async () => {
  const { env, data, keys } = await preparePremises();
  const server = await serve({ ...env, SHIMING_SHEET_URL: "http://localhost:8999" });
  await server.end();
  const [line] = server.errors.map((each) => JSON.parse(each)).filter(({ msg }) => msg === "started");
  const pepper = Buffer.from(readFileSync(join(keys, "pepper.key"), "utf8"), "base64");
  const info = "shiming key fingerprint v1\0pepper";
  const short = expect.stringMatching(/^[0-9a-f]{12}$/);
  const nameOf = (file: RegExp) =>
    readdirSync(keys)
      .find((name) => file.test(name))
      ?.replace(".key", "") ?? "";
  expect(line).toEqual({
    level: "info",
    time: expect.any(String),
    msg: "started",
    version: JSON.parse(readText("package.json")).version,
    base_url: env.SHIMING_BASE_URL,
    sheet_url: "http://localhost:8999",
    listen: env.SHIMING_BASE_URL,
    data,
    schema: expect.stringMatching(/^\d{4}-[a-z-]+$/),
    keys: {
      [nameOf(/^kek-/)]: short,
      pepper: Buffer.from(hkdfSync("sha256", pepper, "", info, 32))
        .toString("hex")
        .slice(0, 12),
      [nameOf(/^events-.*key$/)]: short,
      "sign-in": short,
      audit: short,
      "merchant-root": short,
      [nameOf(/^merchant-issuer-.*key$/)]: short,
    },
  });
  expect(JSON.stringify(line)).not.toContain(pepper.toString("base64"));
});
