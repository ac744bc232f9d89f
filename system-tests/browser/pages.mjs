/**
 * The pages for people without an account. A provider without a system: a referral reaches it by mail, and it answers on a telephone, in Arabic. Then the
 * person says herself what became of it. Real SMTP, real browser, through the gateway of a running demo that sends its mail to
 * 127.0.0.1:$QUARKUS_MAILER_PORT.
 *
 *   WASL_DEMO_PASSWORD=... QUARKUS_MAILER_PORT=2525 node pages.mjs [gateway] [issuer] [folder for screenshots]
 */
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { chromium } from "playwright-core";
import { SMTPServer } from "smtp-server";

const gateway = process.argv[2] ?? "http://127.0.0.1:8080";
const issuer = process.argv[3] ?? "http://127.0.0.1:8180/realms/wasl";
const shots = process.argv[4];
const password = process.env.WASL_DEMO_PASSWORD ?? "";
const TELEPHONE = { width: 390, height: 844 };

async function signedIn(username) {
  const answer = await fetch(`${issuer}/protocol/openid-connect/token`, {
    method: "POST",
    body: new URLSearchParams({ grant_type: "password", client_id: "wasl-demo", username, password }),
  });
  const { access_token } = await answer.json();
  return async (method, path, body, etag, type = "application/json") => {
    const response = await fetch(gateway + path, {
      method,
      headers: {
        Authorization: `Bearer ${access_token}`,
        "Idempotency-Key": crypto.randomUUID(),
        ...(body ? { "Content-Type": type } : {}),
        ...(etag ? { "If-Match": etag } : {}),
      },
      body: body ? JSON.stringify(body) : undefined,
    });
    const text = await response.text();
    assert.ok(response.ok, `${method} ${path}: ${response.status} ${text}`);
    return { ...JSON.parse(text || "{}"), etag: response.headers.get("ETag") };
  };
}

/** Every mail that arrives, as it was written. */
const mails = [];
const postbox = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  onData(stream, session, done) {
    const parts = [];
    stream.on("data", (part) => parts.push(part));
    stream.on("end", () => {
      mails.push({ to: session.envelope.rcptTo.map((r) => r.address), raw: Buffer.concat(parts).toString("latin1") });
      done();
    });
  },
});
await new Promise((ready) => postbox.listen(Number(process.env.QUARKUS_MAILER_PORT ?? 2525), "127.0.0.1", ready));

/** The text of a mail, out of quoted-printable or base64. */
function text(mail) {
  const [head, ...body] = mail.raw.split(/\r?\n\r?\n/);
  const content = body.join("\n\n");
  return /base64/i.test(head)
    ? Buffer.from(content.replace(/\s/g, ""), "base64").toString("utf8")
    : Buffer.from(content.replace(/=\r?\n/g, "").replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16))), "latin1").toString("utf8");
}

async function until(what, found) {
  for (let i = 0; i < 150; i++) {
    const value = await found();
    if (value) return value;
    await new Promise((later) => setTimeout(later, 200));
  }
  throw new Error(`It did not happen in half a minute: ${what}`);
}

const registrar = await signedIn("registrar");
const caseworker = await signedIn("caseworker");
const provider = await signedIn("provider");

const { agencyId } = await provider("GET", "/v1/me");
const address = `provider-${Date.now()}@example.org`;
const organization = await provider("GET", `/v1/directory/organizations/${agencyId}`);
await provider("PATCH", `/v1/directory/organizations/${agencyId}`, { details: { email: address } }, organization.etag, "application/merge-patch+json");
const places = await caseworker("GET", `/v1/directory/service-at-locations?organizationId=${agencyId}&limit=50`);
const place = places.items.find((p) => p.referralTarget);
const family = `اختبار${Date.now() % 100_000}`;
const person = await registrar("POST", "/v1/persons?confirmNew=DIFFERENT_PERSON", {
  names: [{ script: "ARAB", use: "OFFICIAL", given: "ليلى", family }],
  sex: "FEMALE",
  birthDate: "1990-03-04",
  legalStatus: "CITIZEN",
  contactPoints: [
    { kind: "PHONE", use: "MOBILE", value: "+962791234567", safeToUse: true },
    { kind: "PHONE", use: "HOME", value: "+96265551234", safeToUse: false },
  ],
});
await registrar("POST", `/v1/persons/${person.id}/consents`, {
  purpose: "REFERRAL",
  legalBasis: "CONSENT",
  fieldGroups: ["IDENTITY", "CONTACT"],
  recipients: [agencyId],
  givenBy: "SELF",
  method: "WRITTEN",
});
// Whoever refers works with the person: on a case that the registry learns of a moment later.
const file = await caseworker("POST", "/v1/cases", { subjectId: person.id, programme: "DISABILITY" });
await until("the registry knows of the case", () => caseworker("GET", `/v1/persons/${person.id}/consents`).catch(() => null));
const draft = await caseworker("POST", "/v1/referrals", {
  subjectId: person.id,
  caseId: file.id,
  serviceAtLocationId: place.id,
  priority: "URGENT",
  reason: "تقييم لكرسي متحرك",
  needCodes: ["DS-PM"],
  accommodationNeeds: ["RAMP"],
  interpreterLanguage: "ar",
  guidance: { household: false, separatedOrUnaccompanied: false, contact: { safeToContact: "RULES", channels: ["PHONE_CALL"], hours: "صباحًا", sayWho: false } },
});
await caseworker("POST", `/v1/referrals/${draft.id}/send?confirmNew=SEPARATE_MATTER&confirmEligible=true`, null, draft.etag);
await caseworker("POST", `/v1/referrals/${draft.id}/provider-links`);
const mail = await until("the mail arrives", () => mails.find((m) => m.to.includes(address)));
const link = text(mail).match(/http:\/\/\S+\/provider\/[A-Za-z0-9_-]{43}/)[0];
assert.ok(!text(mail).includes(family) && !text(mail).includes("كرسي"), "a mail says nothing of the person");
console.log("  1  A referral was mailed to a provider, without a word about the person");

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
try {
  const context = await browser.newContext({ viewport: TELEPHONE, locale: "ar-JO", isMobile: true, deviceScaleFactor: 2 });
  const page = await context.newPage();
  const elsewhere = [];
  page.on("request", (r) => r.url().startsWith(gateway) || elsewhere.push(r.url()));
  page.on("console", (m) => m.type() === "error" && elsewhere.push(m.text()));
  const shot = async (name) => shots && (mkdirSync(shots, { recursive: true }), page.screenshot({ path: `${shots}/${name}.png`, fullPage: true }));
  const fits = async (where) => {
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= TELEPHONE.width, `${where} is ${wide} pixels wide`);
  };
  const says = async (words, not = []) => {
    const body = await page.innerText("body");
    words.forEach((w) => assert.ok(body.includes(w), `${w} is not on the page:\n${body}`));
    not.forEach((w) => assert.ok(!body.includes(w), `${w} is on the page:\n${body}`));
  };

  await page.goto(link);
  assert.equal(new URL(page.url()).pathname, "/provider/open", "the address holds no secret any more");
  assert.equal(await page.getAttribute("html", "dir"), "rtl");
  await says(["إحالة لكم"], [family, "كرسي"]);
  await fits("the first page");
  await shot("1-link-ar");
  await page.click("button");
  await page.waitForURL("**/provider/referral*");
  await says(["تقييم لكرسي متحرك", "قبول", "رفض"], ["ليلى", "+962791234567"]);
  await fits("the summary");
  await shot("2-summary-ar");
  console.log("  2  It opened on a telephone, in Arabic, with a summary only");

  await page.click("summary:has-text('كتابة رسالة')");
  await page.fill("form[action*=message] textarea", "هل الموعد صباحًا مناسب؟");
  await page.click("button.message");
  await says(["هل الموعد صباحًا مناسب؟"]);
  const { items: written } = await caseworker("GET", `/v1/referrals/${draft.id}/messages`);
  assert.deepEqual(written.map((m) => m.text), ["هل الموعد صباحًا مناسب؟"]);

  await page.fill("form[action*=accept] input[type=datetime-local]", "2035-05-06T09:30");
  await page.click("button.accept");
  await says(["ليلى", family, "+962791234567", "لا تستخدموا غير المعروض", "صباحًا", "2035-05-06 09:30"]);
  assert.ok(!(await page.content()).includes("65551234"), "a number that is not safe is not shown to others");
  await fits("the referral after acceptance");
  await shot("3-accepted-ar");
  await page.click("header a");
  assert.equal(await page.getAttribute("html", "dir"), "ltr");
  await says(["The person came", "Telephone"]);
  await shot("4-accepted-en");
  console.log("  3  A message went over the page; it was accepted with an appointment; name and telephone opened; the page speaks English too");

  await page.click("button.attend");
  await page.selectOption("form[action*=complete] select", "SERVICE_RECEIVED");
  await page.click("button.complete");
  await says(["Thank you"]);
  await shot("5-completed-en");
  const closed = await caseworker("GET", `/v1/referrals/${draft.id}`);
  assert.equal(closed.status, "COMPLETED");
  console.log("  4  That the person came and the outcome were recorded");

  const stranger = await browser.newContext({ viewport: TELEPHONE, locale: "ar-JO" });
  const again = await stranger.newPage();
  await again.goto(link);
  assert.ok((await again.innerText("body")).includes("فُتح هذا الرابط من قبل"), "a link opens once");
  await again.goto(`${gateway}/provider/referral`);
  assert.ok(!(await again.innerText("body")).includes(family), "without the session nothing is shown");
  console.log("  5  The same link opens nothing for anybody else");
  const invitation = await caseworker("POST", `/v1/referrals/${draft.id}/feedback-invitations`, { delivery: "HANDED_OVER" });
  await page.goto(`${gateway}/feedback?lang=ar`);
  assert.equal(await page.getAttribute("html", "dir"), "rtl");
  await says(["كيف كانت تجربتك"], [family, "كرسي"]);
  await fits("the page for the person");
  await page.fill("input[name=code]", invitation.code.toLowerCase().replaceAll("-", " "));
  await page.check("input[value=NO]");
  await page.fill("textarea", "لم يتصل بي أحد");
  await shot("6-feedback-ar");
  await page.click("main button");
  await says(["شكرًا"]);
  await fits("the thanks");
  await page.goto(`${gateway}/feedback/${invitation.code}?lang=en`);
  await says(["How did it go?"]);
  assert.equal(new URL(page.url()).pathname, "/feedback", "the address holds no code any more");
  assert.equal(await page.inputValue("input[name=code]"), invitation.code);
  await shot("7-feedback-en");
  const heard = await caseworker("GET", `/v1/referrals/${draft.id}`);
  assert.deepEqual([heard.feedback.receivedService, heard.feedback.comment, heard.feedback.firstHand], ["NO", "لم يتصل بي أحد", true]);
  console.log("  6  The person said herself that it was otherwise, and only her caseworker reads it");
  assert.deepEqual(elsewhere, [], "nothing came from elsewhere");
} finally {
  await browser.close();
  postbox.close();
}
console.log("The pages hold.");
