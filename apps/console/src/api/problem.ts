/** How the API refuses (RFC 9457), as the one error that every call throws. */
import type { Text } from "../i18n/text.ts";

export type ProblemKind =
  /** No answer came: whether the call arrived is unknown. */
  | "unreachable"
  /** The session has ended: the console asks for a new one by itself, and the call is made again. */
  | "signed_out"
  | "forbidden"
  | "not_found"
  /** Somebody was faster, or there is such a thing already. */
  | "conflict"
  /** A value is not good; {@link ApiProblem.field} may say which. */
  | "invalid"
  | "busy"
  | "fault";

const KINDS: Readonly<Record<number, ProblemKind>> = {
  0: "unreachable",
  400: "invalid",
  401: "signed_out",
  403: "forbidden",
  404: "not_found",
  409: "conflict",
  413: "invalid",
  422: "invalid",
  429: "busy",
  503: "busy",
};

/** A line and column of a file, the first line being 1. */
export interface FileFault {
  readonly line: number;
  /** Absent where it is about the whole line. */
  readonly column?: string;
  readonly wrong: Text;
  readonly right: Text;
}

interface Said {
  readonly hint?: Text | undefined;
  readonly failure?: string | undefined;
  readonly faults?: readonly FileFault[] | undefined;
}

export class ApiProblem extends Error {
  override readonly name = "ApiProblem";
  readonly kind: ProblemKind;
  /** 0 where no answer came. */
  readonly status: number;
  /** What the platform says of it, where it says something. */
  readonly hint: Text | undefined;
  /** The failure's name: `entity_exists`. */
  readonly failure: string | undefined;
  /** Of a file that was sent, each place that is wrong. */
  readonly faults: readonly FileFault[];

  constructor(status: number, said: Said = {}) {
    super(said.hint?.en ?? `HTTP ${status}`);
    this.status = status;
    this.kind = KINDS[status] ?? "fault";
    this.hint = said.hint;
    this.failure = said.failure;
    this.faults = said.faults ?? [];
  }

  /** The member of the input that the hint is about: hints of `value_invalid` begin with its name, or say what is missing. */
  get field(): string | undefined {
    if (this.kind !== "invalid") return undefined;
    const [, field] = /^([a-z_]+(?:\.[a-z_]+)*) (?:is|must|has|does|needs)\b/.exec(this.hint?.en ?? "") ?? [];
    return field;
  }
}

/** What anything thrown is, for a screen. */
export const asProblem = (error: unknown): ApiProblem =>
  error instanceof ApiProblem ? error : new ApiProblem(-1, { hint: BROKEN });

const BROKEN: Text = { zh: "页面出错了，请刷新后重试", en: "something in this page failed: load it again" };

/** What a proxy refuses before the platform is asked. */
const OF_PROXY: Readonly<Record<number, Text>> = {
  413: {
    zh: "内容过大，网络中的代理没有放行。请改小后再提交",
    en: "it is too large, and was stopped on the way: make it smaller, and send it again",
  },
};

/** What a body that was refused says. A proxy between may answer with something else. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const said = await response.json().catch(() => ({}));
  const { hint, failure, faults } = (said ?? {}) as Record<keyof Said, unknown>;
  const isText = typeof (hint as Text)?.zh === "string" && typeof (hint as Text)?.en === "string";
  return new ApiProblem(response.status, {
    hint: isText ? (hint as Text) : OF_PROXY[response.status],
    ...(typeof failure === "string" && { failure }),
    ...(Array.isArray(faults) && { faults }),
  });
}
