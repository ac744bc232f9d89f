// What all views have in common: elements, labels of codes, tables, and what is said instead of figures.
import { Refusal, all, file, once, onceIfThere } from "./api.js";
import { write } from "./address.js";
import { SignedOut, signIn } from "./session.js";
import { isYesOrNo, listsOf, listsOfMember } from "./facts.js";
import { moment, number, years } from "./format.js";
import { say } from "./texts.js";

/** An element; texts are texts, never markup. */
export function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  fill(element, attributes, children);
  return element;
}

export function svg(name, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  fill(element, attributes, children);
  return element;
}

function fill(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value !== undefined && value !== null && value !== false) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
}

/** A link to another state of the page. */
export function link(state, ...children) {
  return h("a", { href: write(state) }, ...children);
}

const ORGANIZATIONS = { path: "/v1/directory/organizations", member: "name", hidden: "unknownAgency" };
/** Dimensions whose groups are records: where they are read, by which member they are called, and what is said of one that is not shown. */
const RECORDS = {
  AGENCY: ORGANIZATIONS,
  RECIPIENT: ORGANIZATIONS,
  CENTRE: { path: "/v1/directory/locations", member: "name", hidden: "hiddenPlace" },
  RESPONSE: { path: "/v1/crisis-responses", member: "title", hidden: "unknownResponse" },
};
/** Lists that are short enough that groups of which nothing is told are named, too. */
const SHOWN_WHOLE = new Set(["GOVERNORATE", "CENTRE_GOVERNORATE", "SEX", "RISK", "PRIORITY", "NATIONALITY_GROUP"]);

/** Labels of codes in one language. */
export class Labels {
  /** @param fact whose groups are called: the same dimension has other codes in another fact */
  constructor(lists, language, fact) {
    this.lists = lists;
    this.language = language;
    this.fact = fact;
    this.names = new Map();
  }

  static async load(language) {
    return new Labels(await once("/v1/code-lists", language), language);
  }

  of(fact) {
    return new Labels(this.lists, this.language, fact);
  }

  /** Of a code list; the code itself where it has none. */
  code(list, code) {
    return this.first([list], code) ?? code;
  }

  /** Of the first of these lists that has the code; undefined where none has. */
  first(lists, code) {
    return lists.flatMap((list) => this.lists[list] ?? []).find((each) => each.code === code)?.[this.language];
  }

  /** A value that a definition asks of a member. */
  value(path, fact, code) {
    return this.first(listsOfMember(path, fact), code) ?? code;
  }

  dimension(dimension) {
    return this.code("IndicatorDimension", dimension);
  }

  /** Asks what organizations, places and responses are called. */
  async learn(dimension, codes) {
    const records = RECORDS[dimension];
    if (!records) return;
    await Promise.all(
      codes
        .filter((code) => code !== "UNKNOWN" && !this.names.has(code))
        .map(async (code) => {
          const record = await onceIfThere(`${records.path}/${code}`, this.language);
          this.names.set(code, record?.[records.member]?.[this.language] ?? say(records.hidden, this.language));
        }),
    );
  }

  group(dimension, code) {
    if (code === "UNKNOWN") return say("notKnown", this.language);
    if (isYesOrNo(dimension)) return say(code === "true" ? "yes" : "no", this.language);
    return this.names.get(code) ?? this.first(listsOf(dimension, this.fact), code) ?? this.ages(code);
  }

  /** Groups of ages that stand in no list; other codes as they are. */
  ages(code) {
    const [, from, to] = /^AGE_(\d+)_(\d+|PLUS)$/.exec(code) ?? [];
    if (!from) return code;
    return to === "PLUS"
      ? say("ageFrom", this.language, { years: years(Number(from), this.language) })
      : `${number(Number(from), this.language)}–${years(Number(to), this.language)}`;
  }

  /** All codes of a dimension whose list is short; none for others. */
  whole(dimension) {
    return SHOWN_WHOLE.has(dimension) ? this.lists[listsOf(dimension)[0]].filter((each) => !each.retired).map((each) => each.code) : [];
  }
}

/** All indicators by code, with their definitions. */
export async function indicators(language) {
  return new Map((await all("/v1/indicators", language)).map((each) => [each.code, each]));
}

/** A table that can be scrolled where the page is narrow. */
export function tableOf(caption, heads, rows, { hidden = false } = {}) {
  return h(
    "div",
    { class: "table", tabindex: "0", role: "region", "aria-label": caption },
    h(
      "table",
      {},
      h("caption", hidden ? { class: "unseen" } : {}, caption),
      h("thead", {}, h("tr", {}, heads.map((head) => h("th", { scope: "col" }, head)))),
      h("tbody", {}, rows.map(([first, ...others]) => h("tr", {}, h("th", { scope: "row" }, first), others.map((cell) => h("td", {}, cell))))),
    ),
  );
}

/** What may be relied on: exact or rounded, of when, and whether all is counted. */
export function standing(answer, language) {
  const { waiting } = answer.computedTo;
  const counted =
    waiting === null
      ? say("positionUnknown", language)
      : waiting === 0
        ? say("positionComplete", language)
        : say("positionWaiting", language, { waiting: number(waiting, language) });
  const told = answer.roundedTo === null ? say("exact", language) : say("published", language, { at: moment(answer.publishedAt, language) });
  return h("p", { class: answer.roundedTo === null ? "standing exact" : "standing" }, told, " ", counted);
}

/** What is wrong, as its texts are called. */
function kindOf(error) {
  if (error instanceof SignedOut) return "over";
  if (!(error instanceof Refusal)) return "away";
  if (error.status === 503 && /figures-not-published/.test(error.problem?.type ?? "")) return "notPublished";
  return { 403: "noRole", 404: "missing", 400: "refused", 422: "refused" }[error.status] ?? "away";
}

/** A sentence instead of figures, with a way on. */
export function trouble(error, state, language, again) {
  const overview = () => link({ lang: state.lang }, say("overview", language));
  const button = (key, act) => h("button", { type: "button", class: "strong", onclick: act }, say(key, language));
  const key = kindOf(error);
  const ways = {
    over: () => button("signIn", () => signIn(language)),
    noRole: () => null,
    missing: overview,
    refused: overview,
  };
  const way = (ways[key] ?? (() => button("again", again)))();
  const told = (error.problem?.errors ?? []).map((each) => h("li", {}, each.title));
  return h(
    "section",
    { class: `trouble ${key}`, role: "alert" },
    h("h1", {}, say(`${key}Title`, language)),
    key === "refused" && told.length ? h("ul", {}, told) : null,
    h("p", {}, say(key, language)),
    way,
  );
}

/** Gives a file to the reader. */
export function download(name, blob) {
  const address = URL.createObjectURL(blob);
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** A button for a file that the API makes; what went wrong stands beside it. */
export function fileButton(text, name, path, language) {
  const wrong = h("span", { class: "wrong", role: "alert" });
  const give = async () => {
    wrong.textContent = "";
    try {
      download(name, await file(path, language));
    } catch (e) {
      wrong.textContent = say(`${kindOf(e)}Title`, language);
    }
  };
  return [h("button", { type: "button", class: "file", onclick: give }, text), wrong];
}
