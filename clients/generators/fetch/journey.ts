/**
 * A journey by the client that openapi-generator (typescript-fetch) makes from the contract, against a running demo:
 *
 *   WASL_DEMO_PASSWORD=... npm run journey [gateway] [issuer]
 */
import {
  CasesApi,
  Configuration,
  LegalStatus,
  NameScript,
  NameUse,
  PersonsApi,
  ProblemFromJSON,
  Programme,
  ResponseError,
  Sex,
  type Problem,
} from "../target/typescript-fetch/index.js";

const gateway = process.argv[2] ?? "http://127.0.0.1:8080";
const issuer = process.argv[3] ?? "http://127.0.0.1:8180/realms/wasl";
const password = process.env.WASL_DEMO_PASSWORD ?? "";
let steps = 0;

function step(what: string, holds: boolean): void {
  if (!holds) throw new Error(`It does not hold: ${what}`);
  console.log(`${String(++steps).padStart(3)}  ${what}`);
}

async function signedIn(username: string): Promise<Configuration> {
  const answer = await fetch(`${issuer}/protocol/openid-connect/token`, {
    method: "POST",
    body: new URLSearchParams({ grant_type: "password", client_id: "wasl-demo", username, password }),
  });
  const { access_token } = (await answer.json()) as { access_token: string };
  return new Configuration({ basePath: gateway, accessToken: access_token });
}

/** What the contract says that a refusal is. */
async function refused(status: number, call: Promise<unknown>): Promise<Problem> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof ResponseError) || error.response.status !== status) throw error;
    return ProblemFromJSON(await error.response.json());
  }
  throw new Error(`It was not refused with ${status}`);
}

const persons = new PersonsApi(await signedIn("registrar"));
const cases = new CasesApi(await signedIn("caseworker"));
/** The person of each run is another one. A name has no digits. */
const run = Date.now() % 1_000_000;
const letters = (number: number) => [...String(Math.trunc(number))].map((digit) => "ابتثجحخدذر"[Number(digit)]).join("");
const family = `فتش${letters(run)}`;

const amal = {
  names: [{ script: NameScript.Arab, use: NameUse.Official, given: `أمل${letters(run / 7)}`, family }],
  sex: Sex.Female,
  birthDate: new Date(Date.UTC(1950, 0, 1 + (run % 15_000))),
  legalStatus: LegalStatus.Citizen,
  nationality: "JO",
  governorate: "JO-IR",
};
const idempotencyKey = crypto.randomUUID();
const person = await persons.registerPerson({ personRegistration: amal, idempotencyKey });
step("A person is registered, and says what may be done with the record", person.allowedActions.length > 0);
step("The same key registers nobody twice", (await persons.registerPerson({ personRegistration: amal, idempotencyKey })).id === person.id);
const duplicate = await refused(409, persons.registerPerson({ personRegistration: amal, idempotencyKey: crypto.randomUUID() }));
step("Who is registered already is told as a typed problem", (duplicate.candidates ?? []).length > 0);

const moved = await persons.changePerson({ id: person.id, ifMatch: `"${person.version}"`, personFieldsPatch: { district: "JO2101" } });
step("A patch changes what it names, and nothing else", moved.district === "JO2101" && moved.governorate === "JO-IR");
const nowhere = await persons.changePerson({ id: person.id, ifMatch: `"${person.version + 1}"`, personFieldsPatch: { district: null } });
step("A null in a patch empties a field", nowhere.district === null);
const stale = await refused(412, persons.changePerson({ id: person.id, ifMatch: `"${person.version}"`, personFieldsPatch: { district: "JO2102" } }));
step("A stale version is refused, with the one of now", stale.currentVersion === person.version + 2);

const found = await persons.searchPersons({ personSearch: { name: `${amal.names[0]!.given} ${family}` } });
step("The person is found by name", found.items.some((each) => each.id === person.id));

const file = await cases.identifyCase({ caseBody: { subjectId: person.id, programme: Programme.Disability }, idempotencyKey: crypto.randomUUID() });
step("A case begins, and says what may be done with it", file.allowedActions.length > 0);
const listed = new Set<string>();
let cursor: string | undefined;
do {
  const page = await cases.listCases({ limit: 2, cursor });
  page.items.forEach((each) => listed.add(each.id));
  cursor = page.next ? (new URL(page.next, gateway).searchParams.get("cursor") ?? undefined) : undefined;
} while (cursor);
step("It stands in the caseworker's list, read page by page", listed.has(file.id));
console.log(`The typescript-fetch client held: ${steps} steps.`);
