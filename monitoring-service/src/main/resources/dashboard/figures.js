// Figures as the API tells them, put in the order in which they are shown.
import { isoDayOf } from "./format.js";

/** Whether it counts what is there at the end of a period, and not what happens in it. */
export const isStock = (indicator) => Boolean(indicator.numerator.until);

const PERIOD_ENDS = {
  DAY: (d) => d.setUTCDate(d.getUTCDate() + 1),
  WEEK: (d) => d.setUTCDate(d.getUTCDate() + 7),
  MONTH: (d) => d.setUTCMonth(d.getUTCMonth() + 1),
  QUARTER: (d) => d.setUTCMonth(d.getUTCMonth() + 3),
  YEAR: (d) => d.setUTCFullYear(d.getUTCFullYear() + 1),
};

const text = (date) => date.toISOString().slice(0, 10);

/** All periods of an answer, also those of which nothing is told. */
export function periods(answer) {
  const all = [];
  for (let at = new Date(`${answer.from}T00:00:00Z`); text(at) <= answer.to; ) {
    const from = text(at);
    PERIOD_ENDS[answer.period](at);
    const last = new Date(at);
    last.setUTCDate(last.getUTCDate() - 1);
    all.push({ from, to: text(last) });
  }
  return all;
}

/**
 * The periods that are shown. By groups, rounded figures end with the last whole month: a period that is not over and of which nothing is told yet is left out, so
 * that it does not look as if nothing happened in it.
 */
function periodsToShow(answer) {
  const all = periods(answer);
  if (answer.by.length === 0 || answer.roundedTo === null) return all;
  const today = isoDayOf(answer.publishedAt);
  const told = new Set(answer.values.map((value) => value.from));
  const last = all.findLastIndex((p) => told.has(p.from) || p.to < today);
  return told.size === 0 ? all : all.slice(0, last + 1);
}

/**
 * The figures by period and by the codes of the dimensions that are left.
 *
 * @param only the code of the first dimension, of which alone the others are shown; undefined for all
 */
export function table(answer, only) {
  const by = only === undefined ? answer.by : answer.by.slice(1);
  const cells = new Map();
  const groups = new Map();
  for (const value of answer.values) {
    if (only !== undefined && value.groups[answer.by[0]] !== only) continue;
    const codes = by.map((dimension) => value.groups[dimension]);
    groups.set(codes.join("|"), codes);
    cells.set(`${value.from}|${codes.join("|")}`, value);
  }
  return {
    by,
    periods: periodsToShow(answer),
    groups: [...groups.values()],
    cell: (from, codes) => cells.get(`${from}|${codes.join("|")}`),
    value: (from, codes) => cells.get(`${from}|${codes.join("|")}`)?.value ?? null,
  };
}

/**
 * Whether the figures of a period still grow; what is there, and what is due in days to come, is known before the period is over.
 *
 * @param today the day of the figures
 */
export const isUnfinished = (indicator, period, today) => !isStock(indicator) && !indicator.numerator.ahead && period.to >= today;

/** The period that is compared where none is chosen: the last whole one of which something is told; else the last one that is told; else the last. */
export function periodToShow(indicator, shown, today) {
  const told = shown.periods.filter((p) => shown.groups.some((g) => shown.value(p.from, g) !== null));
  return told.findLast((p) => !isUnfinished(indicator, p, today)) ?? told.at(-1) ?? shown.periods.at(-1);
}

/** Groups by their figure of a period, the largest first; those of which nothing is told in it last. */
export function ranked(shown, from) {
  return [...shown.groups].sort((a, b) => (shown.value(from, b) ?? -1) - (shown.value(from, a) ?? -1) || a.join().localeCompare(b.join()));
}

/**
 * What a tile says: the latest figure, the one before it, and the trend. Of what happens the last whole period, with the one that runs beside it: on the first of a
 * month nothing has happened yet. Of what is there the present, compared with the last end.
 */
export function tile(indicator, answer) {
  const shown = table(answer);
  const trend = shown.periods.map((p) => ({ ...p, value: shown.value(p.from, []) }));
  const [before, complete, present] = trend.slice(-3);
  return isStock(indicator)
    ? { trend, shown: present, before: complete, running: null }
    : { trend, shown: complete, before, running: present };
}

/** Codes of a list of which nothing is told: fewer than five, or none. */
export function untold(shown, codes) {
  const told = new Set(shown.groups.map((g) => g[0]));
  return codes.filter((code) => !told.has(code));
}

/** One row for each figure that is shown, as it is downloaded. */
export function rows(indicator, answer, shown, only, label, language) {
  const heads = ["indicator", "title", "period_from", "period_to"];
  const by = answer.by;
  by.forEach((dimension) => heads.push(dimension.toLowerCase(), `${dimension.toLowerCase()}_label`));
  heads.push("value", "unit", "numerator", "denominator", "rounded_to", "published_at");
  const body = answer.values
    .filter((value) => only === undefined || value.groups[by[0]] === only)
    .map((value) => [
      indicator.code,
      indicator.title[language],
      value.from,
      value.to,
      ...by.flatMap((dimension) => [value.groups[dimension], label(dimension, value.groups[dimension])]),
      value.value,
      answer.unit,
      value.numerator,
      value.denominator,
      answer.roundedTo,
      answer.publishedAt,
    ]);
  return [heads, ...body];
}
