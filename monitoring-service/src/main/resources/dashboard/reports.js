import { all, get } from "./api.js";
import { figure, span } from "./format.js";
import { Labels, fileButton, h, link, tableOf } from "./page.js";
import { say } from "./texts.js";

/** Text of the reader's language where it is written, else of the other one. */
const either = (ar, en, language) => (language === "ar" ? (ar ?? en) : (en ?? ar));

function openData(labels, language) {
  const files = ["CSV", "PARQUET"].flatMap((format) =>
    fileButton(labels.code("OpenDataFormat", format), `figures.${format.toLowerCase()}`, `/v1/open-data/export?format=${format}`, language),
  );
  return h(
    "section",
    {},
    h("h2", {}, say("openData", language)),
    h("p", {}, say("openDataLead", language)),
    h("div", { class: "exports", role: "group", "aria-label": say("downloads", language, { what: say("openData", language) }) }, files),
  );
}

async function listOfReports(main, state, language, labels) {
  const [reports, plans] = await Promise.all([get("/v1/plan-reports?limit=200", language), all("/v1/plan-frameworks?limit=200", language)]);
  const titles = new Map(plans.map((each) => [each.id, each.title[language]]));
  await labels.learn("AGENCY", [...new Set(reports.items.map((each) => each.agencyId))]);
  const rows = reports.items.map((each) => [
    link({ lang: state.lang, report: each.id }, `${titles.get(each.frameworkId) ?? say("plan", language)}: ${span(each.from, each.to, language)}`),
    labels.group("AGENCY", each.agencyId),
    labels.code("PlanReportStatus", each.status),
  ]);
  const heads = ["report", "agency", "status"].map((key) => say(key, language));
  main.replaceChildren(
    h("h1", { tabindex: "-1" }, say("reportsTitle", language)),
    h(
      "section",
      {},
      h("h2", {}, say("planReports", language)),
      h("p", {}, say("planReportsLead", language)),
      rows.length ? tableOf(say("planReports", language), heads, rows, { hidden: true }) : h("p", { class: "empty" }, say("noReports", language)),
    ),
    openData(labels, language),
  );
}

/** A figure, or why there is none. */
function told({ state, value }, unit, labels, language) {
  return value === null || value === undefined ? labels.code("PlanFigureState", state) : figure(value, unit, language);
}

export async function reportsView(main, state, language) {
  const labels = await Labels.load(language);
  if (!state.report) return listOfReports(main, state, language, labels);
  const [report, plans] = await Promise.all([get(`/v1/plan-reports/${encodeURIComponent(state.report)}?now=true`, language), all("/v1/plan-frameworks?limit=200", language)]);
  await labels.learn("AGENCY", [report.agencyId]);
  const plan = plans.find((each) => each.id === report.frameworkId);
  const narrative = either(report.narrativeAr, report.narrativeEn, language);
  const locked = report.lines.some((line) => line.now);
  const heads = ["indicator", "inReport", ...(locked ? ["today"] : []), "target", "targetReached"].map((key) => say(key, language));
  const rows = report.lines.map((line) => {
    const title = line.title[language];
    return [
      line.computedBy ? link({ lang: state.lang, indicator: line.computedBy, period: "MONTH", from: report.from, to: report.to, by: [] }, title) : title,
      told(line, line.unit, labels, language),
      ...(locked ? [line.now ? told(line.now, line.unit, labels, language) : "–"] : []),
      figure(line.target, line.unit, language),
      line.targetReached === null ? "–" : say(line.targetReached ? "yes" : "no", language),
    ];
  });
  main.replaceChildren(
    h("p", { class: "way" }, link({ lang: state.lang, view: "reports" }, say("reports", language))),
    h("h1", { tabindex: "-1" }, plan?.title[language] ?? say("plan", language)),
    h("p", { class: "lead" }, [span(report.from, report.to, language), labels.group("AGENCY", report.agencyId), labels.code("PlanReportStatus", report.status)].join(" · ")),
    ...(narrative ? [h("p", { dir: "auto" }, narrative)] : []),
    tableOf(say("planReports", language), heads, rows, { hidden: true }),
  );
}
