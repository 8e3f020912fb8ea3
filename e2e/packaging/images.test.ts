import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv, type AnySchemaObject } from "ajv";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { serveSettings } from "../../apps/cli/src/settings/serve-settings.ts";
import { namesOf } from "../../apps/cli/src/settings/setting.ts";
import { listFiles, readText, root } from "../house/repository.ts";
import { debianFile } from "../support/debian.ts";

interface Service {
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly healthcheck?: object;
  readonly environment?: Readonly<Record<string, string>>;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly volumes?: readonly string[];
}

describe("compose.yaml", () => {
  const compose = parse(readText("packaging/compose.yaml"), { merge: true });
  const services: readonly [string, Service][] = Object.entries(compose.services);

  it("is what the Compose specification takes, by its schema", async () => {
    const path = "usr/lib/python3/dist-packages/compose/config/compose_spec.json";
    const schema = schemaIn(readFileSync(await debianFile("docker-compose", path), "utf8"));
    const isValid = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(schema);
    // The specification has had a name at the top since; this is the schema of 2021.
    const { name, ...rest } = compose;
    isValid(rest);
    expect([name, isValid.errors]).toEqual(["shiming", null]);
  });

  it("gives no service more than it needs: a read-only root, no capability but those named, no new privileges", () => {
    for (const [name, service] of services) {
      expect([name, service.read_only, service.cap_drop, service.security_opt]).toEqual([
        name,
        true,
        ["ALL"],
        ["no-new-privileges:true"],
      ]);
    }
  });

  it("knows of every service whether it is well: of the nodes by the image", () => {
    const unwatched = services.filter(([, { healthcheck, build }]) => !healthcheck && !build);
    expect(unwatched).toEqual([]);
    expect(readText("packaging/Dockerfile")).toMatch(/^HEALTHCHECK /m);
  });

  it("sets only what serve reads, holds no secret, and mounts files that are there or are made", () => {
    const known = new Set(namesOf(serveSettings));
    const made = /^\.\/secrets\//;
    for (const [name, { environment = {}, volumes = [] }] of services) {
      const settings = Object.keys(environment).filter((each) => each.startsWith("SHIMING_"));
      expect(settings.filter((each) => !known.has(each))).toEqual([]);
      const secret = Object.keys(environment).filter((each) => /PASSWORD|SECRET|TOKEN|_URL$/.test(each));
      const open = secret.filter(
        (each) => /PASSWORD|SECRET|TOKEN|DATABASE_URL$/.test(each) && !each.endsWith("_FILE"),
      );
      expect([name, open]).toEqual([name, []]);
      const sources = volumes
        .map((volume) => volume.split(":")[0] ?? "")
        .filter((source) => source.startsWith("."));
      const missing = sources.filter(
        (source) => !made.test(source) && !existsSync(join(root, "packaging", source)),
      );
      expect([name, missing]).toEqual([name, []]);
    }
  });
});

describe("the Dockerfile", () => {
  const lines = readText("packaging/Dockerfile").split("\n");
  const last = lines.slice(lines.findLastIndex((line) => line.startsWith("FROM ")));

  it("ends as a user that is nobody else, and runs the command itself", () => {
    expect(last.filter((line) => line.startsWith("USER "))).toEqual(["USER 10001:10001"]);
    expect(last).toEqual(
      expect.arrayContaining(['ENTRYPOINT ["shiming"]', 'CMD ["serve"]', "STOPSIGNAL SIGTERM"]),
    );
  });

  it("leaves out only packages that nothing but the built console needs", () => {
    const found = lines.join("\n").matchAll(/node_modules\/((?:tdesign|echarts|zrender|pdfjs|@)[\w-]*)/g);
    const removed = [...found].map(([, name = ""]) => name);
    expect(removed).toContain("echarts");
    const dependsOn = (name: string) => (file: string) =>
      Object.keys(JSON.parse(readText(file)).dependencies ?? {}).some((each) => each.startsWith(name));
    const manifests = listFiles().filter((file) => /^(packages|apps|examples)\/.*package\.json$/.test(file));
    const needed = removed.map((name) => [name, manifests.filter(dependsOn(name))] as const);
    expect(needed.filter(([, by]) => by.some((file) => file !== "apps/console/package.json"))).toEqual([]);
  });

  it("copies what is there, and what is kept out of the context is not asked for", () => {
    const copied = lines
      .filter((line) => /^COPY (?!--from)/.test(line))
      .flatMap((line) => line.split(" ").slice(1, -1));
    const allowed = readText("packaging/Dockerfile.dockerignore").match(/^!(.*)$/gm) ?? [];
    expect(copied.filter((file) => !existsSync(join(root, file)))).toEqual([]);
    expect(allowed.map((line) => line.slice(1)).sort()).toEqual([...copied].sort());
  });
});

/** Its parts have names as in draft 4 of JSON Schema, which nothing refers to, and it says that it is of a later one. */
function schemaIn(text: string): AnySchemaObject {
  return JSON.parse(text, (key, value) =>
    (key === "id" || key === "$schema") && typeof value === "string" ? undefined : value,
  );
}
