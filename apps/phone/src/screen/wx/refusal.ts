/** Why a call of `wx` fails; the text stands after `NAME:fail ` in its `errMsg`. */
export class Refusal extends Error {
  override readonly name = "Refusal";
}
