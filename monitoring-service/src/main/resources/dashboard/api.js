import { SignedOut, forget, token } from "./session.js";

/** The API does not answer what was asked; `status` 0 where it was not reached. */
export class Refusal extends Error {
  constructor(status, problem) {
    super(problem?.title ?? `${status}`);
    this.status = status;
    this.problem = problem;
  }
}

const kept = new Map();

/** @param path of the API, with its query */
async function answered(path, language) {
  const authorization = `Bearer ${await token()}`;
  let answer;
  try {
    answer = await fetch(path, { headers: { Authorization: authorization, "Accept-Language": language } });
  } catch {
    throw new Refusal(0);
  }
  if (answer.status === 401) {
    forget();
    throw new SignedOut();
  }
  if (!answer.ok) {
    throw new Refusal(answer.status, await answer.json().catch(() => null));
  }
  return answer;
}

export const get = async (path, language) => (await answered(path, language)).json();

/** A file that the API makes. */
export const file = async (path, language) => (await answered(path, language)).blob();

/** What does not change while the page is open. */
export function once(path, language) {
  const key = `${language} ${path}`;
  if (!kept.has(key)) {
    const asked = get(path, language);
    kept.set(key, asked);
    asked.catch(() => kept.delete(key));
  }
  return kept.get(key);
}

/** Null where there is no such record, or it is not public. */
export async function onceIfThere(path, language) {
  try {
    return await once(path, language);
  } catch (e) {
    if (e instanceof Refusal && e.status === 404) {
      return null;
    }
    throw e;
  }
}

/** @param most pages that are read */
export async function all(path, language, most = 10) {
  const items = [];
  let next = path;
  for (let page = 0; next && page < most; page++) {
    const answer = await once(next, language);
    items.push(...answer.items);
    next = answer.next;
  }
  return items;
}

/** @param asked what the address says: code, period, from, to, by, ages */
function figuresPath(asked, operation, query = new URLSearchParams()) {
  for (const name of ["period", "from", "to"]) {
    if (asked[name]) query.set(name, asked[name]);
  }
  (asked.by ?? []).forEach((dimension) => query.append("by", dimension));
  if (asked.ages) query.set("ageGroups", asked.ages);
  const text = query.toString();
  return `/v1/indicators/${encodeURIComponent(asked.indicator)}/${operation}${text ? `?${text}` : ""}`;
}

export const values = (asked, language) => get(figuresPath(asked, "values"), language);

/** The path of the file that a mail of figures leads to: codes, plan, period, from, to, by, format */
export function fileOf(asked) {
  const query = new URLSearchParams();
  (asked.codes ?? "").split(",").filter(Boolean).forEach((code) => query.append("indicators", code));
  if (asked.plan) query.set("framework", asked.plan);
  for (const name of ["period", "from", "to", "format"]) {
    if (asked[name]) query.set(name, asked[name]);
  }
  (asked.by ?? []).forEach((dimension) => query.append("by", dimension));
  return `/v1/figures/export?${query}`;
}

/** The path of the same figures as a file. */
export const exportOf = (asked, format) => figuresPath(asked, "export", new URLSearchParams({ format }));
