// What facts, their members and their codes are called: formulas, groups and the choice of indicators name them.

/** The facts that indicators count. */
const FACTS = {
  assessment: ["assessments", "التقييمات"],
  "best-interests": ["steps of the best interests procedure", "خطوات إجراءات المصلحة الفضلى"],
  capacity: ["places of services", "الطاقة الاستيعابية للخدمات"],
  case: ["cases", "الحالات"],
  "case-closure": ["closures of cases", "إغلاقات الحالات"],
  "case-opening": ["cases, by the agency that opened them", "الحالات بحسب الجهة التي فتحتها"],
  "case-state": ["states of cases", "أوضاع الحالات"],
  "centre-programme": ["programmes of centres", "برامج المراكز"],
  conference: ["case conferences", "مؤتمرات الحالة"],
  delivery: ["services provided", "الخدمات المقدمة"],
  enrolment: ["enrolments in programmes", "الالتحاق بالبرامج"],
  "enrolment-outcome": ["outcomes of programmes", "نتائج البرامج"],
  feedback: ["answers of people to the question how it went", "إجابات الأشخاص عن سير الخدمة"],
  "follow-up": ["follow-ups", "المتابعات"],
  goal: ["goals of plans", "أهداف الخطط"],
  household: ["households", "الأسر"],
  incident: ["incidents", "الحوادث"],
  licence: ["licences", "الرخص"],
  need: ["specific needs", "الاحتياجات المحددة"],
  organization: ["organizations of the directory", "جهات الدليل"],
  person: ["persons in the registry", "الأشخاص في السجل"],
  place: ["places of the directory", "أماكن الدليل"],
  plan: ["plans", "الخطط"],
  population: ["inhabitants, as of the last census", "السكان بحسب آخر تعداد"],
  referral: ["referrals", "الإحالات"],
  "referral-escalation": ["missed deadlines of referrals", "مواعيد الإحالات الفائتة"],
  "reported-incident": ["incidents, by the month of the report", "الحوادث بحسب شهر الإبلاغ"],
  service: ["services of the directory", "خدمات الدليل"],
  session: ["sessions of programmes", "جلسات البرامج"],
  "session-heads": ["heads counted at open sessions", "أعداد الحاضرين في الجلسات المفتوحة"],
  supervision: ["supervision sessions", "جلسات الإشراف"],
  task: ["tasks", "المهام"],
  training: ["trainings", "التدريبات"],
  worker: ["social workers", "الأخصائيون"],
};

/** Under which head indicators stand in the choice, by the fact that they count. */
export const SUBJECTS = [
  [["People and households", "الأشخاص والأسر"], ["person", "household", "need", "population"]],
  [
    ["Cases", "الحالات"],
    [
      "case",
      "case-opening",
      "case-state",
      "case-closure",
      "task",
      "plan",
      "goal",
      "assessment",
      "follow-up",
      "conference",
      "best-interests",
      "feedback",
      "incident",
      "reported-incident",
    ],
  ],
  [["Services provided", "الخدمات المقدمة"], ["delivery"]],
  [["Referrals", "الإحالات"], ["referral", "referral-escalation"]],
  [
    ["Programmes of centres", "برامج المراكز"],
    ["enrolment", "enrolment-outcome", "session", "session-heads", "centre-programme"],
  ],
  [["Workforce", "القوى العاملة"], ["licence", "training", "supervision", "worker"]],
  [["Directory", "الدليل"], ["service", "place", "organization", "capacity"]],
];

/** Members of facts that definitions name, and what a fact belongs to. */
const MEMBERS = {
  accredited: ["accredited", "معتمد"],
  acknowledgedAt: ["receipt confirmed", "تأكيد الاستلام"],
  approvedAt: ["approved", "الاعتماد"],
  assuredOn: ["data confirmed", "تأكيد صحة البيانات"],
  beganAt: ["opened, or opened again", "الفتح أو إعادة الفتح"],
  birthYear: ["year of birth", "سنة الميلاد"],
  case: ["case", "الحالة"],
  caseId: ["case", "الحالة"],
  changedAt: ["changed", "التعديل"],
  closedAt: ["closed", "الإغلاق"],
  closureReason: ["reason of closure", "سبب الإغلاق"],
  completedAt: ["completed", "الإتمام"],
  completedOn: ["completed", "الإتمام"],
  concern: ["protection concern", "شاغل الحماية"],
  concerns: ["protection concerns", "شواغل الحماية"],
  createdAt: ["written", "الإنشاء"],
  deadline: ["deadline", "الموعد"],
  decideDueAt: ["decision due", "الموعد الأخير للقرار"],
  decidedAt: ["decided", "القرار"],
  deliveredOn: ["provided", "تقديم الخدمة"],
  departure: ["kind of departure", "نوع المغادرة"],
  diedOn: ["died", "الوفاة"],
  disability: ["disability", "الإعاقة"],
  disabilityCard: ["disability card", "البطاقة التعريفية للأشخاص ذوي الإعاقة"],
  doneAt: ["done", "التنفيذ"],
  dropOutReason: ["reason of dropping out", "سبب الانقطاع"],
  dueAt: ["due", "الموعد الأخير"],
  endedAt: ["ended", "الانتهاء"],
  endedOn: ["ended", "الانتهاء"],
  enrolledAt: ["enrolled", "الالتحاق"],
  expiresOn: ["expires", "انتهاء الصلاحية"],
  firstResponseAt: ["first response", "أول استجابة"],
  functioningDifficulty: ["difficulty in functioning", "صعوبة في الأداء الوظيفي"],
  gbvType: ["type of incident", "نوع الحادثة"],
  givenAt: ["given", "تقديم الإجابة"],
  governorate: ["governorate", "المحافظة"],
  guides: ["workers whom they supervise", "عدد من يشرف عليهم"],
  heads: ["heads", "عدد الحاضرين"],
  heldOn: ["held", "الانعقاد"],
  hours: ["hours", "الساعات"],
  identifiedOn: ["identified", "التعرف"],
  issuedOn: ["issued", "الإصدار"],
  kind: ["kind", "النوع"],
  leftAt: ["left", "ترك العمل"],
  mergedIntoId: ["merged into another", "الدمج في غيره"],
  nationalityGroup: ["nationality group", "فئة الجنسية"],
  number: ["number", "الرقم"],
  observedOn: ["observed", "الرصد"],
  openedAt: ["opened", "الفتح"],
  outcome: ["outcome", "النتيجة"],
  person: ["person", "الشخص"],
  persons: ["inhabitants", "عدد السكان"],
  place: ["place", "المكان"],
  plannedAt: ["planned", "الموعد المقرر"],
  present: ["persons present", "عدد الحاضرين"],
  priority: ["priority", "الأولوية"],
  programme: ["programme", "البرنامج"],
  raisedAt: ["raised", "التصعيد"],
  reasonCode: ["reason", "السبب"],
  receivedService: ["service received", "تلقي الخدمة"],
  registeredAt: ["registered", "التسجيل"],
  reopened: ["times opened again", "عدد مرات إعادة الفتح"],
  reportedOn: ["month of the report", "شهر الإبلاغ"],
  requestedOn: ["requested", "الطلب"],
  risk: ["risk", "مستوى الخطر"],
  safetyPlan: ["safety plan", "خطة السلامة"],
  satisfaction: ["satisfaction", "الرضا"],
  sensitivity: ["sensitivity", "الحساسية"],
  sentAt: ["sent", "الإرسال"],
  service: ["service", "الخدمة"],
  serviceType: ["type of service", "نوع الخدمة"],
  sex: ["sex", "الجنس"],
  since: ["since", "البدء"],
  size: ["number of members", "عدد الأفراد"],
  stage: ["stage", "المرحلة"],
  startedAt: ["started", "بدء العمل"],
  status: ["status", "الحالة"],
  statusSince: ["status since", "بدء الحالة"],
  supervisorId: ["supervisor", "المشرف"],
  until: ["until", "النهاية"],
  worker: ["social worker", "الأخصائي"],
};

/** Dimensions whose groups are yes and no. */
const YES_OR_NO = ["DISABILITY", "DISABILITY_CARD"];

/** The code lists of the groups of a dimension; of some dimensions each fact has its own. */
const LISTS = {
  GOVERNORATE: ["Governorate"],
  CENTRE_GOVERNORATE: ["Governorate"],
  DISTRICT: ["District"],
  CAMP: ["Camp"],
  SEX: ["Sex"],
  AGE_GROUP: ["AgeGroup"],
  NATIONALITY_GROUP: ["NationalityGroup"],
  LEGAL_STATUS: ["LegalStatus"],
  PROGRAMME: ["Programme"],
  RISK: ["RiskLevel"],
  CONCERN: ["Concern"],
  NEED: ["SpecificNeed"],
  SERVICE_TYPE: ["ServiceType"],
  PRIORITY: ["ReferralPriority"],
  MILESTONE: ["OutcomeMilestone"],
  INCIDENT_TYPE: ["GbvType"],
  REPORTING_DELAY: ["ReportingDelay"],
  LICENCE_CLASS: ["LicenceClass"],
  CASELOAD: ["CaseloadBand"],
  STATUS: {
    assessment: ["AssessmentStatus"],
    "best-interests": ["BestInterestsStatus"],
    case: ["CaseStatus"],
    "case-closure": ["CaseStatus"],
    "case-opening": ["CaseStatus"],
    "case-state": ["CaseStatus"],
    "centre-programme": ["CentreProgrammeStatus"],
    delivery: ["ServiceDeliveryStatus"],
    enrolment: ["EnrolmentStatus"],
    "enrolment-outcome": ["EnrolmentStatus"],
    "follow-up": ["FollowUpStatus"],
    goal: ["PlanStatus"],
    household: ["HouseholdStatus"],
    licence: ["LicenceStatus"],
    need: ["NeedStatus"],
    organization: ["OrganizationStatus"],
    person: ["PersonStatus"],
    plan: ["PlanStatus"],
    referral: ["ReferralStatus"],
    "referral-escalation": ["ReferralStatus"],
    service: ["ServiceStatus"],
    task: ["TaskStatus"],
  },
  KIND: {
    assessment: ["AssessmentType"],
    "best-interests": ["BestInterestsKind"],
    "centre-programme": ["CentreProgrammeKind"],
    enrolment: ["CentreProgrammeKind"],
    "enrolment-outcome": ["CentreProgrammeKind"],
    "follow-up": ["FollowUpType"],
    organization: ["OrganizationType"],
    place: ["CentreType"],
    "referral-escalation": ["ReferralDeadline"],
    session: ["CentreProgrammeKind"],
    "session-heads": ["CentreProgrammeKind"],
    task: ["TaskType"],
  },
  REASON: {
    case: ["ClosureReason"],
    "case-closure": ["ClosureReason"],
    "case-opening": ["ClosureReason"],
    "case-state": ["ClosureReason"],
    enrolment: ["DropOutReason"],
    "enrolment-outcome": ["DropOutReason"],
    person: ["DepartureKind"],
    referral: ["DeclineReason", "CancelReason", "FailReason"],
    "referral-escalation": ["DeclineReason", "CancelReason", "FailReason"],
  },
  OUTCOME: {
    "enrolment-outcome": ["ProgrammeOutcome"],
    goal: ["GoalOutcome"],
    referral: ["ReferralOutcome"],
    "referral-escalation": ["ReferralOutcome"],
  },
};

/** The dimension whose groups are the values of a member; of others that have codes, their list. */
const DIMENSION_OF = {
  closureReason: "REASON",
  concern: "CONCERN",
  concerns: "CONCERN",
  deadline: "KIND",
  departure: "REASON",
  dropOutReason: "REASON",
  gbvType: "INCIDENT_TYPE",
  governorate: "GOVERNORATE",
  kind: "KIND",
  legalStatus: "LEGAL_STATUS",
  nationalityGroup: "NATIONALITY_GROUP",
  outcome: "OUTCOME",
  priority: "PRIORITY",
  programme: "PROGRAMME",
  reasonCode: "REASON",
  risk: "RISK",
  serviceType: "SERVICE_TYPE",
  sex: "SEX",
  status: "STATUS",
};
const LISTS_OF_MEMBERS = { receivedService: ["ReceivedService"], sensitivity: ["Sensitivity"], stage: ["CaseStage"] };

const place = (language) => (language === "ar" ? 1 : 0);

export const isYesOrNo = (dimension) => YES_OR_NO.includes(dimension);

export const factName = (fact, language) => FACTS[fact]?.[place(language)] ?? fact;

/** @param path as a definition names it: `status`, `person.sex` */
export const memberName = (path, language) =>
  path
    .split(".")
    .map((each) => MEMBERS[each]?.[place(language)] ?? each)
    .join(": ");

/** Its place in SUBJECTS; the last where none has the fact. */
export function subjectOf(fact) {
  const found = SUBJECTS.findIndex(([, facts]) => facts.includes(fact));
  return found < 0 ? SUBJECTS.length - 1 : found;
}

/** The code lists by which the groups of a dimension are called; none where they are no codes. */
export function listsOf(dimension, fact) {
  const lists = LISTS[dimension] ?? [];
  return Array.isArray(lists) ? lists : (lists[fact] ?? []);
}

/** The same of the values of a member. */
export function listsOfMember(path, fact) {
  const [member, whole] = path.split(".").reverse();
  const owner = whole === "programme" ? "centre-programme" : (whole ?? fact);
  return LISTS_OF_MEMBERS[member] ?? listsOf(DIMENSION_OF[member], owner);
}
