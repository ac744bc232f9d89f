import { fileOf, get } from "./api.js";
import { span } from "./format.js";
import { Labels, fileButton, h, indicators } from "./page.js";
import { say } from "./texts.js";

const ENDINGS = { XLSX: "xlsx", HXL: "csv" };

/** What the indicators are called: by the plan, where one is meant. */
async function titles(state, language) {
  const codes = (state.codes ?? "").split(",").filter(Boolean);
  if (!state.plan) {
    const known = await indicators(language);
    return codes.map((code) => known.get(code)?.title[language] ?? code);
  }
  const planned = await get(`/v1/indicators?framework=${encodeURIComponent(state.plan)}`, language);
  return planned.items
    .filter((each) => !codes.length || codes.includes(each.code))
    .flatMap((each) => each.framework.indicators.map((own) => own.title[language]));
}

/** Where a mail of figures leads: the file of a period, with what its reader may read. */
export async function fileView(main, state, language) {
  const [labels, names] = await Promise.all([Labels.load(language), titles(state, language)]);
  const format = ENDINGS[state.format] ? state.format : "XLSX";
  const title = say("fileTitle", language);
  main.replaceChildren(
    h("h1", { tabindex: "-1" }, title),
    state.from && state.to ? h("p", { class: "lead" }, span(state.from, state.to, language)) : h("p", { class: "lead" }),
    h("ul", { class: "features" }, names.map((name) => h("li", {}, name))),
    h(
      "div",
      { class: "exports", role: "group", "aria-label": say("downloads", language, { what: title }) },
      fileButton(labels.code("ReportFormat", format), `figures.${ENDINGS[format]}`, fileOf({ ...state, format }), language),
    ),
    h("p", { class: "note" }, say("fileNote", language)),
  );
}
