import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { parse } from "yaml";
import { Metrics } from "../../packages/platform/src/observability/metrics.ts";
import { readText, root } from "../house/repository.ts";
import { debianFile, runDebian } from "../support/debian.ts";

const RULES = "packaging/prometheus/shiming.rules.yml";

interface Panel {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly targets?: readonly { readonly refId: string; readonly expr: string }[];
}

const dashboard = JSON.parse(readText("packaging/grafana/shiming.json"));
const panels: readonly Panel[] = dashboard.panels;
const drawn = panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
const rules: readonly { readonly alert: string; readonly expr: string }[] = parse(readText(RULES)).groups[0]
  .rules;

let known: ReadonlySet<string>;
let promtool: string;
beforeAll(async () => {
  promtool = await debianFile("prometheus", "usr/bin/promtool");
  // Another test holds this document against what is served.
  const documented = readText("docs/operating.md").matchAll(
    /^\| `(shiming_\w+)` +\| (counter|gauge|histogram) /gm,
  );
  const own = [...documented].flatMap(([, name = "", type]) =>
    type === "histogram" ? ["_bucket", "_sum", "_count"].map((part) => name + part) : [name],
  );
  const ofProcess = (await new Metrics().answer()).matchAll(/^# TYPE (\w+) /gm);
  known = new Set(["up", ...own, ...[...ofProcess].map(([, name = ""]) => name)]);
});

const metricsIn = (expr: string) => expr.match(/\b(?:shiming|nodejs|process)_\w+|\bup\b/g) ?? [];

describe("alert rules and dashboard", () => {
  it("name only metrics that there are", () => {
    const named = [...rules.map(({ expr }) => expr), ...drawn].flatMap(metricsIn);
    expect(named.length).toBeGreaterThan(30);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });

  it("leave out none of the platform's own", () => {
    const named = new Set([...rules.map(({ expr }) => expr), ...drawn].flatMap(metricsIn).map(withoutPart));
    const own = [...known].filter((name) => name.startsWith("shiming_")).map(withoutPart);
    expect(own.filter((name) => !named.has(name))).toEqual([]);
  });
});

describe("alert rules", () => {
  it("are what promtool takes for rules", () => {
    const { code, said } = runDebian(promtool, ["check", "rules", join(root, RULES)]);
    expect([code, said]).toEqual([0, expect.stringContaining(`SUCCESS: ${rules.length} rules found`)]);
  });
});

describe("the dashboard", () => {
  it("asks what promtool takes for queries", () => {
    const folder = mkdtempSync(join(tmpdir(), "shiming-rules-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const queries = drawn.map((expr, place) => ({
      record: `query:${place}`,
      expr: expr.replaceAll("$__rate_interval", "5m").replaceAll("$instance", ".*"),
    }));
    const file = join(folder, "queries.yml");
    writeFileSync(file, JSON.stringify({ groups: [{ name: "queries", rules: queries }] }));
    expect(runDebian(promtool, ["check", "rules", file])).toMatchObject({ code: 0 });
  });

  it("has panels with an id and a place of their own, in a grid of 24 columns, and each query asks the chosen source", () => {
    expect(dashboard).toMatchObject({ title: "Shiming", uid: "shiming", schemaVersion: expect.any(Number) });
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, n) => `${x + (n % w)},${y + Math.floor(n / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
    expect(panels.every(({ gridPos: { x, w } }) => x + w <= 24)).toBe(true);
    const sources = JSON.stringify(panels).match(/"uid":"[^"]*"/g) ?? [];
    expect([...new Set(sources)]).toEqual([`"uid":"$\{datasource}"`]);
    const variables = dashboard.templating.list.map(({ name }: { name: string }) => name);
    expect(variables).toEqual(["datasource", "instance"]);
  });
});

function withoutPart(name: string): string {
  return name.replace(/_(?:bucket|sum|count)$/, "");
}
