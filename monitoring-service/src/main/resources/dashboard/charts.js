// Charts by Apache ECharts, which is loaded with the first of them. Tooltips are drawn and not written as markup: the page's policy allows no inline style.
import { once } from "./api.js";

const PALETTES = {
  light: { ink: "#16302b", soft: "#5b6b66", line: "#cfd6d2", paper: "#ffffff", empty: "#d9dcda", low: "#d3ece5", high: "#075446", series: ["#0b6e5f", "#b8521a", "#3b5bab", "#8a3f8f", "#7a6400", "#a3273f", "#3f7f2f", "#4d5b66"] },
  dark: { ink: "#e6efeb", soft: "#a9b8b2", line: "#3a4a45", paper: "#14201d", empty: "#3b4643", low: "#1f4f45", high: "#7fe0c8", series: ["#58c9b2", "#f0a06a", "#93acf0", "#d795dc", "#d9c35a", "#f08ca0", "#93d07f", "#b4c2cc"] },
};
const SYMBOLS = ["circle", "rect", "triangle", "diamond", "emptyCircle", "emptyRect", "emptyTriangle", "emptyDiamond"];
const FONT = '"Noto Naskh Arabic", "Segoe UI", Tahoma, system-ui, sans-serif';
export const MOST_SERIES = 8;

let library = null;
const charts = () => (library ??= import(`/monitoring/${document.documentElement.dataset.charts}`));

const dark = matchMedia("(prefers-color-scheme: dark)");
let printing = false;
export const palette = () => PALETTES[dark.matches && !printing ? "dark" : "light"];

/** Charts on the page, each with how it is drawn. */
const drawn = new Map();

function redraw() {
  for (const [element, make] of drawn) {
    if (element.isConnected) make();
    else drawn.delete(element);
  }
}
dark.addEventListener("change", redraw);
addEventListener("beforeprint", () => ((printing = true), redraw()));
addEventListener("afterprint", () => ((printing = false), redraw()));

/**
 * Draws into an element that is on the page, and again when it changes its size or colours.
 *
 * @param option of ECharts, made from a palette
 * @returns how it is given away: png() and svg()
 */
export async function draw(element, option, onSelect) {
  const library = await charts();
  let chart = null;
  const make = () => {
    chart?.dispose();
    chart = library.init(element, null, { renderer: "canvas" });
    chart.setOption(option(palette(), element.clientWidth));
    if (onSelect) chart.on("click", (event) => onSelect(event));
  };
  make();
  drawn.set(element, make);
  let width = element.clientWidth;
  new ResizeObserver(() => {
    if (element.isConnected && element.clientWidth !== width) {
      width = element.clientWidth;
      make();
    }
  }).observe(element);
  const EXPORT = { width: 1000, height: 560 };
  return {
    png: async () => {
      const canvas = document.createElement("canvas");
      const copy = library.init(canvas, null, { renderer: "canvas", devicePixelRatio: 2, ...EXPORT });
      copy.setOption({ ...option(PALETTES.light, EXPORT.width, true), backgroundColor: "#ffffff" });
      const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
      copy.dispose();
      return blob;
    },
    svg: async () => {
      const copy = library.init(null, null, { renderer: "svg", ssr: true, ...EXPORT });
      copy.setOption({ ...option(PALETTES.light, EXPORT.width, true), backgroundColor: "#ffffff" });
      const text = copy.renderToSVGString();
      copy.dispose();
      return new Blob([text], { type: "image/svg+xml" });
    },
  };
}

function frame(colours, language, title, exported) {
  return {
    animation: false,
    textStyle: { fontFamily: FONT, color: colours.ink },
    color: colours.series,
    aria: { enabled: false },
    title: exported
      ? { text: title, left: "center", textStyle: { fontSize: 16, color: colours.ink, fontFamily: FONT, width: 940, overflow: "break" } }
      : undefined,
    tooltip: {
      renderMode: "richText",
      confine: true,
      backgroundColor: colours.paper,
      borderColor: colours.line,
      textStyle: { color: colours.ink, fontFamily: FONT, align: language === "ar" ? "right" : "left" },
    },
  };
}

const across = (colours, language, names) => ({
  type: "category",
  data: names,
  inverse: language === "ar",
  axisLine: { lineStyle: { color: colours.soft } },
  axisTick: { show: false },
  axisLabel: { color: colours.soft, hideOverlap: true, fontFamily: FONT },
});

/** @param whole whether there is no figure between two whole numbers */
const upward = (colours, language, told, whole) => ({
  type: "value",
  position: language === "ar" ? "right" : "left",
  minInterval: whole ? 1 : undefined,
  splitLine: { lineStyle: { color: colours.line } },
  axisLabel: { color: colours.soft, fontFamily: FONT, formatter: told },
});

const around = (legend, exported) => ({ left: 12, right: 12, top: (exported ? 48 : 12) + (legend ? 34 : 0), bottom: 12, containLabel: true });

const legendOf = (colours, language, exported) => ({
  type: "scroll",
  top: exported ? 40 : 0,
  [language === "ar" ? "right" : "left"]: 0,
  textStyle: { color: colours.ink, fontFamily: FONT },
  pageTextStyle: { color: colours.ink },
  pageIconColor: colours.ink,
});

/**
 * Figures over periods.
 *
 * @param series name and values of each group
 * @param bars whether each period is a bar, as of flows without groups
 * @param unfinished whether the last period is not over: its bar is paler
 */
export function overTime({ title, periods, series, bars, unfinished, language, told, whole }) {
  return (colours, width, exported) => ({
    ...frame(colours, language, title, exported),
    tooltip: { ...frame(colours, language, title, exported).tooltip, trigger: "axis", valueFormatter: told },
    legend: series.length > 1 ? legendOf(colours, language, exported) : undefined,
    grid: around(series.length > 1, exported),
    xAxis: across(colours, language, periods),
    yAxis: upward(colours, language, told, whole),
    series: series.map((each, i) => ({
      name: each.name,
      data: bars && unfinished ? each.values.map((value, at) => (at === each.values.length - 1 ? { value, itemStyle: { opacity: 0.45 } } : value)) : each.values,
      type: bars ? "bar" : "line",
      barMaxWidth: 46,
      symbol: SYMBOLS[i % SYMBOLS.length],
      symbolSize: 8,
      lineStyle: { width: 2.5 },
      connectNulls: false,
    })),
  });
}

/** Groups beside each other, in one period; with two dimensions a bar for each group of the second. */
export function compared({ title, names, series, language, told, whole }) {
  return (colours, width, exported) => ({
    ...frame(colours, language, title, exported),
    tooltip: { ...frame(colours, language, title, exported).tooltip, trigger: "axis", axisPointer: { type: "shadow" }, valueFormatter: told },
    legend: series.length > 1 ? legendOf(colours, language, exported) : undefined,
    grid: around(series.length > 1, exported),
    yAxis: {
      ...across(colours, language, names),
      inverse: true,
      position: language === "ar" ? "right" : "left",
      axisLabel: { color: colours.ink, fontFamily: FONT, width: Math.min(190, width * 0.38), overflow: "truncate", interval: 0 },
    },
    xAxis: { ...upward(colours, language, told, whole), position: "bottom", inverse: language === "ar", axisLabel: { color: colours.soft, fontFamily: FONT, formatter: told, hideOverlap: true } },
    series: series.map((each) => ({ name: each.name, data: each.values, type: "bar", barMaxWidth: 26 })),
  });
}

/** The governorates by their shapes, or the districts as points on them. */
export async function map({ title, values, points, name, language, told, untold }) {
  const [library, shapes] = await Promise.all([charts(), once("/monitoring/governorates.json", language)]);
  library.registerMap("jordan", shapes);
  const numbers = Object.values(values ?? points ?? {}).filter((value) => value !== null);
  const most = Math.max(...numbers, 1);
  const least = Math.min(...numbers, most);
  const places = points ? await once("/monitoring/districts.json", language) : {};
  return (colours, width, exported) => {
    const outline = { areaColor: colours.empty, borderColor: colours.paper, borderWidth: 1.5 };
    const label = { show: width > 500 && !points, color: colours.ink, textBorderColor: colours.paper, textBorderWidth: 3, fontFamily: FONT, formatter: ({ name: code }) => name(code) };
    const shown = { map: "jordan", aspectScale: 0.85, layoutCenter: ["50%", "50%"], layoutSize: "96%", roam: false, itemStyle: outline, selectedMode: false };
    const tooltip = {
      ...frame(colours, language, title, exported).tooltip,
      formatter: ({ data, name: code }) => {
        const value = Array.isArray(data?.value) ? data.value[2] : data?.value;
        return `${name(data?.name ?? code)}: ${value === undefined || value === null || Number.isNaN(value) ? untold : told(value)}`;
      },
    };
    const scale = {
      min: least === most ? 0 : least,
      max: most,
      calculable: false,
      inRange: points ? { symbolSize: [10, 34], color: [colours.low, colours.high] } : { color: [colours.low, colours.high] },
      [language === "ar" ? "right" : "left"]: 0,
      bottom: 8,
      itemHeight: 90,
      formatter: told,
      text: [told(most), told(least === most ? 0 : least)],
      textStyle: { color: colours.ink, fontFamily: FONT },
    };
    const base = { ...frame(colours, language, title, exported), tooltip };
    if (points) {
      const data = Object.entries(points)
        .filter(([code, value]) => value !== null && places[code])
        .map(([code, value]) => ({ name: code, value: [...places[code], value] }));
      return {
        ...base,
        geo: { ...shown, label: { show: false }, emphasis: { disabled: true }, silent: true },
        visualMap: { ...scale, dimension: 2 },
        series: [{ type: "scatter", coordinateSystem: "geo", data, itemStyle: { borderColor: colours.ink, borderWidth: 1, opacity: 0.9 } }],
      };
    }
    return {
      ...base,
      visualMap: { ...scale, outOfRange: { color: [colours.empty] } },
      series: [
        {
          ...shown,
          type: "map",
          label,
          labelLayout: { hideOverlap: true },
          emphasis: { label: { ...label, show: true }, itemStyle: { areaColor: undefined, borderColor: colours.ink, borderWidth: 2 } },
          data: shapes.features.map(({ properties }) => ({ name: properties.name, value: values[properties.name] ?? NaN })),
        },
      ],
    };
  };
}
