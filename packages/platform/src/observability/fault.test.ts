import { describe, expect, it } from "vitest";
import { describeFault } from "./fault.ts";

class StoreError extends Error {
  readonly code = "SQLITE_BUSY";
}

describe("describeFault", () => {
  it("tells type, code and place, and nothing of the message", () => {
    const error = new StoreError("secret-1 is locked\n    at secret-2 (line of the message)", {
      cause: new TypeError("secret-3"),
    });
    const fault = describeFault(error);
    expect(fault).toMatchObject({ type: "StoreError", code: "SQLITE_BUSY", cause: { type: "TypeError" } });
    expect(fault.frames[0]).toContain("fault.test.ts");
    expect(JSON.stringify(fault)).not.toContain("secret");
  });

  it("tells no code that might be something else", () => {
    const error = Object.assign(new Error("x"), { code: "990101199003070330" });
    expect(describeFault(error)).not.toHaveProperty("code");
  });

  it("tells no stack that was rewritten, when its message cannot be found in it", () => {
    const error = new Error("secret\n    at secret");
    error.message = "another";
    expect(JSON.stringify(describeFault(error))).not.toContain("secret");
  });

  it("tells the type of what is no error", () => {
    expect(describeFault("secret")).toEqual({ type: "string", frames: [] });
  });

  it("ends where causes go round in a circle", () => {
    const error = new Error("x");
    error.cause = error;
    expect(JSON.stringify(describeFault(error)).match(/"cause"/g)).toHaveLength(3);
  });
});
