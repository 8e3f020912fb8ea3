/** What people ask of the operator, complaints among it: asked by themselves or written down by staff, answered in time. */

export { answerPersonRequest } from "./answer-request.ts";
export { fileComplaint, LONGEST_COMPLAINT } from "./file-complaint.ts";
export { openPersonRequest } from "./open-request.ts";
export {
  type PersonRequest,
  type PersonRequestAnswer,
  type PersonRequestChannel,
  type PersonRequestKind,
  type PersonRequestState,
  personRequestChannels,
  personRequestKinds,
  stateOfPersonRequest,
} from "./person-request.ts";
export { type ReceivedRequest, receivePersonRequest } from "./receive-request.ts";
export { type ReminderDeps, remindOfRequests } from "./remind-of-requests.ts";
export { requirePersonRequest } from "./require-request.ts";
