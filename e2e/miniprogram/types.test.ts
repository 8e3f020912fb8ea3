import type {
  RealnameAuthInfoDetail,
  RealnameAuthInfoEvent,
  RealnameFailErrMsg,
  RealnameFailEvent,
  RealnameReason,
  RealnameSuccessDetail,
  RealnameSuccessEvent,
} from "@shiming/miniprogram";
import type { ButtonEventDetail, ConsentErrMsg } from "@shiming/wire";
import { expectTypeOf, it } from "vitest";

/** The machine-readable reason of a failure of the contract. */
type ReasonOf<ErrMsg> = ErrMsg extends `openRealnameAuth:fail ${infer Words}`
  ? Joined<Joined<Words, " ">, "-">
  : never;
type Joined<
  Words extends string,
  Separator extends string,
> = Words extends `${infer Left}${Separator}${infer Right}` ? `${Left}_${Joined<Right, Separator>}` : Words;

it("the detail of the bare button is that of the contract", () => {
  expectTypeOf<ButtonEventDetail>().toExtend<RealnameAuthInfoDetail>();
  expectTypeOf<RealnameAuthInfoDetail>().toExtend<ButtonEventDetail>();
});

it("the component knows the contract's failures, and no others", () => {
  expectTypeOf<RealnameFailErrMsg | "openRealnameAuth:ok">().toEqualTypeOf<ConsentErrMsg>();
  expectTypeOf<RealnameReason>().toEqualTypeOf<ReasonOf<ConsentErrMsg>>();
});

it("a handler finds the auth_token where there is one, and nowhere else", () => {
  expectTypeOf<RealnameSuccessEvent["detail"]["auth_token"]>().toEqualTypeOf<string>();
  expectTypeOf<RealnameFailEvent["detail"]>().not.toHaveProperty("auth_token");
  expectTypeOf<
    Extract<RealnameAuthInfoEvent["detail"], { errMsg: "openRealnameAuth:ok" }>
  >().toEqualTypeOf<RealnameSuccessDetail>();
});

it("a handler for the component's events takes the events that mini programs' typings describe", () => {
  interface CustomEvent<Detail> {
    type: string;
    timeStamp: number;
    target: { id: string; dataset: Record<string, unknown>; offsetLeft: number; offsetTop: number };
    currentTarget: { id: string; dataset: Record<string, unknown>; offsetLeft: number; offsetTop: number };
    mark?: Record<string, unknown>;
    detail: Detail;
  }
  expectTypeOf<CustomEvent<RealnameAuthInfoDetail>>().toExtend<RealnameAuthInfoEvent>();
});
