import { expect, it } from "vitest";
import { formatJunit } from "./junit.ts";
import { createReport } from "./report.ts";

it("is XML 1.0 whatever was seen", () => {
  const seen = 'errmsg "<b>\u0000 & \ud800 䶮𬭎"';
  const results = [
    {
      section: 5,
      title: { en: "a > b", zh: "甲" },
      milliseconds: 1500,
      outcome: "failed",
      expected: 'HTTP "200"',
      seen,
    },
    { section: 8, title: { en: "c", zh: "丙" }, milliseconds: 0, outcome: "not judged", reason: "no <one>" },
  ] as const;
  const report = createReport("http://platform.example", new Date("2026-01-02T03:04:05Z"), results);
  expect(formatJunit(report)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="conformance" tests="2" failures="1">
<testsuite name="contract 5: real-name information" timestamp="2026-01-02T03:04:05.000Z" tests="1" failures="1" skipped="0">
<testcase classname="contract.5" name="a &gt; b" time="1.5"><failure message="expected HTTP &quot;200&quot;">saw errmsg &quot;&lt;b&gt; &amp; � 䶮𬭎&quot;</failure></testcase>
</testsuite>
<testsuite name="contract 8: host API" timestamp="2026-01-02T03:04:05.000Z" tests="1" failures="0" skipped="1">
<testcase classname="contract.8" name="c" time="0"><skipped message="no &lt;one&gt;"></skipped></testcase>
</testsuite>
</testsuites>`);
});
