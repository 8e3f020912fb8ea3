import { type DestinationStream, type Logger, pino, stdTimeFunctions } from "pino";

/** Members that no line may carry, whoever writes it. What the platform itself logs has none of them. */
const SECRET_MEMBERS = [
  "access_token",
  "answer",
  "auth_token",
  "authorization",
  "body",
  "cookie",
  "credential_id",
  "pay_password",
  "password",
  "query",
  "real_name",
  "secret",
  "sign",
  "url",
];

/**
 * The platform's log on standard error, one JSON object a line: successes at `debug`, refusals at `info` with their code, faults at
 * `error`. No line has a query string, a body, a token, a password, a name or an ID number.
 */
export function createLog(
  options: { readonly level?: string; readonly destination?: DestinationStream } = {},
): Logger {
  const { level = "info", destination = pino.destination(2) } = options;
  const paths = SECRET_MEMBERS.flatMap((member) => [member, `*.${member}`]);
  const formatters = { level: (label: string) => ({ level: label }) };
  return pino(
    { level, timestamp: stdTimeFunctions.isoTime, base: null, formatters, redact: paths },
    destination,
  );
}
