import { all, onceIfThere, values } from "./api.js";
import { figure } from "./format.js";
import { periods, table } from "./figures.js";
import { Labels, h, indicators, link, standing, tableOf } from "./page.js";
import { Refusal } from "./api.js";
import { say } from "./texts.js";

const REACHED = ["persons-served", "services-provided", "programme-participants", "programme-enrolments", "session-contacts", "session-heads"];
const WAITING = ["time-to-first-response", "time-to-acknowledge", "time-to-decide", "referrals-answered-in-time-share"];
const OUTCOMES = ["referrals-completed", "referrals-confirmed-share", "programme-completion-share", "programme-work-share", "goals-achieved-at-closure"];

async function listOfCentres(main, state, language, labels) {
  const centres = (await all("/v1/directory/locations?limit=200", language)).filter((each) => each.centreType);
  const rows = centres
    .map((each) => [each, each.name[language] ?? each.name.en ?? each.name.ar, labels.group("GOVERNORATE", each.governorate ?? "UNKNOWN")])
    .sort((a, b) => a[2].localeCompare(b[2], language) || a[1].localeCompare(b[1], language))
    .map(([each, name, governorate]) => [link({ lang: state.lang, centre: each.id }, name), governorate, labels.code("CentreType", each.centreType)]);
  main.replaceChildren(
    h("h1", { tabindex: "-1" }, say("centresTitle", language)),
    h("p", { class: "lead" }, say("centresLead", language)),
    rows.length
      ? tableOf(say("centresTitle", language), [say("centre", language), say("governorate", language), say("kind", language)], rows, { hidden: true })
      : h("p", { class: "empty" }, say("noCentres", language)),
  );
}

/** What the public directory says that is offered here. */
async function offers(centre, language) {
  const found = await onceIfThere(`/hsds/service_at_locations?organization_id=${centre.agencyId}&full=true&per_page=500`, language);
  return (found?.contents ?? []).filter((each) => (each.location_id ?? each.location?.id) === centre.id);
}

const nameOf = (hsds, language) => hsds?.x_i18n?.name?.[language] ?? hsds?.name ?? "";

export async function centreView(main, state, language) {
  const labels = await Labels.load(language);
  if (!state.centre) return listOfCentres(main, state, language, labels);
  const [centre, known] = await Promise.all([onceIfThere(`/v1/directory/locations/${encodeURIComponent(state.centre)}`, language), indicators(language)]);
  if (!centre) throw new Refusal(404);
  const codes = [...REACHED, ...WAITING, ...OUTCOMES].filter((code) => known.get(code)?.dimensions.includes("CENTRE"));
  const [services, ...answers] = await Promise.all([
    offers(centre, language),
    ...codes.map((code) => values({ indicator: code, period: "YEAR", by: ["CENTRE"] }, language)),
  ]);
  const byCode = new Map(codes.map((code, i) => [code, answers[i]]));
  const years = periods(answers[0]);
  const section = (key, chosen) => {
    const rows = chosen
      .filter((code) => byCode.has(code))
      .map((code) => {
        const shown = table(byCode.get(code));
        const to = link({ lang: state.lang, indicator: code, by: ["CENTRE"], period: "YEAR" }, known.get(code).title[language]);
        return [to, ...years.map((year) => figure(shown.value(year.from, [centre.id]), known.get(code).unit, language))];
      });
    const heads = years.map((year, i) => (i === years.length - 1 ? say("soFar", language, { period: year.from.slice(0, 4) }) : year.from.slice(0, 4)));
    return h("section", {}, h("h2", {}, say(key, language)), tableOf(say(key, language), [say("indicator", language), ...heads], rows, { hidden: true }));
  };
  const exact = answers[0].roundedTo === null;
  main.replaceChildren(
    h("p", { class: "way" }, link({ lang: state.lang, view: "centres" }, say("centres", language))),
    h("h1", { tabindex: "-1" }, centre.name[language] ?? centre.name.en ?? centre.name.ar),
    h(
      "p",
      { class: "lead" },
      [centre.centreType ? labels.code("CentreType", centre.centreType) : null, centre.governorate ? labels.group("GOVERNORATE", centre.governorate) : null].filter(Boolean).join(" · "),
    ),
    standing(answers[0], language),
    section("reached", REACHED),
    section("waiting", WAITING),
    section("outcomes", OUTCOMES),
    h("p", { class: "note" }, say(exact ? "dashExact" : "dash", language)),
    h(
      "section",
      {},
      h("h2", {}, say("offers", language)),
      services.length
        ? tableOf(
            say("offers", language),
            [say("service", language), say("serviceType", language), say("takesReferrals", language)],
            services.map((each) => [
              nameOf(each.service ?? each, language),
              each.service?.x_service_type ? labels.code("ServiceType", each.service.x_service_type) : "–",
              say(each.x_accepts_referrals ? "yes" : "no", language),
            ]),
            { hidden: true },
          )
        : h("p", { class: "empty" }, say("noServices", language)),
    ),
    h(
      "section",
      {},
      h("h2", {}, say("accessibility", language)),
      centre.accessibility?.length
        ? h("ul", { class: "features" }, centre.accessibility.map((code) => h("li", {}, labels.code("AccessibilityFeature", code))))
        : h("p", { class: "empty" }, say("noAccessibility", language)),
    ),
  );
}
