import { DomainError } from "@shiming/core";
import { expect, it } from "vitest";
import type { OperationDeps } from "./operation.ts";
import { perform } from "./perform.ts";

it.each(["constructor", "toString", "__proto__", "hasOwnProperty", "no.such", ""])(
  "%j is no operation, whatever objects inherit",
  async (name) => {
    const actor = { kind: "command_line", user: "test" } as const;
    const called = perform(name, {}, actor, {} as OperationDeps, new Date(0));
    await expect(called).rejects.toBeInstanceOf(DomainError);
  },
);
