// The statutory year as officers live it: two partnerships complete their assessments, three people score what these bring to the county,
// the agreement is drafted from what was chosen, signed by every responsible authority as each of them, issued and copied to the
// commissioner; and next year's plans are opened with what has to be considered already in them.
import { writeFile } from "node:fs/promises";
import type { Browser, Page } from "@playwright/test";
import { startDemo } from "../support/demo.ts";
import { says } from "../support/files.ts";
import { lint } from "../support/lint.ts";
import { signInAs } from "../support/people.ts";
import { expect, test as base } from "../support/test.ts";

const TODAY = "2023-02-01";
const YEAR = "2022-23";
const NEXT = "2023-24";
const SCORING = `/loamshire/prioritisation/${YEAR}`;
const AGREEMENT = `/loamshire/plan/${NEXT}`;

/** What each partnership brings to the county: its group, and a finding. */
const FINDINGS = [
  { group: "csp-west", theme: "Knives among young people", words: "Nine young people were cut in a year, seven of them near the two interchanges." },
  { group: "csp-east", theme: "Domestic abuse", words: "Four in ten who call the police have called before, and tell it again in each office." },
];

/** What page, PDF and Word file of the agreement say alike. */
const SAID = [
  "How we will carry out the priorities together",
  "How else we will act together",
  "Chief Superintendent",
  ...FINDINGS.map(({ theme }) => theme),
];
/** The heads of its tables: the priorities, and the versions. */
const HEADS = [
  ["Priority", "Assessments that raised it", "Joint action", "Lead", "Measure"],
  ["Version", "Day", "What it is", "What changed, or how it was agreed"],
];

/** Everybody who signs, by role, and for which authority. */
const SIGNATORIES = [
  ["Director of Public Health", "Loamshire County Council"],
  ["Head of Environment and Safety", "Ambermoor District Council"],
  ["Director of Communities", "Castle Orrin City Council"],
  ["Community Safety Manager", "Dunwater Borough Council"],
  ["Assistant Director, Communities", "Fennimore District Council"],
  ["Head of Communities", "Harrowmere District Council"],
  ["Deputy Chief Executive", "Thistlevale District Council"],
  ["Chief Superintendent", "Loamshire Constabulary"],
  ["Area Manager, Prevention", "Loamshire and Hillshire Fire and Rescue Authority"],
  ["Director of Quality and Nursing", "NHS Loamshire and Hillshire Integrated Care Board"],
  ["Head of Probation, Loamshire", "Loamshire and Hillshire Probation"],
] as const;

/** Scores of each scorer: one number for everything that a candidate is scored on. */
const SCORERS = [
  { role: "Director of Public Health", name: "Dr Osric Penmarrow", scores: ["5", "4", "1"] },
  { role: "Chief Superintendent", name: "Hollis Verrington", scores: ["3", "4", "2"] },
  { role: "Director of Communities", name: "Tamsin Arkelby", scores: ["4", "5", "2"] },
];

// It changes the county, and it is another year: it has a demo to itself.
const test = base.extend<{ fresh: string }>({
  fresh: async ({}, use) => {
    const demo = await startDemo(TODAY);
    await use(demo.address);
    await demo.stop();
  },
  baseURL: async ({ fresh }, use) => use(fresh),
});

type Like = { baseURL?: string; javaScriptEnabled?: boolean };

/** Does something as somebody, in a browser of their own. */
async function as(browser: Browser, role: string, like: Like, what: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ ...like, viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await signInAs(page, role);
  await what(page);
  await context.close();
}

test("a year from the assessments to the agreement, and on to the next plans", async ({ page: officer, browser, baseURL, javaScriptEnabled }, info) => {
  test.setTimeout(420_000);
  const like = { baseURL, javaScriptEnabled };
  await signInAs(officer, "Partnership officer");

  await test.step("two partnerships complete their assessments", async () => {
    for (const { group, theme, words } of FINDINGS) {
      const assessment = `/loamshire/assessments/${group}/${YEAR}`;
      await officer.goto(`${assessment}/findings/new`);
      await officer.getByLabel("Theme").fill(theme);
      await officer.getByLabel("What was found").fill(words);
      await officer.getByLabel("What shows it (optional)").fill("Records of the emergency departments, 2022");
      await officer.getByLabel(/should prioritise it/).check();
      await officer.getByLabel(/county strategy group’s attention/).check();
      await lint(officer);
      await officer.getByRole("button", { name: "Save", exact: true }).click();
      for (const section of ["a", "b", "c", "d", "e", "f", "g"]) {
        await officer.goto(`${assessment}/sections/${section}`);
        await officer.getByLabel("Text", { exact: true }).fill(`What the partnership found for part (${section}) in ${YEAR}, in its own words.`);
        await officer.getByRole("button", { name: "Save", exact: true }).click();
      }
      await officer.goto(`${assessment}/complete`);
      await lint(officer);
      const despite = officer.getByLabel("Why is it complete without what is missing?");
      if (await despite.isVisible()) await despite.fill("What is missing comes with the next version.");
      await officer.getByRole("button", { name: "Complete it" }).click();
      await expect(officer.getByRole("main")).toContainText(theme);
      await lint(officer);
    }
  });

  await test.step("a prioritisation is begun with three scorers, and takes up what the assessments bring", async () => {
    await officer.goto("/loamshire/prioritisation/new");
    for (const { name } of SCORERS) await officer.getByLabel(name).check();
    await officer.getByLabel("How many priorities are expected?").fill("2");
    await lint(officer);
    await officer.getByRole("button", { name: "Begin", exact: true }).click();
    for (const { theme } of FINDINGS) await officer.getByRole("checkbox", { name: theme }).check();
    await officer.getByRole("button", { name: "Add", exact: true }).click();
    await officer.getByLabel("The candidate in a few words").fill("Fly-tipping");
    await officer.getByRole("button", { name: "Add", exact: true }).click();
    for (const title of [...FINDINGS.map((f) => f.theme), "Fly-tipping"]) {
      await expect(officer.getByRole("rowheader", { name: title })).toBeVisible();
    }
    await lint(officer);
  });

  await test.step("each scores alone", async () => {
    for (const { role, scores } of SCORERS) {
      await as(browser, role, like, async (page) => {
        // The first page asks for it.
        await page.goto("/");
        await page.getByRole("link", { name: new RegExp(`Score what could become a priority .*${YEAR}`) }).click();
        await expect(page.getByRole("main")).not.toContainText("What the scores come to");
        await lint(page);
        const rows = page.getByRole("row").filter({ has: page.getByRole("combobox") });
        for (const [at, score] of scores.entries()) {
          const fields = rows.nth(at).getByRole("combobox");
          for (let n = 0; n < (await fields.count()); n += 1) await fields.nth(n).selectOption(score);
        }
        await page.getByRole("button", { name: "Give these scores" }).click();
        // Having given, they see what others gave.
        await expect(page.getByRole("main")).toContainText("What the scores come to");
        await lint(page);
      });
    }
  });

  await test.step("it is decided, with reasons and with what was not chosen", async () => {
    await officer.goto(SCORING);
    await officer.getByRole("button", { name: "Take no more scores" }).click();
    await expect(officer.getByRole("main")).toContainText("Where scorers differ");
    await lint(officer);
    await officer.getByRole("link", { name: "Decide" }).or(officer.getByRole("button", { name: "Decide" })).first().click();
    await officer.getByLabel(/^Why “Fly-tipping”/).fill("The districts deal with it themselves.");
    await officer.getByLabel("Why was it decided so?").fill("The chairs agreed on 31 January 2023 to follow the scores.");
    await lint(officer);
    await officer.getByRole("button", { name: "Record this decision" }).click();
    await expect(officer.getByRole("main")).toContainText("The districts deal with it themselves.");
    await lint(officer);
  });

  await test.step("the agreement is drafted from what was chosen", async () => {
    await officer.goto(`${SCORING}/draft`);
    await expect(officer.getByLabel("Short name")).toHaveValue(NEXT);
    await lint(officer);
    await officer.getByRole("button", { name: "Draft it" }).click();
    await officer.getByLabel("How we will carry out the priorities together").fill("One group for each priority, in which every authority that can act has a seat.");
    await officer.getByLabel("How else we will act together").fill("We share what we know under one protocol, and train our people together.");
    await officer.getByRole("button", { name: "Save", exact: true }).click();
    for (const { theme } of FINDINGS) {
      await officer.goto(`${AGREEMENT}/text`);
      await lint(officer);
      await officer.getByRole("link", { name: theme, exact: true }).click();
      await officer.getByLabel("What do the authorities do together?").fill(`A weekly meeting about ${theme.toLowerCase()}.`);
      await officer.getByLabel("Which organisation leads it?").selectOption({ label: "Loamshire Constabulary" });
      await officer.getByLabel("What shows that it works?").fill("Those who come again: 34 in 100 in 2022.");
      await lint(officer);
      await officer.getByRole("button", { name: "Save", exact: true }).click();
    }
    await officer.goto(`${AGREEMENT}/regard`);
    const regard = officer.getByRole("textbox");
    for (let n = 0; n < (await regard.count()); n += 1) await regard.nth(n).fill("Weighed, and taken up by one of the priorities.");
    await lint(officer);
    await officer.getByRole("button", { name: "Record it" }).click();
    await officer.goto(`${AGREEMENT}/signatures`);
    await lint(officer);
    await officer.getByRole("button", { name: "Offer it for signing" }).click();
    await expect(officer.getByText("Not signed")).toHaveCount(SIGNATORIES.length);
  });

  await test.step("every responsible authority signs, as each of them", async () => {
    for (const [role, body] of SIGNATORIES) {
      await as(browser, role, like, async (page) => {
        await page.goto("/");
        await page.getByRole("link", { name: /^Sign the Loamshire Community Safety Agreement/ }).click();
        await expect(page.getByRole("main")).toContainText(body);
        // Whoever answers for several authorities says for which.
        const which = page.getByRole("radio", { name: body });
        if (await which.isVisible()) await which.check();
        await page.getByLabel("It signs").check();
        await lint(page);
        await page.getByRole("button", { name: "Record this" }).click();
        const row = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: body }) });
        await expect(row).toContainText("Signed");
        // A recorded act: its event stands beside it.
        await expect(row).toContainText(/[0-9A-HJKMNP-TV-Z]{26}/);
      });
    }
    await officer.goto(`${AGREEMENT}/signatures`);
    await expect(officer.getByText("Not signed")).toHaveCount(0);
    await lint(officer);
  });

  await test.step("it is issued, as a page, PDF and Word file", async () => {
    await officer.goto("/");
    await officer.getByRole("link", { name: /^Everybody has answered/ }).click();
    await officer.getByLabel("How was it agreed?").fill("At the meeting of the board of 1 February 2023");
    await officer.getByLabel("Yes, it is published").check();
    await lint(officer);
    await officer.getByRole("button", { name: "Issue it" }).click();
    await expect(officer.getByRole("main")).toContainText("It does not change.");
    await lint(officer);
    for (const [name, begins] of [["PDF", "%PDF"], ["Word", "PK"]] as const) {
      const href = await officer.getByRole("link", { name: new RegExp(`^${name}`) }).first().getAttribute("href");
      const answer = await officer.request.get(href!);
      expect(answer.status()).toBe(200);
      const bytes = await answer.body();
      expect(bytes.subarray(0, begins.length).toString("latin1")).toBe(begins);
      const file = info.outputPath(`agreement.${name === "PDF" ? "pdf" : "docx"}`);
      await writeFile(file, bytes);
      await says(file, SAID, HEADS);
    }
  });

  await test.step("a copy goes to the commissioner", async () => {
    await officer.goto("/");
    await officer.getByRole("link", { name: /^Send the policing body a copy/ }).click();
    await expect(officer.getByLabel("To which body?")).toHaveValue("commissioner");
    await officer.getByLabel("To whom there, by role?").fill("Chief executive");
    await officer.getByLabel("How?", { exact: true }).fill("By e-mail");
    await lint(officer);
    await officer.getByRole("button", { name: "Record it" }).click();
    await expect(officer.getByRole("main")).toContainText("Regulation 9A");
    await lint(officer);
  });

  await test.step("anybody reads it, and goes from a priority to what raised it", async () => {
    const stranger = await (await browser.newContext(like)).newPage();
    await stranger.goto(`${AGREEMENT}/document`);
    const main = stranger.getByRole("main");
    for (const words of [...SAID, "Assessments that raised it", "Versions of this agreement"]) {
      await expect(main).toContainText(words);
    }
    await expect(main).not.toContainText("Hollis Verrington");
    await lint(stranger);
    await stranger.getByRole("link", { name: FINDINGS[0]!.theme, exact: true }).first().click();
    await expect(main).toContainText("West Loamshire Community Safety Partnership");
    // The assessment is not released, so what it found is not told.
    await expect(main).not.toContainText("See the finding and its evidence");
    await lint(stranger);
    await stranger.context().close();
    await officer.goto(`${AGREEMENT}/document`);
    await officer.getByRole("link", { name: FINDINGS[0]!.theme, exact: true }).first().click();
    await officer.getByRole("link", { name: /See the finding and its evidence/ }).first().click();
    await expect(officer.getByRole("main")).toContainText(FINDINGS[0]!.words);
    await expect(officer.getByRole("main")).toContainText("Records of the emergency departments, 2022");
    await officer.goto(`${AGREEMENT}/compare`);
    await expect(officer.getByRole("main")).toContainText("Gone");
    await lint(officer);
  });

  await test.step("next year’s plans are opened with what has to be considered", async () => {
    for (const { group, theme } of FINDINGS) {
      await officer.goto(`/loamshire/partnership-plans/new?group=${group}&year=${NEXT}`);
      await lint(officer);
      await officer.getByRole("button", { name: "Begin", exact: true }).click();
      await officer.goto(`/loamshire/partnership-plans/${group}/${NEXT}/consideration`);
      await expect(officer.getByRole("main")).toContainText(theme);
      await expect(officer.getByRole("main")).toContainText("Agreement");
      await lint(officer);
    }
  });
});
