/**
 * A caseworker's month, her supervisor's day and a transfer to another agency, played by the client that is generated from the contract, against a
 * running demo: what the types promise is what the platform does.
 *
 *   WASL_DEMO_PASSWORD=... node dist/month.js [gateway] [issuer]
 */
import { all, ifMatch, wasl, type Problem, type Schemas } from "./wasl.js";

const gateway = process.argv[2] ?? "http://127.0.0.1:8080";
const issuer = process.argv[3] ?? "http://127.0.0.1:8180/realms/wasl";
const password = process.env.WASL_DEMO_PASSWORD ?? "";

type Answer<T> = { data?: T; error?: unknown; response: Response };
let steps = 0;

async function signedIn(username: string) {
  const answer = await fetch(`${issuer}/protocol/openid-connect/token`, {
    method: "POST",
    body: new URLSearchParams({ grant_type: "password", client_id: "wasl-demo", username, password }),
  });
  const { access_token } = (await answer.json()) as { access_token: string };
  return wasl({ baseUrl: gateway, token: () => access_token, language: "en", purpose: "CASE_MANAGEMENT" });
}

/** What the contract says is the answer, or the end of the play. */
function done<T>(what: string, answer: Answer<T>): T {
  steps++;
  if (!answer.response.ok) {
    const problem = answer.error as Problem | undefined;
    throw new Error(`${what}: ${answer.response.status} ${problem?.title ?? ""} ${JSON.stringify(problem?.errors ?? "")}`);
  }
  console.log(`${String(steps).padStart(3)}  ${what}`);
  return answer.data as T;
}

function refused<T>(what: string, status: number, answer: Answer<T>): void {
  steps++;
  if (answer.response.status !== status) {
    throw new Error(`${what}: ${answer.response.status} and not ${status}`);
  }
  console.log(`${String(steps).padStart(3)}  ${what} [${status}]`);
}

function holds(what: string, whether: boolean): void {
  if (!whether) {
    throw new Error(`It does not hold that ${what}`);
  }
}

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const registrar = await signedIn("registrar");
const worker = await signedIn("caseworker");
const supervisor = await signedIn("supervisor");
const manager = await signedIn("manager");
const stranger = await signedIn("colleague");
const unhcr = await signedIn("unhcr-supervisor");
const unhcrManager = await signedIn("unhcr-manager");
const unhcrWorker = await signedIn("unhcr-caseworker");

const account = done("The caseworker signs in", await worker.GET("/v1/me")).subject;
done("and looks at the tasks: from now on the account is known as one of the ministry", await worker.GET("/v1/tasks", {}));
/** Registered by the own agency, licensed by the ministry. */
async function licensed(employer: typeof manager, accountId: string, ar: string, en: string): Promise<void> {
  const social = done(
    `${en} is in the register of social workers`,
    await employer.PUT("/v1/workers/by-account/{accountId}", {
      params: { path: { accountId } },
      body: { name: { ar, en }, mostCases: 200 },
    }),
  );
  if (!social.licensed) {
    done(
      "and is licensed",
      await manager.POST("/v1/workers/{id}/licences", {
        params: { path: { id: social.id }, header: ifMatch(social) },
        body: { number: `SW-${social.id.slice(24)}`, licenceClass: "SOCIAL_WORKER", issuedOn: inDays(0) },
      }),
    );
  }
}
await licensed(manager, account, "هبة العلي", "Hiba Al-Ali");
const unhcrAccount = done("A caseworker of UNHCR signs in", await unhcrWorker.GET("/v1/me")).subject;
done("and looks at the tasks", await unhcrWorker.GET("/v1/tasks", {}));
await licensed(unhcrManager, unhcrAccount, "رنا حداد", "Rana Haddad");

/** Identified, opened and with a risk. */
async function opened(programme: Schemas["Programme"], given: string): Promise<Schemas["Case"]> {
  const person = done(
    `${given} is registered`,
    await registrar.POST("/v1/persons", {
      params: { query: { confirmNew: "DIFFERENT_PERSON" } },
      body: {
        names: [{ script: "LATN", use: "OFFICIAL", given, family: `Month${Date.now() % 100_000}` }],
        sex: "FEMALE",
        birthDate: "1988-05-02",
        legalStatus: "REFUGEE",
      },
    }),
  );
  const file = done("A case is identified", await worker.POST("/v1/cases", { body: { subjectId: person.id, programme } }));
  const path = { id: file.id };
  done(
    "It is opened",
    await worker.POST("/v1/cases/{id}/register", {
      params: { path, header: ifMatch(file) },
      body: { legalBasis: "BEST_INTERESTS", basisReason: "She cannot say yes alone; nobody else decides for her" },
    }),
  );
  await approved(file.id, "the legal basis");
  done(
    "Its risk is medium",
    await worker.POST("/v1/cases/{id}/risk-assessments", {
      params: { path, header: ifMatch(await read(file.id)) },
      body: { level: "MEDIUM", criteria: ["health"], rationale: "Chronic illness, alone with two children" },
    }),
  );
  return read(file.id);
}

async function read(id: string): Promise<Schemas["Case"]> {
  return done("The case is read", await worker.GET("/v1/cases/{id}", { params: { path: { id } } }));
}

/** The supervisor finds what waits for her in this case, and approves it. */
async function approved(id: string, what: string): Promise<void> {
  const list = done("What awaits approval", await supervisor.GET("/v1/cases/{id}/approvals", { params: { path: { id } } }));
  const pending = list.items.find((approval) => approval.status === "PENDING");
  holds(`an approval is pending for ${what}`, pending !== undefined);
  done(
    `The supervisor approves ${what}`,
    await supervisor.POST("/v1/cases/{id}/approvals/{approvalId}/approve", {
      params: { path: { id, approvalId: pending!.id }, header: ifMatch(pending!) },
      body: { comment: "Seen with the caseworker" },
    }),
  );
}

// The first week: from contact to a plan.
let file = await opened("DISABILITY", "Samar");
const path = { id: file.id };
const steps1 = done("What she can do now", await worker.GET("/v1/cases/{id}/actions", { params: { path } }));
holds("some step is open to her", steps1.items.length > 0);
const assessment = done(
  "She assesses",
  await worker.POST("/v1/cases/{id}/assessments", {
    params: { path },
    body: { type: "COMPREHENSIVE", domains: [{ code: "HEALTH", severity: 2, needs: "Physiotherapy" }] },
  }),
);
done(
  "and submits it",
  await worker.POST("/v1/cases/{id}/assessments/{assessmentId}/submit", {
    params: { path: { ...path, assessmentId: assessment.id }, header: ifMatch(assessment) },
  }),
);
await approved(file.id, "the assessment");
done(
  "On to planning",
  await worker.POST("/v1/cases/{id}/complete-assessment", { params: { path, header: ifMatch(await read(file.id)) } }),
);
const draft = done(
  "A plan is drafted with her",
  await worker.POST("/v1/cases/{id}/plans", {
    params: { path },
    body: {
      agreedWithClient: true,
      goals: [
        {
          description: "Walks without help",
          actions: [{ serviceType: "DISABILITY_REHABILITATION", description: "Physiotherapy twice a week" }],
        },
      ],
    },
  }),
);
const planPath = { ...path, planId: draft.id };
done(
  "and submitted",
  await worker.POST("/v1/cases/{id}/plans/{planId}/submit", { params: { path: planPath, header: ifMatch(draft) } }),
);
await approved(file.id, "the plan");
const readPlan = async () => done("The plan is read", await worker.GET("/v1/cases/{id}/plans/{planId}", { params: { path: planPath } }));
done(
  "The plan is active",
  await supervisor.POST("/v1/cases/{id}/plans/{planId}/activate", {
    params: { path: planPath, header: ifMatch(await readPlan()) },
  }),
);

// The second and third week: the work itself.
done(
  "A note of a call",
  await worker.POST("/v1/cases/{id}/notes", { params: { path }, body: { kind: "CLIENT_CONTACT", text: "She called about transport." } }),
);
const service = done(
  "A service is asked for",
  await worker.POST("/v1/cases/{id}/services", {
    params: { path },
    body: { serviceType: "DISABILITY_REHABILITATION", dueOn: inDays(10) },
  }),
);
const servicePath = { ...path, serviceId: service.id };
const running = done(
  "It begins",
  await worker.POST("/v1/cases/{id}/services/{serviceId}/start", { params: { path: servicePath, header: ifMatch(service) } }),
);
done(
  "and is delivered",
  await worker.POST("/v1/cases/{id}/services/{serviceId}/deliver", {
    params: { path: servicePath, header: ifMatch(running) },
    body: { remark: "Eight sessions" },
  }),
);
const visit = done(
  "A home visit is planned",
  await worker.POST("/v1/cases/{id}/follow-ups", {
    params: { path },
    body: { type: "HOME_VISIT", plannedAt: new Date(Date.now() + 3_600_000).toISOString() },
  }),
);
done(
  "and done",
  await worker.POST("/v1/cases/{id}/follow-ups/{followUpId}/complete", {
    params: { path: { ...path, followUpId: visit.id }, header: ifMatch(visit) },
    body: { outcome: "Walks with a stick" },
  }),
);
done(
  "She travels: the case is on hold",
  await worker.POST("/v1/cases/{id}/hold", {
    params: { path, header: ifMatch(await read(file.id)) },
    body: { reason: "Visits her family", reviewDue: inDays(14) },
  }),
);
done("and goes on", await worker.POST("/v1/cases/{id}/resume", { params: { path, header: ifMatch(await read(file.id)) } }));

// The supervisor's day.
const supervisorId = done("The supervisor signs in", await supervisor.GET("/v1/me")).subject;
for (const queue of ["TEAM", "OVERDUE", "DUE_THIS_WEEK", "AWAITING_APPROVAL"] as const) {
  done(`Her queue ${queue}`, await supervisor.GET("/v1/tasks", { params: { query: { queue } } }));
}
done("Her team at a glance", await supervisor.GET("/v1/workers/teams/{supervisorId}", { params: { path: { supervisorId } } }));
const high = done(
  "The cases of her team, by risk",
  await supervisor.GET("/v1/cases", { params: { query: { scope: "TEAM", riskLevel: "MEDIUM" } } }),
);
holds("the case is among them", high.items.length > 0);

// The last week: the goal is met, the case closes.
let plan = await readPlan();
const goal = plan.goals[0]!;
for (const action of goal.actions) {
  done(
    "The action of the plan is done",
    await worker.POST("/v1/cases/{id}/plans/{planId}/actions/{actionId}/complete", {
      params: { path: { ...planPath, actionId: action.id }, header: ifMatch(plan) },
    }),
  );
}
plan = await readPlan();
done(
  "The goal is achieved",
  await worker.PUT("/v1/cases/{id}/plans/{planId}/goals/{goalId}/outcome", {
    params: { path: { ...planPath, goalId: goal.id }, header: ifMatch(plan) },
    body: { outcome: "ACHIEVED" },
  }),
);
done(
  "She asks to close",
  await worker.POST("/v1/cases/{id}/closure", {
    params: { path, header: ifMatch(await read(file.id)) },
    body: { reason: "GOALS_ACHIEVED", summary: "Walks without help", clientInformed: true },
  }),
);
await approved(file.id, "the closure");
done(
  "The client says how it was",
  await worker.POST("/v1/cases/{id}/feedback", { params: { path }, body: { channel: "PHONE", satisfaction: 5 } }),
);
file = await read(file.id);
holds("the case is closed", file.status === "CLOSED");

// A second case goes to another agency.
const second = await opened("FAMILY_SUPPORT", "Rula");
const unhcrId = done("UNHCR's supervisor signs in", await unhcr.GET("/v1/me")).agencyId!;
// Consents are for those who work with the person: the registry hears of the case a moment after it was identified.
while (!(await worker.GET("/v1/persons/{id}/consents", { params: { path: { id: second.subjectId! } } })).response.ok) {
  await new Promise((later) => setTimeout(later, 200));
}
done(
  "The client agrees that UNHCR takes over",
  await worker.POST("/v1/persons/{id}/consents", {
    params: { path: { id: second.subjectId! } },
    body: {
      purpose: "CASE_MANAGEMENT",
      legalBasis: "CONSENT",
      fieldGroups: ["IDENTITY", "CONTACT", "NEEDS"],
      recipients: [unhcrId],
      givenBy: "SELF",
      method: "WRITTEN",
    },
  }),
);
const offer = done(
  "The supervisor offers it to UNHCR",
  await supervisor.POST("/v1/cases/{id}/transfers", {
    params: { path: { id: second.id } },
    body: { toAgencyId: unhcrId, reason: "Moved to Azraq", handoverDays: 7 },
  }),
);
const offers = done("UNHCR sees the offer", await unhcr.GET("/v1/transfers", {}));
holds("it is among those offered", offers.items.some((transfer) => transfer.id === offer.id));
done(
  "and accepts it for her caseworker",
  await unhcr.POST("/v1/transfers/{id}/accept", {
    params: { path: { id: offer.id }, header: ifMatch(offer) },
    body: { ownerId: unhcrAccount },
  }),
);
const moved = done("She has the case now", await unhcrWorker.GET("/v1/cases/{id}", { params: { path: { id: second.id } } }));
holds("the case is hers", moved.ownerId === unhcrAccount && moved.agencyId === unhcrId);

// Who is outside of the circle of a case of violence finds nothing, by every door.
const secret = await opened("GBV", "Nour");
refused("A colleague does not find it", 404, await stranger.GET("/v1/cases/{id}", { params: { path: { id: secret.id } } }));
refused("nor its notes", 404, await stranger.GET("/v1/cases/{id}/notes", { params: { path: { id: secret.id } } }));
refused("nor what can be done in it", 404, await stranger.GET("/v1/cases/{id}/actions", { params: { path: { id: secret.id } } }));
const seen = all(async (cursor) =>
  done("A page of what she may see", await stranger.GET("/v1/cases", { params: { query: { scope: "AGENCY", limit: 200, cursor } } })),
);
for await (const each of seen) {
  holds("it is in no list of hers", each.id !== secret.id);
}

console.log(`\nThe month held: ${steps} steps.`);
