/** What mini programs use: calls by their code, steps of consents, by the hour. */

export { UsageTally } from "./tally.ts";
export {
  type ConsentStep,
  type Counted,
  type CountedCall,
  consentSteps,
  hourOf,
  type UsageCount,
  type UsageSum,
} from "./usage.ts";
