/** All of them, package by package. */
import { crypto } from "./crypto.ts";
import type { Mutant } from "./mutant.ts";

export const mutants: readonly Mutant[] = [...crypto];
