/** Whose platform a sandbox is: an invented wallet, unless the environment names another. */
import { fileURLToPath } from "node:url";
import { operatorOf, operatorSettings } from "../settings/operator-settings.ts";
import { type Environment, Mistakes, readSettings } from "../settings/setting.ts";

const INVENTED = {
  SHIMING_OPERATOR_NAME: "示例市民钱包",
  SHIMING_OPERATOR_CONTACT: "0000-95000",
  SHIMING_OPERATOR_LOGO: fileURLToPath(new URL("logos/wallet.png", import.meta.url)),
};

/** A name of another is shown without the logo of the invented one. @throws Sentence about every setting that is wrong */
export function sandboxOperator(environment: Environment) {
  const { SHIMING_OPERATOR_LOGO, ...told } = INVENTED;
  const given = Object.entries(environment).filter(([, text]) => text);
  const invented = environment.SHIMING_OPERATOR_NAME ? told : INVENTED;
  const mistakes = new Mistakes();
  const values = readSettings(operatorSettings, { ...invented, ...Object.fromEntries(given) }, mistakes);
  mistakes.throwAny();
  return operatorOf(values);
}
