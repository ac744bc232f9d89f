/**
 * The dashboard in a real browser, through the gateway of a running demo: the monitor and the auditor sign in at the identity provider, see the figures that the
 * API tells them, in both languages, on a wide screen and on a telephone.
 *
 *   WASL_DEMO_PASSWORD=... node dashboard.mjs [gateway] [issuer] [folder for screenshots]
 */
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const gateway = process.argv[2] ?? "http://127.0.0.1:8080";
const issuer = process.argv[3] ?? "http://127.0.0.1:8180/realms/wasl";
const shots = process.argv[4] ?? new URL("target/screenshots", import.meta.url).pathname;
const password = process.env.WASL_DEMO_PASSWORD ?? "";
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const WIDE = { width: 1280, height: 900 };
const TELEPHONE = { width: 360, height: 740 };
const TILES = 10;
mkdirSync(shots, { recursive: true });

async function signedIn(username) {
  const answer = await fetch(`${issuer}/protocol/openid-connect/token`, {
    method: "POST",
    body: new URLSearchParams({ grant_type: "password", client_id: "wasl-demo", username, password }),
  });
  const { access_token } = await answer.json();
  return async (method, path, body) => {
    const response = await fetch(gateway + path, {
      method,
      headers: {
        Authorization: `Bearer ${access_token}`,
        "Idempotency-Key": crypto.randomUUID(),
        ...(body ? { "Content-Type": "application/json" } : {}),
      },
      body: body ? JSON.stringify(body) : undefined,
    });
    const text = await response.text();
    assert.ok(response.ok, `${method} ${path}: ${response.status} ${text}`);
    return /json/.test(response.headers.get("content-type")) ? JSON.parse(text) : text;
  };
}

async function until(what, found) {
  for (let i = 0; i < 300; i++) {
    const value = await found();
    if (value) return value;
    await new Promise((later) => setTimeout(later, 200));
  }
  throw new Error(`It did not happen in a minute: ${what}`);
}

const registrar = await signedIn("registrar");
const caseworker = await signedIn("caseworker");
const auditor = await signedIn("auditor");
const monitor = await signedIn("monitor");
const administrator = await signedIn("administrator");

// Enough people that something of them may be told.
const inRegistry = async (as) => (await as("GET", "/v1/indicators/persons-in-registry/values")).values.at(-1)?.value ?? 0;
const REGISTERED = 36;
const before = await inRegistry(auditor);
const PLACES = ["JO-IR", "JO-IR", "JO-AM", "JO-AM", "JO-AM", "JO-MA"];
const DISTRICTS = { "JO-IR": "JO2101", "JO-AM": "JO1101", "JO-MA": "JO2201" };
const letters = (n) => [...String(n)].map((digit) => "ابتثجحخدذر"[Number(digit)]).join("");
const run = Date.now() % 10_000_000;
for (let i = 0; i < REGISTERED; i++) {
  const governorate = PLACES[i % PLACES.length];
  const person = await registrar("POST", "/v1/persons?confirmNew=DIFFERENT_PERSON", {
    names: [{ script: "ARAB", use: "OFFICIAL", given: `سلام${letters(run + i)}`, family: `تجربة${letters(run * 7 + i)}` }],
    sex: i % 3 === 0 ? "MALE" : "FEMALE",
    birthDate: `${1960 + i}-03-04`,
    legalStatus: i % 2 ? "REFUGEE" : "CITIZEN",
    nationality: i % 2 ? "SY" : "JO",
    governorate,
    district: DISTRICTS[governorate],
  });
  if (i < 15) await caseworker("POST", "/v1/cases", { subjectId: person.id, programme: "DISABILITY" });
}
await until("the facts of all persons are read", async () => (await inRegistry(auditor)) >= before + REGISTERED);
await administrator("POST", "/v1/figures/publications");
console.log(`  1  ${REGISTERED} persons are counted, and the facts are published`);

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

const wrong = [];
const own = new URL(issuer).origin;
/** What the API refuses is told on the page; browsers note it, too. */
const refused = /the server responded with a status of (401|403|404|422|503)/;

async function reader(username, options = {}) {
  const context = await browser.newContext({ viewport: WIDE, locale: "en-GB", acceptDownloads: true, ...options });
  const page = await context.newPage();
  page.on("request", (r) => r.url().startsWith(gateway) || r.url().startsWith(own) || /^(data|blob):/.test(r.url()) || wrong.push(r.url()));
  page.on("console", (m) => m.type() === "error" && !refused.test(m.text()) && !m.location().url.startsWith(own) && wrong.push(`${m.text()} ${m.location().url}`));
  page.on("pageerror", (e) => wrong.push(String(e)));
  await page.goto(`${gateway}/monitoring${options.search ?? ""}`);
  await page.fill("#username", username);
  await page.fill("#password", password);
  await page.click("#kc-login");
  await shown(page);
  return page;
}

/** Until all that was asked for stands there. */
const shown = (page) => page.waitForFunction(() => document.body?.dataset.shown && !document.querySelector("[aria-busy]"), null, { timeout: 30_000 });

async function to(page, search) {
  await page.goto(`${gateway}/monitoring${search}`);
  await shown(page);
}

const drawn = (page) => page.waitForFunction(() => [...document.querySelectorAll(".chart")].every((chart) => chart.dataset.drawn));
const shot = (page, name) => page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
/** As an English page writes a number. */
const told = (number) => number.toLocaleString("en-GB");
const text = (page, selector = "main") => page.innerText(selector);

async function accessible(page, where) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  assert.deepEqual(
    violations.map((each) => `${where}: ${each.id} ${each.nodes.map((node) => node.html).join(" ").slice(0, 400)}`),
    [],
  );
}

async function fits(page, where) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= page.viewportSize().width, `${where} is ${wide} pixels wide`);
}

try {
  const english = await reader("monitor");
  assert.equal(await english.getAttribute("html", "lang"), "en", "the language of the browser");
  assert.equal(await english.locator(".tile").count(), TILES);
  const indicators = (await monitor("GET", "/v1/indicators")).items;
  for (const tile of await english.locator(".tile").all()) {
    const code = await tile.getAttribute("data-indicator");
    const answer = await monitor("GET", `/v1/indicators/${code}/values`);
    const { numerator } = indicators.find((each) => each.code === code);
    const months = answer.values.map((each) => each.to).filter((to) => numerator.until || to < answer.to);
    const value = answer.values.find((each) => each.to === months.sort().at(-1))?.value ?? "";
    assert.equal(await tile.locator(".figure").getAttribute("data-value"), String(value), `${code} is told as the API tells it`);
  }
  assert.ok((await text(english)).includes("rounded to multiples of five"), "the page says what kind of figures these are");
  assert.equal(await english.evaluate(() => Object.keys(localStorage).length + Object.keys(sessionStorage).length), 0, "nothing of the sign-in is kept");
  assert.ok(!english.url().includes("code="), "the address holds no code any more");
  await accessible(english, "overview");
  await shot(english, "overview-en");
  console.log("  2  The monitor signs in and sees the figures that the API tells, rounded");

  const policy = (await english.request.get(`${gateway}/monitoring`)).headers()["content-security-policy"];
  assert.match(policy, /default-src 'none'; script-src 'self'; style-src 'self';/);
  assert.doesNotMatch(policy, /unsafe/);

  await english.click(".tile[data-indicator=persons-in-registry] h2 a");
  await shown(english);
  await drawn(english);
  assert.equal(await english.innerText("h1"), "Persons in the registry");
  await english.selectOption("#choice-by1", "GOVERNORATE");
  await english.click(".choices button");
  await english.waitForURL("**by=GOVERNORATE**");
  await shown(english);
  await drawn(english);
  const byPlace = await monitor("GET", "/v1/indicators/persons-in-registry/values?by=GOVERNORATE");
  const lastTold = (answer) => answer.values.map((each) => each.to).sort().at(-1);
  const ofPlace = (code) => byPlace.values.find((each) => each.groups.GOVERNORATE === code && each.to === lastTold(byPlace))?.value;
  const row = (name) => english.locator("tbody tr", { has: english.getByRole("rowheader", { name, exact: true }) });
  for (const [code, name] of Object.entries({ "JO-IR": "Irbid", "JO-AM": "Amman" })) {
    assert.equal(await row(name).locator("td").first().innerText(), told(ofPlace(code)), `${name} in the table`);
  }
  assert.ok((await text(english)).includes("fewer than five, or none"));
  assert.ok((await text(english)).includes("end with the last whole month"));
  await accessible(english, "by governorate");
  await shot(english, "governorates-en");
  console.log("  3  Groups, map and table; what is not told is called so");

  await row("Irbid").locator("a").click();
  await english.waitForURL("**only=JO-IR**");
  await shown(english);
  await drawn(english);
  const address = english.url();
  const both = await monitor("GET", "/v1/indicators/persons-in-registry/values?by=GOVERNORATE&by=SEX");
  const women = both.values.find((each) => each.groups.GOVERNORATE === "JO-IR" && each.groups.SEX === "FEMALE" && each.to === lastTold(both))?.value;
  assert.equal(await row("Female").locator("td").first().innerText(), told(women), "women of Irbid");
  await accessible(english, "drill-down");
  await english.click("nav.way a");
  await english.waitForURL((url) => !url.search.includes("only"));
  await shown(english);
  await english.goBack();
  await shown(english);
  assert.equal(english.url(), address, "the way back");
  await to(english, new URL(address).search);
  assert.equal(await row("Female").locator("td").first().innerText(), told(women), "a link shows the same");
  console.log("  4  A group is opened; the address shows the same again");

  const fileOf = async (button) => {
    await drawn(english);
    const [file] = await Promise.all([english.waitForEvent("download"), english.locator(button).first().click()]);
    return { name: file.suggestedFilename(), content: readFileSync(await file.path()) };
  };
  const csv = await fileOf(".exports .csv");
  assert.match(csv.name, /^persons-in-registry_governorate_sex_.*\.csv$/);
  const lines = csv.content.toString("utf8").split("\r\n");
  assert.ok(lines[0].startsWith("\uFEFFindicator,title,period_from"));
  assert.ok(lines.some((line) => line.includes(`JO-IR,Irbid,FEMALE,Female,${women},PERSONS`)), "the file has the figure of the table");
  assert.ok((await fileOf(".exports .svg")).content.toString("utf8").startsWith("<svg"));
  assert.equal((await fileOf(".exports .png")).content.subarray(1, 4).toString(), "PNG");
  const book = await fileOf(".exports button.file");
  assert.match(book.name, /^persons-in-registry_governorate_sex_.*\.xlsx$/);
  assert.equal(book.content.subarray(0, 2).toString(), "PK", "a workbook");
  const tagged = await fileOf(".exports button.file >> nth=1");
  assert.ok(tagged.content.toString("utf8").split("\r\n")[1]?.includes("#"), "HXL tags stand in the second line");
  console.log("  5  CSV, SVG and PNG of what is shown; workbook and HXL of the API");

  await to(english, "?indicator=persons-in-registry&by=NATIONALITY_GROUP");
  await drawn(english);
  assert.equal(await row("Palestinian").locator("td").first().innerText(), "–", "a group that is not told stands in the table all the same");
  await to(english, "?indicator=persons-in-registry&by=SEX&by=GOVERNORATE");
  await drawn(english);
  await accessible(english, "two dimensions");
  await shot(english, "two-dimensions-en");
  const registered = await monitor("GET", "/v1/indicators/persons-registered/values?by=SEX&by=GOVERNORATE");
  await to(english, "?indicator=persons-registered&by=SEX&by=GOVERNORATE");
  assert.equal(await english.inputValue("#choice-at"), registered.values.map((each) => each.from).sort().at(-1), "the last month that is told");
  await to(english, "?indicator=persons-registered");
  assert.ok((await text(english)).includes("not over yet") && (await text(english, "table")).includes("so far"), "a month that is not over is called so");
  await to(english, "?indicator=persons-in-registry&by=DISTRICT&lang=ar");
  await drawn(english);
  await shot(english, "districts-ar");
  await to(english, "?indicator=persons-in-registry&by=AGE_GROUP&ages=CHILDREN_ADULTS_OLDER");
  assert.equal(await english.inputValue("#choice-ages"), "CHILDREN_ADULTS_OLDER");
  await to(english, "?indicator=number-of-incidents");
  assert.ok((await text(english)).includes("nothing is told"), "no data is said in words");
  await to(english, "?indicator=licences-valid&by=SEX");
  assert.ok(await english.locator(".trouble").isVisible(), "a choice that does not fit is told, and the choice stays");
  assert.ok(await english.locator(".choices").isVisible());
  await accessible(english, "refused");
  await to(english, "?indicator=no-such-indicator");
  assert.ok((await text(english)).includes("no such indicator"));

  await to(english, "?view=centres");
  await accessible(english, "centres");
  await english.click("tbody a:has-text('Irbid community development centre')");
  await shown(english);
  assert.ok((await text(english)).includes("People reached"));
  await accessible(english, "a centre");
  await shot(english, "centre-en");
  await to(english, "?view=reports");
  assert.ok((await text(english)).includes("Reports on national plans"));
  await accessible(english, "reports");
  // They are made a moment after the figures are published.
  await until("the open data have what was published", async () => (await monitor("GET", "/v1/open-data/export?format=CSV")).includes("persons-in-registry"));
  const open = await fileOf(".exports button.file");
  assert.equal(open.name, "figures.csv");
  assert.ok(open.content.toString("utf8").includes("persons-in-registry"), "open data");
  console.log("  6  Two dimensions, districts, age groups, centres, reports, open data, and what cannot be shown");

  const refuse = (status, type) => (route) => route.fulfill({ status, contentType: "application/problem+json", body: JSON.stringify({ type, title: "-", status }) });
  await english.route("**/v1/indicators/**", refuse(503, "/problems/figures-not-published"));
  await to(english, "");
  assert.ok((await text(english)).includes("not published yet"));
  await english.unroute("**/v1/indicators/**");
  await english.click(".trouble button");
  await english.waitForSelector(".tile .figure");
  await shown(english);
  await english.route("**/v1/indicators/**", refuse(401, "/problems/not-authenticated"));
  await english.click("header nav a");
  await english.waitForSelector(".trouble.over");
  await accessible(english, "session over");
  await english.unroute("**/v1/indicators/**");
  await english.click(".trouble button");
  await english.waitForSelector(".tile .figure");
  await shown(english);
  const registrarsPage = await reader("registrar");
  assert.ok((await text(registrarsPage)).includes("You may not read figures"));
  await registrarsPage.context().close();
  console.log("  7  Not published, signed out, without a role: a sentence and a way on");

  const arabic = await reader("auditor", { locale: "ar-JO", viewport: TELEPHONE, isMobile: true, deviceScaleFactor: 2 });
  assert.equal(await arabic.getAttribute("html", "dir"), "rtl");
  const exact = await inRegistry(auditor);
  assert.equal(await arabic.locator(".tile[data-indicator=persons-in-registry] .figure").getAttribute("data-value"), String(exact), "auditors read exact figures");
  assert.ok((await text(arabic)).includes("للمدققين فقط"));
  await accessible(arabic, "overview in Arabic");
  await fits(arabic, "overview");
  await shot(arabic, "overview-ar-telephone");
  for (const search of ["?indicator=persons-in-registry&by=GOVERNORATE", "?indicator=cases-opened&by=SEX&by=GOVERNORATE", "?indicator=referrals-answered-in-time-share", "?view=centres"]) {
    await to(arabic, search);
    await drawn(arabic);
    await fits(arabic, search);
    await accessible(arabic, search);
  }
  await to(arabic, "?indicator=persons-in-registry&by=GOVERNORATE");
  await drawn(arabic);
  await shot(arabic, "governorates-ar-telephone");
  await arabic.context().close();
  const wide = await reader("monitor", { locale: "ar-JO", colorScheme: "dark", reducedMotion: "reduce" });
  await accessible(wide, "overview in the dark");
  await shot(wide, "overview-ar-dark");
  await to(wide, "?indicator=persons-in-registry&by=GOVERNORATE");
  await drawn(wide);
  await accessible(wide, "governorates in the dark");
  await shot(wide, "governorates-ar-dark");
  await wide.emulateMedia({ media: "print", colorScheme: "light" });
  await shot(wide, "print-ar");
  await wide.context().close();
  console.log("  8  Arabic, on a telephone, for the auditor with exact figures; in the dark; on paper");

  // A figure for the benchmarks, and no test: a signed-in reader opens the address, goes by the identity provider and back, until all tiles have their figures.
  const times = [];
  for (let i = 0; i < 7; i++) {
    const begin = performance.now();
    await english.goto(`${gateway}/monitoring`);
    await shown(english);
    const all = performance.now() - begin;
    times.push([all, await english.evaluate(() => performance.now())]);
  }
  const median = (column) => Math.round(times.slice(2).map((each) => each[column]).sort((a, b) => a - b)[2]);
  console.log(`     First paint with all figures, warm: ${median(0)} ms with the way by the identity provider, ${median(1)} ms of this page alone`);
  await english.click(".account button");
  await english.waitForSelector("#username");
  console.log("  9  Who signs out is signed out, without being asked again");
  assert.deepEqual(wrong, [], "nothing came from elsewhere, and nothing was blocked");
} finally {
  await browser.close();
}
console.log("The dashboard holds.");
