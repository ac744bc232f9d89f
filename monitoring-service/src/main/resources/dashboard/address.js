// What is shown stands in the address: a link shows the same.
const ONE = ["lang", "indicator", "centre", "report", "view", "period", "from", "to", "ages", "only", "at", "codes", "plan", "format"];

export function read(search) {
  const query = new URLSearchParams(search);
  const state = { by: query.getAll("by").filter(Boolean).slice(0, 2) };
  for (const name of ONE) {
    if (query.get(name)) state[name] = query.get(name);
  }
  return state;
}

export function write(state) {
  const query = new URLSearchParams();
  for (const name of ONE) {
    if (state[name]) query.set(name, state[name]);
  }
  (state.by ?? []).forEach((dimension) => query.append("by", dimension));
  const text = query.toString();
  return `/monitoring${text ? `?${text}` : ""}`;
}

/** As the address says, else as the browser asks. */
export function language(state, asked) {
  if (state.lang === "ar" || state.lang === "en") return state.lang;
  const first = (asked ?? []).find((each) => /^(ar|en)\b/i.test(each));
  return first?.toLowerCase().startsWith("ar") ? "ar" : "en";
}
