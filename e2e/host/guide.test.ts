import { describe, expect, it } from "vitest";
import { endings } from "../../packages/host/src/browser/endings.ts";
import { hostFailures } from "../../packages/host/src/server/host-error.ts";
import { readText } from "../house/repository.ts";

describe.each(["docs/host.md", "docs/host.zh-CN.md"])("%s", (document) => {
  it("has every failure of the server half", () => {
    const text = readText(document);
    expect(Object.keys(hostFailures).filter((failure) => !text.includes(`| \`${failure}\``))).toEqual([]);
  });

  it("has every ending of the browser half, with what the developer is told", () => {
    const rows = readText(document).split("\n");
    const missing = Object.values(endings).filter((ending) => {
      const failure = ending.errMsg.replace("openRealnameAuth:fail ", "");
      const reason = "reason" in ending ? ending.reason : "";
      return !rows.some((row) => row.includes(`\`${failure}\``) && row.includes(reason));
    });
    expect(missing).toEqual([]);
  });
});
