/** Complaints of people about service providers: filed with a consent, answered by the operator's staff. */

export { answerComplaint } from "./answer-complaint.ts";
export { type Complaint, type ComplaintState, stateOfComplaint } from "./complaint.ts";
export { fileComplaint, LONGEST_COMPLAINT } from "./file-complaint.ts";
export { openComplaint } from "./open-complaint.ts";
export { requireComplaint } from "./require-complaint.ts";
