import type { Case } from "../case.ts";
import { accessTokenCases } from "./access-tokens.ts";
import { assertionCases } from "./assertions.ts";
import { bodyCases } from "./bodies.ts";
import { categoryCases } from "./categories.ts";
import { certificateCases } from "./certificates.ts";
import { consentRequestCases } from "./consent-requests.ts";
import { decisionCases } from "./decisions.ts";
import { fieldCases } from "./fields.ts";
import { itemCases } from "./items.ts";
import { loginCases } from "./logins.ts";
import { myAuthorizationCases } from "./my-authorizations.ts";
import { orderCases } from "./order-of-failures.ts";
import { quotaCases } from "./quota.ts";
import { releaseCases } from "./release.ts";
import { repeatCases } from "./repeats.ts";
import { sheetCases } from "./sheet.ts";
import { singleUseCases } from "./single-use.ts";
import { stateCases } from "./states.ts";
import { tokenErrorCases } from "./token-errors.ts";
import { verificationCodeCases } from "./verification-codes.ts";
import { verificationCases } from "./verifications.ts";

/** Every case, in the order of the contract. */
export const cases: readonly Case[] = [
  ...accessTokenCases,
  ...tokenErrorCases,
  ...categoryCases,
  ...releaseCases,
  ...fieldCases,
  ...bodyCases,
  ...orderCases,
  ...repeatCases,
  ...singleUseCases,
  ...stateCases,
  ...quotaCases,
  ...certificateCases,
  ...consentRequestCases,
  ...assertionCases,
  ...sheetCases,
  ...decisionCases,
  ...myAuthorizationCases,
  ...loginCases,
  ...verificationCases,
  ...verificationCodeCases,
  ...itemCases,
];
