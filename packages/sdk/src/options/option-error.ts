import { RealnameError } from "../error/realname-error.ts";
import { type OptionName, optionForms } from "./option-forms.ts";

/** Names the option, or the variable that sets it, and says what it should be; never what it is. */
export function optionError(
  failure: "option_missing" | "option_invalid",
  name: OptionName,
  subject: string = name,
): RealnameError {
  return new RealnameError(failure, { subject, form: optionForms[name] });
}
