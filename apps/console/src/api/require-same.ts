import { ApiProblem } from "./problem.ts";

/**
 * Before something is put in the place of what somebody saw: whether it still is what they saw. Where another was faster they are
 * told, and what they typed stays.
 * @param seen when the form was opened @param now as the platform has it @throws ApiProblem `conflict`
 */
export function requireSame(seen: unknown, now: unknown): void {
  if (JSON.stringify(seen) !== JSON.stringify(now)) throw new ApiProblem(409);
}
