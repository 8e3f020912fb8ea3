/**
 * The messages of the contract as types alone. In the published package they are written out here, so that whoever needs
 * no schema needs no TypeBox either.
 */
export type {
  AccountAssertion,
  AccountLockedProblem,
  Authorization,
  AuthorizationsAnswer,
  AuthorizationsQuery,
  ButtonEventDetail,
  CategoriesAnswer,
  Category,
  ConsentApproval,
  ConsentApprovalAnswer,
  ConsentAssertion,
  ConsentDenialAnswer,
  ConsentDetails,
  ConsentProblem,
  ConsentRequest,
  ConsentRequestAnswer,
  DisclosureAnswer,
  ErrorAnswer,
  MeSessionAnswer,
  Notice,
  NoticeOperator,
  PageSessionRequest,
  Problem,
  RealnameInfoAnswer,
  RealnameInfoRequest,
  StableTokenRequest,
  TokenAnswer,
  WrongPasswordProblem,
} from "./schemas.ts";
