/** What the dashboard computes without a browser: addresses, words of figures, tables, files. `node --test` */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const source = (name) => readFileSync(new URL(`../../monitoring-service/src/main/resources/dashboard/${name}.js`, import.meta.url));
const load = (name) => import(`data:text/javascript;base64,${source(name).toString("base64")}`);
const { language, read, write } = await load("address");
const { asDays, csv, difference, figure, period } = await load("format");
const { lastTold, periods, ranked, rows, table, tile, untold } = await load("figures");
const { texts } = await load("texts");

const answer = (values, more = {}) => ({ from: "2026-01-01", to: "2026-03-31", period: "MONTH", by: [], unit: "CASES", roundedTo: 5, publishedAt: "2026-03-31T22:00:05Z", values, ...more });
const value = (from, number, groups = {}) => ({ from, to: from, groups, value: number, numerator: number, denominator: null });

test("an address shows the same when it is written and read again", () => {
  const state = { by: ["SEX", "AGE_GROUP"], lang: "ar", indicator: "cases-open", period: "QUARTER", from: "2026-01-01", to: "2026-06-30", ages: "GBVIMS", only: "FEMALE", at: "2026-04-01" };
  assert.deepEqual(read(new URL(write(state), "http://wasl").search), state);
  assert.equal(write({ by: [] }), "/monitoring");
  assert.deepEqual(read("?by=SEX&by=RISK&by=CAMP&other=1"), { by: ["SEX", "RISK"] });
});

test("the language is that of the address, else that of the browser, else English", () => {
  assert.equal(language({ lang: "ar" }, ["en-US"]), "ar");
  assert.equal(language({}, ["fr-FR", "ar-JO", "en"]), "ar");
  assert.equal(language({}, ["en-US", "ar"]), "en");
  assert.equal(language({ lang: "fr" }, ["fr"]), "en");
});

test("every text stands in both languages, with the same words to fill in", () => {
  const braces = (text) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
  for (const [key, [en, ar]] of Object.entries(texts)) {
    assert.ok(en && ar, key);
    assert.deepEqual(braces(ar), braces(en), key);
    if (key !== "otherLanguage") assert.doesNotMatch(ar.replace(/\{\w+\}/g, ""), /[a-z]/i, key);
  }
});

test("figures are told in the unit and language of the reader", () => {
  assert.equal(figure(1234, "PERSONS", "en"), "1,234");
  assert.equal(figure(1234, "PERSONS", "ar"), "1,234");
  assert.equal(figure(45, "PERCENT", "en"), "45%");
  assert.equal(figure(5, "HOURS", "en"), "5 hours");
  assert.match(figure(5, "HOURS", "ar"), /^5 ساعات$/);
  assert.equal(figure(null, "CASES", "en"), "–");
  assert.equal(asDays(71, "en"), null);
  assert.equal(asDays(96, "en"), "4 days");
  assert.equal(difference(-5, "en"), "-5");
  assert.equal(difference(5, "ar"), "\u2066+5\u2069");
});

test("periods are called as the reader calls them", () => {
  assert.equal(period("2026-11-01", "2026-11-30", "MONTH", "en"), "November 2026");
  assert.equal(period("2026-11-01", "2026-11-30", "MONTH", "ar"), "تشرين الثاني 2026");
  assert.equal(period("2026-04-01", "2026-06-30", "QUARTER", "en"), "Q2 2026");
  assert.equal(period("2026-01-01", "2026-12-31", "YEAR", "ar"), "2026");
  assert.match(period("2026-11-29", "2026-12-05", "WEEK", "en"), /29 November 2026 – 5 December 2026/);
});

test("periods of which nothing is told are there all the same", () => {
  assert.deepEqual(periods(answer([])).map((p) => p.from), ["2026-01-01", "2026-02-01", "2026-03-01"]);
  assert.equal(periods(answer([], { from: "2025-12-28", to: "2026-01-10", period: "WEEK" })).length, 2);
  assert.deepEqual(periods(answer([], { from: "2025-01-01", to: "2026-12-31", period: "YEAR" })).at(-1), { from: "2026-01-01", to: "2026-12-31" });
});

test("one group is opened by the other dimension", () => {
  const both = answer(
    [value("2026-03-01", 10, { SEX: "FEMALE", RISK: "HIGH" }), value("2026-03-01", 20, { SEX: "FEMALE", RISK: "LOW" }), value("2026-03-01", 30, { SEX: "MALE", RISK: "LOW" })],
    { by: ["SEX", "RISK"] },
  );
  const women = table(both, "FEMALE");
  assert.deepEqual(women.by, ["RISK"]);
  assert.deepEqual(ranked(women, "2026-03-01"), [["LOW"], ["HIGH"]]);
  assert.equal(women.value("2026-03-01", ["LOW"]), 20);
  assert.equal(women.value("2026-02-01", ["LOW"]), null);
  assert.deepEqual(untold(women, ["HIGH", "MEDIUM", "LOW"]), ["MEDIUM"]);
  assert.equal(lastTold(women).from, "2026-03-01");
});

test("whole periods of flows are compared, and of a stock the present with the last end", () => {
  const told = answer([value("2026-01-01", 10), value("2026-02-01", 20), value("2026-03-01", 5)]);
  const flow = tile({ numerator: {} }, told);
  assert.deepEqual([flow.shown.value, flow.compared.value, flow.before.value], [5, 20, 10]);
  const stock = tile({ numerator: { until: "until" } }, told);
  assert.deepEqual([stock.shown.value, stock.compared.value, stock.before.value], [5, 5, 20]);
});

test("a file has the mark of UTF-8 and no formula", () => {
  const told = answer([value("2026-03-01", 10, { AGENCY: "x" })], { by: ["AGENCY"] });
  const indicator = { code: "cases-open", title: { en: 'Cases, "open"' } };
  const text = csv(rows(indicator, told, table(told), undefined, () => "=HYPERLINK(1)", "en"));
  assert.ok(text.startsWith("\uFEFFindicator,title,"));
  assert.ok(text.includes(`"Cases, ""open"""`));
  assert.ok(text.includes("'=HYPERLINK(1)"));
  assert.equal(csv([[-5, " +1", "\t=1", "@x", "-a", "a-b"]]), "\uFEFF-5,' +1,'\t=1,'@x,'-a,a-b\r\n");
});
