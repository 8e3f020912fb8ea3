import { DomainError } from "@shiming/core";
import { expect, it } from "vitest";
import { performNamed } from "./direct.ts";
import type { OperationDeps } from "./operations.ts";

it.each(["constructor", "toString", "__proto__", "hasOwnProperty", "no.such", ""])(
  "%j is no operation, whatever objects inherit",
  async (name) => {
    const called = performNamed(name, {}, "test", {} as OperationDeps, new Date(0));
    await expect(called).rejects.toBeInstanceOf(DomainError);
  },
);
