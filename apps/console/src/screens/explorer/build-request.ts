/** A request as a program would build it, from its parts. Contract §5. */
import { requestFields } from "@shiming/wire";

export interface RequestParts {
  readonly authToken: string;
  readonly mchId: string;
  readonly certSerialNo: string;
  /** Whole seconds since 1970. */
  readonly timestamp: number;
}

export const stringToSign = ({ certSerialNo, timestamp }: RequestParts) =>
  `${requestFields.certSerialNo}=${certSerialNo}&${requestFields.timestamp}=${timestamp}`;

export interface SignedBody {
  readonly auth_token: string;
  readonly mch_id: string;
  readonly cert_serialno: string;
  readonly timestamp: number;
  readonly sign: string;
}

export const signedBody = (parts: RequestParts, sign: string): SignedBody => ({
  [requestFields.authToken]: parts.authToken,
  [requestFields.mchId]: parts.mchId,
  [requestFields.certSerialNo]: parts.certSerialNo,
  [requestFields.timestamp]: parts.timestamp,
  [requestFields.sign]: sign,
});

/** One that nobody was given: the answer says how far everything else is right, and nothing is used up. */
export function unknownAuthToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
