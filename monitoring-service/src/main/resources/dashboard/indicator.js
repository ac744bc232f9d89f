import { exportOf, values } from "./api.js";
import { MOST_SERIES, compared, draw, map, overTime } from "./charts.js";
import { SUBJECTS, factName, memberName, subjectOf } from "./facts.js";
import { csv, figure, isSmall, isoDayOf, number, period, plainFigure } from "./format.js";
import { isStock, isUnfinished, periodToShow, ranked, rows, table, untold } from "./figures.js";
import { Labels, download, fileButton, h, indicators, link, standing, tableOf } from "./page.js";
import { Refusal } from "./api.js";
import { pick, say } from "./texts.js";

/** By what a group is opened first, where the indicator has it. */
const NEXT = ["SEX", "AGE_GROUP", "GOVERNORATE", "NATIONALITY_GROUP", "DISABILITY", "SERVICE_TYPE", "KIND", "PROGRAMME", "AGENCY"];
const PLACES = ["GOVERNORATE", "CENTRE_GOVERNORATE", "DISTRICT"];
/** Of which the API makes a map. */
const MAPPED = ["GOVERNORATE", "DISTRICT"];
const PERIODS = ["DAY", "WEEK", "MONTH", "QUARTER", "YEAR"];

function choice(name, label, options, chosen) {
  const id = `choice-${name}`;
  const select = h(
    "select",
    { id, name },
    options.map((option) =>
      option.group
        ? h("optgroup", { label: option.group }, option.options.map(([value, text]) => h("option", { value, selected: value === chosen }, text)))
        : h("option", { value: option[0], selected: option[0] === chosen }, option[1]),
    ),
  );
  return h("div", { class: `field ${name}` }, h("label", { for: id }, label), select);
}

function dayField(name, label, value) {
  const id = `choice-${name}`;
  return h("div", { class: `field ${name}` }, h("label", { for: id }, label), h("input", { id, name, type: "date", value, required: true }));
}

function subjects(all, language) {
  const left = [...all.values()].sort((a, b) => a.title[language].localeCompare(b.title[language], language));
  return SUBJECTS.map(([name], i) => ({
    group: pick(name, language),
    options: left.filter((each) => subjectOf(each.numerator.fact) === i).map((each) => [each.code, each.title[language]]),
  })).filter((each) => each.options.length > 0);
}

/** @param comparable the periods that can be compared, with their names, and which of them is where none is chosen; null where nothing is shown */
function choices(all, indicator, answer, comparable, state, labels, language, go) {
  const dimensions = [...indicator.dimensions].map((each) => [each, labels.dimension(each)]).sort((a, b) => a[1].localeCompare(b[1], language));
  const none = [["", say("noGroup", language)]];
  const from = answer?.from ?? state.from ?? "";
  const to = answer?.to ?? state.to ?? "";
  const form = h(
    "form",
    { class: "choices", "aria-label": say("choose", language) },
    choice("indicator", say("indicator", language), subjects(all, language), indicator.code),
    choice("period", say("periodKind", language), PERIODS.map((each) => [each, labels.code("IndicatorPeriod", each)]), answer?.period ?? state.period ?? "MONTH"),
    dayField("from", say("from", language), from),
    dayField("to", say("to", language), to),
    choice("by1", say("by1", language), none.concat(dimensions), state.by[0] ?? ""),
    choice("by2", say("by2", language), none.concat(dimensions), state.by[1] ?? ""),
    state.by.includes("AGE_GROUP")
      ? choice("ages", say("ages", language), ["UNHCR", "CHILDREN_ADULTS_OLDER", "GBVIMS", "FIVE_YEARS"].map((each) => [each, labels.code("AgeGrouping", each)]), state.ages ?? "UNHCR")
      : null,
    comparable && state.by.length
      ? choice("at", say("at", language), [...comparable.periods].reverse().map((p) => [p.from, comparable.name(p)]), state.at ?? comparable.usual.from)
      : null,
    h("button", { class: "strong" }, say("show", language)),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const given = new FormData(form);
    const chosen = given.get("indicator");
    const known = all.get(chosen).dimensions;
    const by = [given.get("by1"), given.get("by2")].filter((each, i, both) => each && known.includes(each) && both.indexOf(each) === i);
    const next = { lang: state.lang, indicator: chosen, period: given.get("period"), by };
    if (given.get("from") !== from || state.from) next.from = given.get("from");
    if (given.get("to") !== to || state.to) next.to = given.get("to");
    const ages = given.get("ages");
    if (ages && ages !== "UNHCR" && by.includes("AGE_GROUP")) next.ages = ages;
    const samePeriods = next.period === (answer?.period ?? "MONTH") && given.get("from") === from && given.get("to") === to;
    if (samePeriods && given.get("at") && given.get("at") !== comparable.usual.from) next.at = given.get("at");
    if (state.only && by.length === 2 && by[0] === state.by[0] && chosen === state.indicator) next.only = state.only;
    go(next);
  });
  return form;
}

/** A measure in words. */
function measure(each, labels, language) {
  const comma = language === "ar" ? "، " : ", ";
  const percentile =
    each.kind === "HOURS"
      ? `${comma}${each.percentile && each.percentile !== 0.5 ? say("percentile", language, { percent: figure(each.percentile * 100, "PERCENT", language) }) : say("median", language)}`
      : "";
  const member = (path) => h("em", {}, memberName(path, language));
  const asked = (each.where ?? []).map((condition) =>
    h(
      "li",
      {},
      member(condition.member),
      ` ${labels.code("ConditionKind", condition.kind)} `,
      (condition.values ?? []).map((value) => labels.value(condition.member, each.fact, value)).join(comma),
      condition.other ? member(condition.other) : null,
      condition.number === undefined || condition.number === null ? null : number(condition.number, language),
    ),
  );
  return [
    h(
      "p",
      {},
      say("formulaOf", language, { kind: labels.code("MeasureKind", each.kind), fact: factName(each.fact, language) }),
      each.member ? [" (", member(each.member), ")"] : "",
      each.from ? [" (", member(each.from), " – ", member(each.to), ")"] : "",
      `${percentile} – ${say(each.until ? "stockOf" : "flowOf", language)} (`,
      member(each.at),
      each.until ? [" – ", member(each.until)] : "",
      ")",
      asked.length ? `${comma}${say("conditions", language)}:` : ".",
    ),
    asked.length ? h("ul", {}, asked) : null,
  ];
}

function howCounted(indicator, labels, language) {
  return h(
    "section",
    { class: "counted" },
    h("h2", {}, say("definition", language)),
    h("p", {}, indicator.definition[language]),
    h("p", {}, say("unit", language, { unit: labels.code("IndicatorUnit", indicator.unit) }), " · ", say("code", language, { code: "" }), h("code", {}, indicator.code)),
    h(
      "details",
      {},
      h("summary", {}, say("formula", language)),
      measure(indicator.numerator, labels, language),
      indicator.denominator ? [h("p", {}, say("dividedBy", language)), ...measure(indicator.denominator, labels, language)] : null,
      indicator.per ? h("p", {}, say("times", language, { per: number(indicator.per, language) })) : null,
    ),
  );
}

/** The way to the group that is shown. */
function way(indicator, state, labels, language) {
  if (!state.only) return null;
  return h(
    "nav",
    { class: "way", "aria-label": say("path", language) },
    h(
      "ol",
      {},
      h("li", {}, link({ ...state, only: undefined, by: [state.by[0]] }, `${labels.dimension(state.by[0])}: ${say("everyGroup", language)}`)),
      h("li", {}, h("span", { "aria-current": "location" }, labels.group(state.by[0], state.only))),
    ),
  );
}

/** The name of a group, which leads to its groups by another dimension where there is one. */
function groupName(dimension, code, indicator, state, labels, language) {
  const name = labels.group(dimension, code);
  const next = state.by[1] ?? NEXT.find((each) => each !== dimension && indicator.dimensions.includes(each));
  if (state.only || !next || code === "UNKNOWN") return name;
  const to = link({ ...state, by: [dimension, next], only: code }, name);
  to.title = say("openGroup", language, { group: name });
  return to;
}

function exports(name, title, given, language, rowsOf, more) {
  const file = (ending) => `${name}.${ending}`;
  const button = (key, act) => h("button", { type: "button", class: key, onclick: act }, say(key, language));
  return h(
    "div",
    { class: "exports", role: "group", "aria-label": say("downloads", language, { what: title }) },
    button("png", async () => download(file("png"), await (await given).png())),
    button("svg", async () => download(file("svg"), await (await given).svg())),
    rowsOf ? button("csv", () => download(file("csv"), new Blob([csv(rowsOf())], { type: "text/csv;charset=utf-8" }))) : null,
    more,
    rowsOf ? button("print", () => print()) : null,
  );
}

/** A chart is drawn when it is on the page: then its width is known. */
function drawing(element, option, onSelect) {
  return new Promise((done, failed) => {
    const wait = () => (element.isConnected ? draw(element, option, onSelect).then(done, failed) : requestAnimationFrame(wait));
    wait();
  });
}

function chartBlock({ title, alt, option, tall, name, language, rowsOf, more = [], onSelect, note }) {
  const area = h("div", { class: tall ? "chart tall" : "chart", role: "img", "aria-label": alt });
  const given = drawing(area, option, onSelect);
  given.then(() => (area.dataset.drawn = "true"));
  return h("figure", {}, h("figcaption", {}, title), area, note ? h("p", { class: "note" }, note) : null, exports(name, title, given, language, rowsOf, more));
}

export async function indicatorView(main, state, language, go) {
  const [lists, all] = await Promise.all([Labels.load(language), indicators(language)]);
  const indicator = all.get(state.indicator);
  if (!indicator) throw new Refusal(404);
  const labels = lists.of(indicator.numerator.fact);
  const head = h("h1", { tabindex: "-1" }, indicator.title[language]);
  let answer;
  try {
    answer = await values(state, language);
  } catch (e) {
    if (!(e instanceof Refusal) || ![400, 422].includes(e.status)) throw e;
    // What was chosen does not fit together: the choice stays on the page, with what is wrong.
    const wrong = (e.problem?.errors ?? []).map((each) => h("li", {}, each.title ?? each.detail));
    main.replaceChildren(
      head,
      choices(all, indicator, null, null, state, labels, language, go),
      h("section", { class: "trouble", role: "alert" }, h("h2", {}, say("refusedTitle", language)), wrong.length ? h("ul", {}, wrong) : null, h("p", {}, say("refused", language))),
    );
    return;
  }
  const only = state.by.length === 2 ? state.only : undefined;
  const shown = table(answer, only);
  for (const [i, dimension] of answer.by.entries()) {
    await labels.learn(dimension, [...new Set(answer.values.map((value) => value.groups[answer.by[i]]))]);
  }
  const title = indicator.title[language];
  const told = (value) => figure(value, answer.unit, language);
  const axis = (value) => plainFigure(value, answer.unit, language);
  const whole = !isSmall(answer.unit);
  const today = isoDayOf(answer.publishedAt ?? Date.now());
  const isOpen = (p) => isUnfinished(indicator, p, today);
  const name = (p, short) => period(p.from, p.to, answer.period, language, short);
  /** Says of a period that is not over that it is not. */
  const nameSoFar = (p, short) => (isOpen(p) ? say("soFar", language, { period: name(p, short) }) : name(p, short));
  const usual = periodToShow(indicator, shown, today);
  const at = shown.periods.find((p) => p.from === state.at) ?? usual;
  const exact = answer.roundedTo === null;
  const unfinished = isOpen(shown.periods.at(-1));
  const notes = (...said) => said.filter(Boolean).join(" ") || null;
  const unfinishedNote = (open) => open && say("unfinished", language);
  const parts = [];
  const rowsOf = () => rows(indicator, answer, shown, only, (dimension, code) => labels.group(dimension, code), language);
  const file = [indicator.code, ...answer.by.map((each) => each.toLowerCase()), answer.from, answer.to].join("_");
  const files = [
    ["XLSX", "xlsx"],
    ["HXL", "hxl.csv"],
    ...(answer.by.some((each) => MAPPED.includes(each)) ? [["GEOJSON", "geojson"]] : []),
  ].flatMap(([format, ending]) => fileButton(labels.code("FigureFormat", format), `${file}.${ending}`, exportOf(state, format), language));
  const dimension = shown.by[0];

  if (answer.values.length === 0 || shown.groups.length === 0) {
    parts.push(h("p", { class: "empty" }, say(exact ? "noDataExact" : "noData", language)));
  } else if (shown.by.length === 0) {
    const chart = say("chartOver", language, { title });
    const option = overTime({
      title: chart,
      periods: shown.periods.map((p) => name(p, true)),
      series: [{ name: title, values: shown.periods.map((p) => shown.value(p.from, [])) }],
      bars: !isStock(indicator) && !indicator.denominator,
      unfinished,
      language,
      told: axis,
      whole,
    });
    parts.push(chartBlock({ title: chart, alt: say("chartAlt", language, { title: chart }), option, name: file, language, rowsOf, more: files, note: notes(unfinishedNote(unfinished)) }));
    const ratio = Boolean(indicator.denominator);
    parts.push(
      tableOf(
        say("tableOf", language, { title: chart }),
        [say("periodHead", language), say("figureHead", language), ...(ratio ? [say("numerator", language), say("denominator", language)] : [])],
        shown.periods.map((p) => {
          const cell = shown.cell(p.from, []);
          const counted = (value) => (value === null || value === undefined ? "–" : number(value, language));
          return [nameSoFar(p), told(cell?.value), ...(ratio ? [counted(cell?.numerator), counted(cell?.denominator)] : [])];
        }),
      ),
    );
  } else if (shown.by.length === 1) {
    const by = labels.dimension(dimension);
    const order = ranked(shown, at.from);
    const first = order.slice(0, MOST_SERIES);
    const where = only === undefined ? "" : ` (${labels.group(answer.by[0], only)})`;
    const single = shown.periods.length === 1;
    const chart = (single ? say("chartAt", language, { title, by, period: nameSoFar(at) }) : say("chartOverBy", language, { title, by })) + where;
    const option = single
      ? compared({ title: chart, names: order.map((g) => labels.group(dimension, g[0])), series: [{ name: title, values: order.map((g) => shown.value(at.from, g)) }], language, told: axis, whole })
      : overTime({
          title: chart,
          periods: shown.periods.map((p) => name(p, true)),
          series: first.map((g) => ({ name: labels.group(dimension, g[0]), values: shown.periods.map((p) => shown.value(p.from, g)) })),
          bars: false,
          language,
          told: axis,
          whole,
        });
    const note = notes(!single && order.length > first.length && say("biggest", language, { count: number(first.length, language) }), unfinishedNote(unfinished));
    parts.push(chartBlock({ title: chart, alt: say("chartAlt", language, { title: chart }), option, name: file, language, rowsOf, more: files, note }));
    const missing = untold(shown, labels.whole(dimension));
    const body = order.concat(missing.map((code) => [code]));
    parts.push(
      tableOf(
        say("tableOf", language, { title: chart }),
        [by, ...[...shown.periods].reverse().map((p) => nameSoFar(p, true))],
        body.map((g) => [
          missing.includes(g[0]) ? labels.group(dimension, g[0]) : groupName(dimension, g[0], indicator, state, labels, language),
          ...[...shown.periods].reverse().map((p) => told(shown.value(p.from, g))),
        ]),
      ),
    );
  } else {
    const [one, other] = shown.by;
    const here = shown.groups.filter((g) => shown.value(at.from, g) !== null);
    const rowsHere = [...new Set(here.map((g) => g[0]))];
    const largest = (column) => Math.max(...rowsHere.map((each) => shown.value(at.from, [each, column]) ?? 0));
    const columns = [...new Set(here.map((g) => g[1]))].sort((a, b) => largest(b) - largest(a) || a.localeCompare(b));
    const note = notes(columns.length > MOST_SERIES && say("biggest", language, { count: number(MOST_SERIES, language) }), unfinishedNote(isOpen(at)));
    const chart = say("chartAt", language, { title, by: `${labels.dimension(one)} – ${labels.dimension(other)}`, period: nameSoFar(at) });
    const option = compared({
      title: chart,
      names: rowsHere.map((code) => labels.group(one, code)),
      series: columns.slice(0, MOST_SERIES).map((column) => ({ name: labels.group(other, column), values: rowsHere.map((row) => shown.value(at.from, [row, column])) })),
      language,
      told: axis,
      whole,
    });
    parts.push(
      chartBlock({ title: chart, alt: say("chartAlt", language, { title: chart }), option, tall: rowsHere.length > 5, name: file, language, rowsOf, more: files, note }),
    );
    parts.push(
      tableOf(
        say("tableOf", language, { title: chart }),
        [labels.dimension(one), ...columns.map((column) => labels.group(other, column))],
        rowsHere.map((row) => [groupName(one, row, indicator, state, labels, language), ...columns.map((column) => told(shown.value(at.from, [row, column])))]),
      ),
    );
  }
  if (shown.groups.length > 0) {
    parts.push(h("p", { class: "note" }, say(exact ? "dashExact" : "dash", language), answer.by.length && !exact ? ` ${say("groupsNotListed", language)} ${say("untilLastMonth", language)}` : ""));
  }
  if (shown.by.length === 1 && PLACES.includes(dimension) && shown.groups.length > 0) {
    const chart = say("mapAt", language, { title, period: nameSoFar(at) });
    const figures = Object.fromEntries(shown.groups.map((g) => [g[0], shown.value(at.from, g)]));
    const districts = dimension === "DISTRICT";
    const option = await map({
      title: chart,
      ...(districts ? { points: figures } : { values: figures }),
      name: (code) => labels.group(dimension, code),
      language,
      told,
      untold: say(exact ? "none" : "fewer", language),
    });
    const next = NEXT.find((each) => each !== dimension && indicator.dimensions.includes(each));
    const open = (event) => only === undefined && next && figures[event.name] && go({ ...state, by: [dimension, next], only: event.name });
    parts.push(
      chartBlock({
        title: chart,
        alt: say("mapAlt", language, { title: chart }),
        option,
        tall: true,
        name: `map_${file}`,
        language,
        note: notes(say(districts ? "mapDistricts" : "mapNote", language), unfinishedNote(isOpen(at))),
        onSelect: open,
      }),
    );
  }
  main.replaceChildren(
    ...[
      head,
      h("p", { class: "lead" }, indicator.definition[language]),
      choices(all, indicator, answer, { periods: shown.periods, usual, name: nameSoFar }, state, labels, language, go),
      way(indicator, state, labels, language),
      standing(answer, language),
      ...parts,
      howCounted(indicator, labels, language),
    ].filter(Boolean),
  );
}
