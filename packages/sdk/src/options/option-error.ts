import { RealnameError } from "../error/realname-error.ts";
import { type OptionName, optionForms } from "./option-forms.ts";

/** Names the option, and says what it should be; never what it is. */
export function optionError(failure: "option_missing" | "option_invalid", name: OptionName): RealnameError {
  return new RealnameError(failure, { subject: name, form: optionForms[name] });
}
