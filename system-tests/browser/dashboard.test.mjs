/** What the dashboard computes without a browser: addresses, words of figures, tables, files. `node --test` */
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";

const resource = (path) => new URL(`../../${path}`, import.meta.url);
const text = (path) => readFileSync(resource(path), "utf8");

// Beside a package.json that calls them so, files are modules to Node, too.
const modules = mkdtempSync(join(tmpdir(), "dashboard-"));
after(() => rmSync(modules, { recursive: true }));
cpSync(resource("monitoring-service/src/main/resources/dashboard"), modules, { recursive: true });
writeFileSync(join(modules, "package.json"), '{"type":"module"}');
const load = (name) => import(pathToFileURL(join(modules, `${name}.js`)));

/** What the modules find of a browser. */
globalThis.document = { documentElement: { dataset: { issuer: "http://issuer/realms/wasl", client: "wasl-monitoring" } } };

const { language, read, write } = await load("address");
const { asDays, csv, difference, figure, period, plainFigure } = await load("format");
const { isUnfinished, periodToShow, periods, ranked, rows, table, tile, untold } = await load("figures");
const { texts } = await load("texts");
const { SUBJECTS, factName, isYesOrNo, listsOf, listsOfMember, memberName, subjectOf } = await load("facts");
const { Labels } = await load("page");
const { exportOf, fileOf } = await load("api");
const session = await load("session");

const INDICATORS = JSON.parse(text("monitoring-service/src/main/resources/org/wasl/monitoring/indicators.json"));
const LANGUAGES = ["ar", "en"];

/** As /v1/code-lists tells them. */
const LISTS = {};
for (const each of LANGUAGES) {
  for (const [, list, code, label] of text(`contracts/src/main/resources/org/wasl/contracts/code-lists_${each}.properties`).matchAll(/^(\w+)\.([^=\s]+)=(.*)$/gm)) {
    const known = (LISTS[list] ??= []);
    const entry = known.find((other) => other.code === code);
    if (entry) entry[each] = label;
    else known.push({ code, [each]: label });
  }
}

const answer = (values, more = {}) => ({ from: "2026-01-01", to: "2026-03-31", period: "MONTH", by: [], unit: "CASES", roundedTo: 5, publishedAt: "2026-03-31T22:00:05Z", values, ...more });
const value = (from, number, groups = {}) => ({ from, to: from, groups, value: number, numerator: number, denominator: null });

test("an address shows the same when it is written and read again", () => {
  const state = { by: ["SEX", "AGE_GROUP"], lang: "ar", indicator: "cases-open", report: "1", period: "QUARTER", from: "2026-01-01", to: "2026-06-30", ages: "GBVIMS", only: "FEMALE", at: "2026-04-01" };
  assert.deepEqual(read(new URL(write(state), "http://wasl").search), state);
  assert.equal(write({ by: [] }), "/monitoring");
  assert.deepEqual(read("?by=SEX&by=RISK&by=CAMP&other=1"), { by: ["SEX", "RISK"] });
});

test("the link of a mail leads to the file of its figures", () => {
  const state = read("?lang=ar&view=file&period=MONTH&from=2026-05-01&to=2026-05-31&format=HXL&codes=cases-opened,persons-served&plan=NSPS&by=GOVERNORATE");
  assert.deepEqual(read(new URL(write(state), "http://wasl").search), state);
  assert.equal(
    fileOf(state),
    "/v1/figures/export?indicators=cases-opened&indicators=persons-served&framework=NSPS&period=MONTH&from=2026-05-01&to=2026-05-31&format=HXL&by=GOVERNORATE",
  );
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

test("by groups, a month that is not over and not told yet is no month in which nothing happened", () => {
  const februaryOnly = [value("2026-02-01", 10, { SEX: "FEMALE" })];
  const months = (given, more) => table(answer(given, { publishedAt: "2026-03-14T22:00:05Z", ...more })).periods.map((p) => p.from);
  assert.deepEqual(months(februaryOnly, { by: ["SEX"] }), ["2026-01-01", "2026-02-01"]);
  assert.deepEqual(months(februaryOnly, { by: ["SEX"], publishedAt: "2026-04-01T22:00:05Z" }).length, 3, "March is over: of nobody enough is there");
  assert.deepEqual(months(februaryOnly, { by: ["SEX"], roundedTo: null, publishedAt: null }).length, 3, "exact figures are those of now");
  assert.deepEqual(months([value("2026-02-01", 10)]).length, 3, "the whole is told of the running month, too");
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
});

test("the last whole period is compared, and one that is not over only where there is no other", () => {
  const flow = { numerator: {} };
  const told = (...months) => table(answer(months.map((month) => value(`2026-0${month}-01`, 5, { SEX: "FEMALE" })), { by: ["SEX"] }));
  const compared = (indicator, shown, today) => periodToShow(indicator, shown, today).from;
  assert.equal(compared(flow, told(1, 2, 3), "2026-03-14"), "2026-02-01");
  assert.equal(compared(flow, told(1, 3), "2026-03-31"), "2026-01-01", "the last day still grows");
  assert.equal(compared(flow, told(1, 2, 3), "2026-04-01"), "2026-03-01");
  assert.equal(compared(flow, told(3), "2026-03-14"), "2026-03-01");
  assert.equal(compared(flow, told(), "2026-03-14"), "2026-03-01");
  assert.equal(compared({ numerator: { until: "closedAt" } }, told(1, 2, 3), "2026-03-14"), "2026-03-01", "what is there now");
  assert.equal(compared({ numerator: { ahead: true } }, told(1, 2, 3), "2026-03-14"), "2026-03-01", "what is due");
  const march = periods(answer([])).at(-1);
  assert.ok(isUnfinished(flow, march, "2026-03-14"));
  assert.ok(!isUnfinished(flow, march, "2026-04-01"));
});

test("small figures keep their decimals, and rates say per how many", () => {
  assert.equal(figure(3.456, "PER_10000", "en"), "3.46 per 10,000");
  assert.equal(figure(3.456, "PER_10000", "ar"), "3.46 لكل 10,000");
  assert.equal(plainFigure(3.456, "PER_10000", "ar"), "3.46");
  assert.equal(plainFigure(71.5, "HOURS", "en"), "71.5");
  assert.equal(plainFigure(45, "PERCENT", "en"), "45%");
  assert.equal(plainFigure(null, "PER_10000", "en"), "–");
  assert.equal(figure(0.25, "PER_RECORD", "en"), "0.25");
});

const measures = (indicator) => [indicator.numerator, indicator.denominator].filter(Boolean);
const membersOf = (measure) => [
  ...["at", "until", "member", "from", "to"].map((each) => measure[each]),
  ...(measure.where ?? []).flatMap((condition) => [condition.member, condition.other]),
].filter(Boolean);
/** Whose groups are records, which are asked for by their ids. */
const OF_RECORDS = ["AGENCY", "RECIPIENT", "CENTRE", "RESPONSE"];

test("each indicator has a subject, and a word for its fact, members, values and dimensions", () => {
  for (const [code, indicator] of Object.entries(INDICATORS)) {
    const { fact } = indicator.numerator;
    assert.ok(SUBJECTS[subjectOf(fact)][1].includes(fact), `${code}: ${fact} has no subject`);
    for (const each of LANGUAGES) {
      const labels = new Labels(LISTS, each, fact);
      const isWord = (word, name) => assert.ok(word && word !== name, `${code}: ${name} has no word`);
      // Many are in English what their code is.
      const isWordOfPage = (word, name) => assert.ok(each === "en" ? word : !/[a-z]/i.test(word), `${code}: ${name} has no word`);
      isWord(labels.code("IndicatorUnit", indicator.unit), indicator.unit);
      for (const measure of measures(indicator)) {
        isWordOfPage(factName(measure.fact, each), measure.fact);
        isWord(labels.code("MeasureKind", measure.kind), measure.kind);
        for (const member of membersOf(measure)) isWordOfPage(memberName(member, each), member);
        for (const condition of measure.where ?? []) {
          isWord(labels.code("ConditionKind", condition.kind), condition.kind);
          for (const asked of condition.values ?? []) isWord(labels.value(condition.member, measure.fact, asked), asked);
        }
      }
      for (const dimension of indicator.dimensions) {
        isWord(labels.dimension(dimension), dimension);
        if (OF_RECORDS.includes(dimension)) continue;
        const lists = listsOf(dimension, fact);
        assert.ok(isYesOrNo(dimension) || lists.length > 0, `${code}: ${dimension} of ${fact} has no code list`);
        for (const list of lists) {
          assert.ok(LISTS[list]?.length, `${code}: there is no code list ${list}`);
          for (const entry of LISTS[list]) isWord(labels.group(dimension, entry.code), entry.code);
        }
      }
    }
  }
});

test("a code is called as the list of its fact calls it", () => {
  const called = (fact, dimension, code, each = "en") => new Labels(LISTS, each, fact).group(dimension, code);
  assert.equal(called("referral-escalation", "KIND", "REVIEW"), "Look at it again");
  assert.equal(called("task", "KIND", "REVIEW"), LISTS.TaskType.find((entry) => entry.code === "REVIEW").en);
  assert.equal(called("referral", "REASON", "DUPLICATE", "ar"), "مكرر");
  assert.equal(called("case-closure", "REASON", "DUPLICATE", "ar"), LISTS.ClosureReason.find((entry) => entry.code === "DUPLICATE").ar);
  assert.equal(called("person", "REASON", "DEPORTATION"), "Deported");
  assert.equal(called("worker", "CASELOAD", "FULL", "ar"), "عند الحد الأعلى أو فوقه");
  assert.equal(called("person", "DISABILITY_CARD", "true", "ar"), "نعم");
  assert.equal(called("person", "DISABILITY_CARD", "false"), "No");
  assert.equal(called("case-closure", "REASON", "UNKNOWN"), "Not known");
  assert.deepEqual(listsOfMember("programme.kind", "session"), ["CentreProgrammeKind"]);
});

test("ages are called alike, whether a list names them or not", () => {
  for (const each of LANGUAGES) {
    const labels = new Labels({}, each, "person");
    for (const entry of LISTS.AgeGroup) assert.equal(labels.group("AGE_GROUP", entry.code), entry[each], entry.code);
    assert.equal(labels.group("AGE_GROUP", "AGE_5_9"), each === "ar" ? "5–9 سنوات" : "5–9 years");
  }
});

test("a file is asked for as the figures are", () => {
  const path = exportOf({ indicator: "cases-open", period: "YEAR", by: ["SEX", "RISK"], ages: "GBVIMS" }, "XLSX");
  assert.equal(path, "/v1/indicators/cases-open/export?format=XLSX&period=YEAR&by=SEX&by=RISK&ageGroups=GBVIMS");
});

test("who signs out is known by the identity token, which is in no store", async () => {
  const went = [];
  const store = new Map();
  globalThis.sessionStorage = { getItem: (key) => store.get(key) ?? null, setItem: (key, kept) => store.set(key, kept), removeItem: (key) => store.delete(key) };
  globalThis.location = { origin: "http://wasl", pathname: "/monitoring", search: "?by=SEX", assign: (address) => went.push(new URL(address)) };
  globalThis.history = { replaceState: () => {} };
  globalThis.fetch = async () => ({ ok: true, json: async () => ({ access_token: "access", refresh_token: "refresh", id_token: "identity", expires_in: 300 }) });

  await session.signIn("ar");
  globalThis.location.search = `?state=${went[0].searchParams.get("state")}&code=1`;
  assert.ok(await session.arrive());
  assert.equal(await session.token(), "access");
  assert.equal(store.size, 0);

  session.signOut();
  assert.equal(went[1].pathname, "/realms/wasl/protocol/openid-connect/logout");
  assert.deepEqual(Object.fromEntries(went[1].searchParams), { client_id: "wasl-monitoring", post_logout_redirect_uri: "http://wasl/monitoring", id_token_hint: "identity" });
  await assert.rejects(session.token(), session.SignedOut);
  session.signOut();
  assert.ok(!went[2].searchParams.has("id_token_hint"));
});

test("of what happens the last whole month is told, of what is there the present, each with what was before", () => {
  const told = answer([value("2026-01-01", 10), value("2026-02-01", 20), value("2026-03-01", 5)]);
  const flow = tile({ numerator: {} }, told);
  assert.deepEqual([flow.shown.value, flow.before.value, flow.running.value], [20, 10, 5]);
  const stock = tile({ numerator: { until: "until" } }, told);
  assert.deepEqual([stock.shown.value, stock.before.value, stock.running], [5, 20, null]);
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
