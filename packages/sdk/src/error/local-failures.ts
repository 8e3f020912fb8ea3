import { callFailures } from "./call-failures.ts";
import { optionFailures } from "./option-failures.ts";

export const localFailures = { ...optionFailures, ...callFailures };
