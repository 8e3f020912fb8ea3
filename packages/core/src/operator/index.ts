/** Whoever runs the platform. */

export type { Operator } from "./operator.ts";
