import { values } from "./api.js";
import { asDays, dayOf, difference, figure, isSmall, period, share } from "./format.js";
import { isStock, tile } from "./figures.js";
import { h, indicators, link, standing, svg, tableOf, trouble } from "./page.js";
import { SignedOut } from "./session.js";
import { Refusal } from "./api.js";
import { say } from "./texts.js";

/** What is asked first by whoever must tell where things stand. */
export const TILES = [
  "persons-in-registry",
  "persons-in-case-management",
  "cases-opened",
  "cases-open",
  "time-to-first-response",
  "referrals-sent",
  "referrals-answered-in-time-share",
  "persons-served",
  "programme-enrolments",
  "licences-valid",
];

const WIDTH = 220;
const HEIGHT = 44;
const EDGE = 5;

/** The line of twelve months, from the side where reading begins. */
function trendLine(trend, language) {
  const told = trend.map((each) => each.value).filter((value) => value !== null);
  if (told.length === 0) return null;
  const most = Math.max(...told, 1);
  const x = (i) => {
    const along = EDGE + (i * (WIDTH - 2 * EDGE)) / (trend.length - 1);
    return language === "ar" ? WIDTH - along : along;
  };
  const y = (value) => HEIGHT - EDGE - (value * (HEIGHT - 2 * EDGE)) / most;
  const points = trend.map((each, i) => (each.value === null ? null : [x(i), y(each.value)]));
  const line = points.map((p, i) => (p ? `${points[i - 1] ? "L" : "M"}${p[0].toFixed(1)} ${p[1].toFixed(1)}` : "")).join("");
  const end = points.findLast((p) => p);
  return svg(
    "svg",
    { class: "trend", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, "aria-hidden": "true", focusable: "false" },
    svg("line", { class: "ground", x1: EDGE, x2: WIDTH - EDGE, y1: HEIGHT - EDGE, y2: HEIGHT - EDGE }),
    svg("path", { class: "line", d: line }),
    svg("circle", { class: "end", cx: end[0], cy: end[1], r: 4 }),
  );
}

/** A count is told at most six from the truth: less than twice that is no change. */
const ROUNDING = 12;

function changeOf({ unit, roundedTo }, compared, before, language) {
  if (compared === null || before === null) return null;
  if (compared === before) return say("unchanged", language);
  if (unit === "PERCENT") return say("points", language, { change: difference(compared - before, language) });
  if (roundedTo !== null && unit !== "HOURS" && !isSmall(unit) && Math.abs(compared - before) <= ROUNDING) return say("hardlyChanged", language);
  return before === 0 ? difference(compared - before, language) : share((compared - before) / before, language);
}

const monthOf = (p, language) => period(p.from, p.to, "MONTH", language);

/** In one sentence, how it moved. */
function movement(indicator, answer, told, language) {
  const change = changeOf(answer, told.shown.value, told.before.value, language);
  return change === null ? null : say(isStock(indicator) ? "stockChange" : "flowChange", language, { change, before: monthOf(told.before, language) });
}

function shownTile(indicator, answer, state, language) {
  const told = tile(indicator, answer);
  const value = told.shown.value;
  const isCount = !indicator.denominator && indicator.numerator.kind !== "HOURS";
  const nothing = answer.roundedTo === null ? "none" : isCount ? "fewer" : "tooFew";
  const days = indicator.numerator.kind === "HOURS" && value !== null ? asDays(value, language) : null;
  const title = indicator.title[language];
  return [
    h("h2", {}, link({ lang: state.lang, indicator: indicator.code, by: [] }, title)),
    h("p", { class: "figure", "data-value": value ?? "" }, value === null ? h("span", { class: "nothing" }, say(nothing, language)) : (days ?? figure(value, indicator.unit, language))),
    h("p", { class: "when" }, isStock(indicator) ? say("on", language, { day: dayOf(answer.publishedAt ?? Date.now(), language) }) : monthOf(told.shown, language)),
    trendLine(told.trend, language),
    h("p", { class: "movement" }, movement(indicator, answer, told, language)),
    told.running?.value == null
      ? null
      : h("p", { class: "running" }, say("running", language, { period: monthOf(told.running, language), value: figure(told.running.value, indicator.unit, language) })),
    h(
      "details",
      {},
      h("summary", {}, say("monthly", language), h("span", { class: "unseen" }, `: ${title}`)),
      tableOf(
        say("trendOf", language, { title }),
        [say("month", language), say("figureHead", language)],
        told.trend.map((each) => [period(each.from, each.to, "MONTH", language), figure(each.value, indicator.unit, language)]),
        { hidden: true },
      ),
    ),
  ];
}

/** Each tile as soon as its figure is there. */
export async function overview(main, state, language) {
  const known = indicators(language);
  const standingPlace = h("div", { class: "standing-place" });
  const tiles = TILES.map((code) => [code, h("article", { class: "tile", "data-indicator": code, "aria-busy": "true" })]);
  const asked = tiles.map(([code]) => values({ indicator: code }, language));
  asked.forEach((each) => each.catch(() => null));
  main.replaceChildren(
    h("h1", { tabindex: "-1" }, say("overviewTitle", language)),
    h("p", { class: "lead" }, say("overviewLead", language)),
    standingPlace,
    h("div", { class: "tiles" }, tiles.map(([, element]) => element)),
  );
  const all = await known;
  const failures = [];
  await Promise.all(
    tiles.map(async ([code, element], i) => {
      try {
        const answer = await asked[i];
        element.replaceChildren(...shownTile(all.get(code), answer, state, language).filter(Boolean));
        if (!standingPlace.hasChildNodes()) standingPlace.replaceChildren(standing(answer, language));
      } catch (e) {
        failures.push(e);
        element.replaceChildren(h("h2", {}, all.get(code)?.title[language] ?? code), h("p", {}, say("tileAway", language)));
      } finally {
        element.removeAttribute("aria-busy");
      }
    }),
  );
  const whole = failures.find((e) => e instanceof SignedOut || !(e instanceof Refusal) || failures.length === tiles.length);
  if (whole) throw whole;
}
