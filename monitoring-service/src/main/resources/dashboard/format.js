// Numbers and days in words of the reader's language. Western digits in Arabic too, as in the other texts of the platform.
import { say } from "./texts.js";

const LOCALES = { ar: "ar-JO-u-nu-latn", en: "en-GB" };
const kept = new Map();

function formatter(kind, language, options) {
  const key = kind.name + language + JSON.stringify(options);
  if (!kept.has(key)) kept.set(key, new kind(LOCALES[language], options));
  return kept.get(key);
}

export function number(value, language, digits = 1) {
  return formatter(Intl.NumberFormat, language, { maximumFractionDigits: digits }).format(value);
}

export function years(value, language) {
  return formatter(Intl.NumberFormat, language, { style: "unit", unit: "year", unitDisplay: "long" }).format(value);
}

/** Units of figures that are often below one. */
const SMALL = ["PER_RECORD", "PER_10000", "SCORE"];
export const isSmall = (unit) => SMALL.includes(unit);

const HOURS_OF_DAY = 24;
/** From here on hours are told as days, too. */
const MANY_HOURS = 72;

/** @param value in the unit of its indicator */
export function figure(value, unit, language) {
  if (value === null || value === undefined) return "–";
  switch (unit) {
    case "PERCENT":
      return formatter(Intl.NumberFormat, language, { style: "percent", maximumFractionDigits: 1 }).format(value / 100);
    case "HOURS":
      return formatter(Intl.NumberFormat, language, { style: "unit", unit: "hour", unitDisplay: "long", maximumFractionDigits: 1 }).format(value);
    case "DAYS":
      return formatter(Intl.NumberFormat, language, { style: "unit", unit: "day", unitDisplay: "long", maximumFractionDigits: 1 }).format(value);
    case "PER_10000":
      return say("per10000", language, { number: number(value, language, 2) });
    default:
      return number(value, language, isSmall(unit) ? 2 : 1);
  }
}

/** The same where there is little room, as on an axis: without the words of its unit. */
export function plainFigure(value, unit, language) {
  return value !== null && value !== undefined && ["HOURS", "DAYS", "PER_10000"].includes(unit) ? number(value, language, isSmall(unit) ? 2 : 1) : figure(value, unit, language);
}

/** Many hours as days; null for few. */
export function asDays(hours, language) {
  return hours >= MANY_HOURS ? figure(hours / HOURS_OF_DAY, "DAYS", language) : null;
}

/** A sign stands before its number, also where text runs from right to left. */
const signed = (text, language) => (language === "ar" ? `\u2066${text.replace(/[\u200e\u200f\u061c]/g, "")}\u2069` : text);

export function difference(value, language) {
  return signed(formatter(Intl.NumberFormat, language, { signDisplay: "exceptZero", maximumFractionDigits: 1 }).format(value), language);
}

export function share(value, language) {
  return signed(formatter(Intl.NumberFormat, language, { style: "percent", signDisplay: "exceptZero", maximumFractionDigits: 0 }).format(value), language);
}

const utc = (day) => new Date(`${day}T00:00:00Z`);

function day(text, language, options) {
  return formatter(Intl.DateTimeFormat, language, { timeZone: "UTC", ...options }).format(utc(text));
}

/** @param short for an axis or the head of a column */
export function period(from, to, kind, language, short = false) {
  switch (kind) {
    case "YEAR":
      return day(from, language, { year: "numeric" });
    case "QUARTER": {
      const quarter = Math.floor(utc(from).getUTCMonth() / 3) + 1;
      return language === "ar" ? `الربع ${number(quarter, "ar")} من ${from.slice(0, 4)}` : `Q${quarter} ${from.slice(0, 4)}`;
    }
    case "MONTH":
      return day(from, language, { month: short ? "short" : "long", year: "numeric" });
    case "WEEK":
      return short ? day(from, language, { day: "numeric", month: "short" }) : span(from, to, language);
    default:
      return short ? day(from, language, { day: "numeric", month: "short" }) : whole(from, language);
  }
}

const whole = (text, language) => day(text, language, { day: "numeric", month: "long", year: "numeric" });

/** From a day to a day. */
export const span = (from, to, language) => `${whole(from, language)} – ${whole(to, language)}`;

/** The day of a point in time, in Amman. */
export function dayOf(text, language) {
  return formatter(Intl.DateTimeFormat, language, { dateStyle: "long", timeZone: "Asia/Amman" }).format(new Date(text));
}

/** The same as in the API: 2026-11-30. */
export function isoDayOf(text) {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Amman" }).format(new Date(text));
}

/** A point in time, on the clock of Amman. */
export function moment(text, language) {
  return formatter(Intl.DateTimeFormat, language, { dateStyle: "long", timeStyle: "short", timeZone: "Asia/Amman" }).format(new Date(text));
}

/** A cell that a spreadsheet does not read as a formula. Numbers are numbers. */
function cell(value) {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value);
  const text = /^[\s]*[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** As RFC 4180 says, with the mark by which Excel knows UTF-8. */
export function csv(rows) {
  return `\uFEFF${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}
