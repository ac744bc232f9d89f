// One page, whose state stands in the address.
import { language as languageOf, read, write } from "./address.js";
import { arrive, signIn, signOut } from "./session.js";
import { h, link, trouble } from "./page.js";
import { overview } from "./overview.js";
import { say } from "./texts.js";

const main = document.getElementById("main");
const header = document.querySelector("header");
const skip = document.querySelector(".skip");
const status = document.querySelector(".status");

let turn = 0;

const views = {
  overview: async () => overview,
  indicator: async () => (await import("./indicator.js")).indicatorView,
  centre: async () => (await import("./centre.js")).centreView,
  file: async () => (await import("./file.js")).fileView,
  reports: async () => (await import("./reports.js")).reportsView,
};

function viewOf(state) {
  if (state.indicator) return "indicator";
  if (state.view === "file") return "file";
  if (state.centre || state.view === "centres") return "centre";
  return state.report || state.view === "reports" ? "reports" : "overview";
}

function frame(state, language, view) {
  document.documentElement.lang = language;
  document.documentElement.dir = language === "ar" ? "rtl" : "ltr";
  skip.textContent = say("skip", language);
  skip.hidden = false;
  header.hidden = false;
  const other = language === "ar" ? "en" : "ar";
  const here = (name) => (view === name ? { "aria-current": "page" } : {});
  const item = (name, to, key) => {
    const to_ = link({ lang: state.lang, ...to }, say(key, language));
    for (const [attribute, value] of Object.entries(here(name))) to_.setAttribute(attribute, value);
    return h("li", {}, to_);
  };
  const switchTo = link({ ...state, lang: other }, say("otherLanguage", language));
  switchTo.lang = other;
  switchTo.className = "language";
  header.replaceChildren(
    h("p", { class: "name" }, say("name", language)),
    h(
      "nav",
      { "aria-label": say("main", language) },
      h(
        "ul",
        {},
        item("overview", {}, "overview"),
        item("indicator", { indicator: "persons-served", by: ["GOVERNORATE"] }, "indicators"),
        item("centre", { view: "centres" }, "centres"),
        item("reports", { view: "reports" }, "reports"),
      ),
    ),
    h("div", { class: "account" }, switchTo, h("button", { type: "button", onclick: signOut }, say("signOut", language))),
  );
}

/** @param moved whether the reader went here from another view of this page */
async function show(moved) {
  const mine = ++turn;
  const state = read(location.search);
  const language = languageOf(state, navigator.languages);
  const view = viewOf(state);
  frame(state, language, view);
  status.textContent = say("loading", language);
  const content = h("div", {});
  // What is shown stays until the next is there, so that nothing jumps.
  if (view === "overview" || !main.querySelector("h1")) main.replaceChildren(content);
  try {
    await (await views[view]())(content, state, language, go);
    if (mine !== turn) return;
    main.replaceChildren(content);
    status.textContent = say("loaded", language);
  } catch (e) {
    if (mine !== turn) return;
    main.replaceChildren(trouble(e, state, language, () => show(true)));
    status.textContent = "";
  }
  document.title = `${main.querySelector("h1")?.textContent ?? ""} · ${say("name", language)}`;
  if (moved) main.focus({ preventScroll: false });
  document.body.dataset.shown = write(state);
}

function go(state) {
  history.pushState(null, "", write(state));
  delete document.body.dataset.shown;
  return show(true);
}

document.addEventListener("click", (event) => {
  const to = event.target.closest?.("a[href^='/monitoring']");
  if (to && !event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
    event.preventDefault();
    go(read(new URL(to.href).search));
  }
});
addEventListener("popstate", () => show(true));
skip.addEventListener("click", (event) => {
  event.preventDefault();
  main.focus();
});

const language = languageOf(read(location.search), navigator.languages);
try {
  if (await arrive()) {
    await show(false);
  } else {
    await signIn(language);
  }
} catch (e) {
  const state = read(location.search);
  const again = languageOf(state, navigator.languages);
  frame(state, again, viewOf(state));
  main.replaceChildren(trouble(e, state, again, () => location.reload()));
}
