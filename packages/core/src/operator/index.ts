/** Whoever runs the platform. */

export { type Operator, RECORD_YEARS } from "./operator.ts";
