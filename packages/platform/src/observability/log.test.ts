import { Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { createLog } from "./log.ts";

function logged(write: (log: ReturnType<typeof createLog>) => void, level?: string): string {
  let text = "";
  const destination = new Writable({
    write(chunk, _encoding, done) {
      text += chunk;
      done();
    },
  });
  write(createLog({ destination, ...(level === undefined ? {} : { level }) }));
  return text;
}

describe("createLog", () => {
  it("redacts secrets and personal data, should anybody log them", () => {
    const secrets = { pay_password: "135790", body: { sign: "x" }, real_name: "张三丰" };
    const line = logged((log) =>
      log.info({ ...secrets, request: { ...secrets, access_token: "t0ken" } }, "m"),
    );
    expect(line).not.toMatch(/135790|张三丰|t0ken/);
    expect(JSON.parse(line)).toMatchObject({ pay_password: "[Redacted]", msg: "m" });
  });

  it("tells no more than its level", () => {
    expect(logged((log) => log.debug("quiet"))).toBe("");
    expect(logged((log) => log.debug("loud"), "debug")).toContain("loud");
  });
});
