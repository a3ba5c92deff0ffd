// The pages that are looked at one by one: linted at every width, and drawn for docs/screens.
export interface Shown {
  /** Name of the picture, without ending. */
  name: string;
  /** Whose page it is; a page without a role is the public's. */
  role?: string;
  path: string;
}

/** Pages of one role: name and path below the county. */
function of(role: string | undefined, pages: Record<string, string>): Shown[] {
  return Object.entries(pages).map(([name, path]) => ({ name, role, path }));
}

const OFFICER = "Partnership officer";
const CHAIR = "Director of Public Health";
const DRAFT = "/loamshire/papers/2022-03-22-hwb";
const ISSUED = "/loamshire/papers/2021-11-23-hwb";
const UPDATE = "/loamshire/updates/neighbourhoods/2021-10-to-2021-12";

export const PAGES: Shown[] = [
  ...of(undefined, {
    "public-home": "/",
    "public-county": "/loamshire",
    "public-published": "/loamshire/published",
    "public-board": "/loamshire/board",
    "public-group": "/loamshire/groups/dapb",
    "public-meetings": "/loamshire/meetings",
    "public-decisions": "/loamshire/decisions",
    "public-search": "/loamshire/search?q=refuge",
    "public-retention": "/loamshire/retention",
    "public-corrections": "/loamshire/corrections",
    "public-correction-new": "/loamshire/corrections/new?about=/loamshire/meetings",
    "public-subscribe": "/loamshire/subscribe",
    "public-accessibility": "/loamshire/accessibility",
    "public-glossary": "/loamshire/glossary",
    "public-plan": "/loamshire/plan",
    "public-actions": "/loamshire/actions",
    "public-papers": "/loamshire/papers",
    "public-paper": ISSUED,
    "public-report-worcestershire": "/worcestershire/papers/2022-02-15-hwb",
    "demo-people": "/demo/people",
    "sign-in": "/sign-in",
    "reset": "/reset",
  }),
  ...of(OFFICER, {
    "home-officer": "/",
    board: "/loamshire/board",
    meetings: "/loamshire/meetings",
    decisions: "/loamshire/decisions",
    asks: "/loamshire/asks",
    "action-log": "/loamshire/action-log",
    matters: "/loamshire/matters",
    search: "/loamshire/search?q=board",
    "corrections-asked": "/loamshire/corrections/asked",
    "meeting-new": "/loamshire/meetings/new",
    "meetings-late": "/loamshire/meetings/late",
    "meetings-withheld": "/loamshire/meetings/withheld",
    procedures: "/loamshire/procedures",
    "procedure-new": "/loamshire/procedures/new",
    interests: "/loamshire/interests",
    publishing: "/loamshire/publishing",
    "board-as-at": "/loamshire/board?as-at=2021-06-30",
    gaps: "/loamshire/board/gaps",
    groups: "/loamshire/groups",
    group: "/loamshire/groups/scb",
    organisations: "/loamshire/organisations",
    organisation: "/loamshire/organisations/constabulary",
    succession: "/loamshire/organisations/constabulary/succession",
    people: "/loamshire/people",
    person: "/loamshire/people/osric-penmarrow",
    seats: "/loamshire/seats",
    seat: "/loamshire/seats/scb-castle-orrin",
    "liaison-officers": "/loamshire/liaison-officers",
    protocols: "/loamshire/protocols",
    protocol: "/loamshire/protocols/sharing",
    "protocol-contents": "/loamshire/protocols/sharing/contents",
    documents: "/loamshire/documents",
    document: "/loamshire/documents/domestic-abuse-strategy",
    "document-new": "/loamshire/register/documents/new",
    themes: "/loamshire/themes",
    theme: "/loamshire/themes/domestic-abuse",
    areas: "/loamshire/areas",
    area: "/loamshire/areas/castle-orrin",
    "register-new": "/loamshire/register/groups/new",
    "register-change": "/loamshire/register/groups/scb/change",
    "register-end": "/loamshire/register/groups/dapb/end",
    "register-history": "/loamshire/register/groups/scb",
    plan: "/loamshire/plan",
    "plan-new": "/loamshire/plan/new",
    actions: "/loamshire/actions",
    "action-new": "/loamshire/actions/new",
    action: "/loamshire/actions/ACT-0001",
    "action-change": "/loamshire/actions/ACT-0001/change",
    "action-report": "/loamshire/actions/ACT-0001/report",
    "action-evidence": "/loamshire/actions/ACT-0030/evidence",
    updates: "/loamshire/updates",
    "updates-new": "/loamshire/updates/new",
    update: UPDATE,
    "update-reopen": `${UPDATE}/reopen`,
    papers: "/loamshire/papers",
    "paper-new": "/loamshire/papers/new",
    "paper-draft": DRAFT,
    "paper-cover": `${DRAFT}/cover`,
    "paper-section": `${DRAFT}/sections/background`,
    "paper-section-history": `${DRAFT}/sections/background/history`,
    "paper-implications": `${DRAFT}/implications`,
    "paper-check": `${DRAFT}/check`,
    "paper-issued": ISSUED,
    account: "/account",
    messages: "/account/messages",
    "messages-later": "/account/messages/later?thing=ACT-0001",
    "account-calendar": "/account/calendar",
  }),
  ...of(CHAIR, { "home-chair": "/", "paper-clear": `${DRAFT}/clear` }),
  ...of("Community Safety Manager", { "home-lead": "/", "update-write": `${UPDATE}/write` }),
  ...of("Chief Superintendent", { "home-representative": "/" }),
  ...of("Partnership analyst", { "home-analyst": "/" }),
  ...of("Information-governance lead", { "home-ig-lead": "/" }),
  ...of("System administrator", {
    "home-administrator": "/",
    outbox: "/loamshire/outbox",
    accounts: "/loamshire/people-accounts",
    "accounts-person": "/loamshire/people-accounts/loamshire/person/osric-penmarrow",
  }),
];
