// The main job, end to end: five updates are written, the report is assembled, cleared and issued, and anybody reads it.
import type { Page } from "@playwright/test";
import { startDemo } from "../support/demo.ts";
import { judge } from "../support/files.ts";
import { lint } from "../support/lint.ts";
import { signInAs, signOut } from "../support/people.ts";
import { expect, test as base } from "../support/test.ts";

const COUNTY = "Worcestershire";
const PAPER = "/worcestershire/papers/2022-05-24-hwb";

// It changes the board, so it has a demo to itself.
const test = base.extend<{ fresh: string }>({
  fresh: async ({}, use) => {
    const demo = await startDemo();
    await use(demo.address);
    await demo.stop();
  },
  baseURL: async ({ fresh }, use) => use(fresh),
});

const GROUPS = [
  { lead: "Lead of the Domestic Abuse Partnership Board", name: "Worcestershire Domestic Abuse Partnership Board" },
  { lead: "Lead of the Prevent Strategy Group", name: "Worcestershire Prevent Strategy Group" },
  { lead: "Lead of the Protect Group", name: "Worcestershire Protect Group" },
  { lead: "Lead of the Substance Misuse Oversight Group", name: "Worcestershire Substance Misuse Oversight Group" },
  { lead: "Lead of the Reducing Reoffending Group", name: "Worcestershire Reducing Reoffending Group" },
];

const words = (name: string) => ({
  purpose: `The ${name} brings its partners together`,
  activity: `In this period it met three times.\nIts partners agreed what each of them does`,
  priorities: `Next it looks at what was learned`,
  legislation: `A change in the law is expected within the year`,
});

const paragraph = (name: string) =>
  `The ${name} brings its partners together. In this period it met three times. Its partners agreed what each of them does. ` +
  `Next it looks at what was learned. A change in the law is expected within the year.`;

async function writeUpdate(page: Page, name: string): Promise<void> {
  await page.getByRole("link", { name: new RegExp("update", "i") }).filter({ hasText: /Write|Give|update of/i }).first().click();
  if (!page.url().endsWith("/write")) await page.getByRole("button", { name: "Write the update" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  await lint(page);
  // Given too early: what is missing is said in its place, and what was typed stays.
  const text = words(name);
  await page.getByLabel("What the group is for").fill(text.purpose);
  await page.getByRole("button", { name: "Give to the board" }).click();
  await expect(page.getByRole("alert")).toContainText("There is a problem");
  await expect(page.getByLabel("What the group is for")).toHaveValue(text.purpose);
  await lint(page);
  await page.getByLabel("Recent activity").fill(text.activity);
  await page.getByLabel("Priorities").fill(text.priorities);
  await page.getByLabel("Law and policy ahead").fill(text.legislation);
  await page.getByRole("button", { name: "Give to the board" }).click();
  await expect(page.getByText("Given to the board on")).toBeVisible();
  await lint(page);
}

async function fillCover(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Cover", exact: true }).click();
  await lint(page);
  await page.getByLabel("Board Sponsor").fill("Director of Public Health");
  await page.getByLabel("Author").fill("Senior Public Health Practitioner");
  const answers: [string, string][] = [
    ["Mental health & well-being", "Yes"],
    ["Being Active", "No"],
    ["Reducing harm from Alcohol", "Yes"],
    ["Impact on Safeguarding Children", "Yes"],
    ["Impact on Safeguarding Adults", "Yes"],
  ];
  for (const [question, answer] of answers) {
    await page.getByRole("group", { name: question, exact: true }).getByLabel(answer, { exact: true }).check();
  }
  await page.getByLabel("Impact on Safeguarding Children: say why in a sentence").fill("Children are at the centre of this work.");
  await page.getByLabel("Impact on Safeguarding Adults: say why in a sentence").fill("So is the safety of vulnerable adults.");
  await page.getByLabel("Consideration", { exact: true }).check();
  await page.getByRole("button", { name: "Save the cover" }).click();
}

async function confirmImplications(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Privacy Impact Assessment" }).click();
  await lint(page);
  for (const heading of IMPLICATIONS) {
    const one = page.getByRole("group", { name: heading, exact: true });
    await one.getByRole("radio").first().check();
    await one.getByLabel("I have considered this, and the statement is true").check();
  }
  await page.getByRole("button", { name: "Save the implications" }).click();
}

const IMPLICATIONS = [
  "Legal, Financial and HR Implications",
  "Privacy Impact Assessment",
  "Equality and Diversity Implications",
];

const HEADINGS: [number, string][] = [
  [1, "Worcestershire Safer Communities Board"],
  [2, "Recommendation"],
  [2, "Background"],
  [2, "Sub-group activity"],
  ...GROUPS.map(({ name }): [number, string] => [3, name]),
  [2, "The Partnership approach"],
  [2, "Conclusion"],
  ...IMPLICATIONS.map((name): [number, string] => [2, name]),
  [2, "Contact Points"],
  [3, "County Council Contact Points"],
  [3, "Specific Contact Points for this report"],
];

test("five updates become the report that anybody reads", async ({ page }, info) => {
  test.setTimeout(480_000);
  for (const { lead, name } of GROUPS) {
    await signInAs(page, lead, COUNTY);
    await lint(page);
    await writeUpdate(page, name);
    await signOut(page);
  }

  await signInAs(page, "Partnership officer", COUNTY);
  await page.getByRole("link", { name: "Papers", exact: true }).click();
  await lint(page);
  await page.goto(PAPER);
  await expect(page.getByText("has been given by")).toHaveCount(0);
  await lint(page);
  await page.getByRole("link", { name: "Background", exact: true }).click();
  await lint(page);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await fillCover(page);
  await confirmImplications(page);
  await page.getByRole("link", { name: "Before it can be issued" }).click();
  await expect(page.getByText("The chair of the group that owns it can clear it.")).toBeVisible();
  await lint(page);
  await signOut(page);

  // A draft is nobody's business yet: its address is the same page as a wrong one.
  const draft = await page.goto(PAPER);
  expect(draft?.status()).toBe(404);

  await signInAs(page, "Director of Public Health", COUNTY);
  await lint(page);
  await page.goto(PAPER);
  await page.getByRole("button", { name: "Clear this report" }).click();
  await lint(page);
  await page.getByRole("button", { name: "Clear this report" }).click();
  await expect(page.getByText("Cleared on")).toBeVisible();
  await lint(page);
  await signOut(page);

  await signInAs(page, "Partnership officer", COUNTY);
  await page.goto(PAPER);
  await page.getByRole("button", { name: "Issue this report" }).click();
  await lint(page);
  const looked = page.getByLabel("I have looked at these points");
  if (await looked.count()) await looked.check();
  await page.getByRole("button", { name: "Issue this report" }).click();
  await expect(page.getByText("It does not change.")).toBeVisible();
  await signOut(page);

  // Anybody finds it from the first page.
  await page.goto("/");
  await page.getByRole("link", { name: "Worcestershire Safer Communities Board" }).first().click();
  await lint(page);
  await page.locator(`a[href="${PAPER}"]`).first().click();
  await lint(page);
  await readAsAnybody(page);
  const expected = {
    title: "Worcestershire Safer Communities Board",
    language: "en-GB",
    author: "Senior Public Health Practitioner",
    issued: "2022-02-01",
    headings: HEADINGS,
    numbered: 19,
    bold_numbers: [1],
    letters: 2,
    bullets: 6,
    tables: 2,
    figures: 0,
    links: 0,
    cover: ["HEALTH AND WELL-BEING BOARD", "24 MAY 2022", "WORCESTERSHIRE SAFER COMMUNITIES BOARD"],
    in_order: [
      "HEALTH AND WELL-BEING BOARD", "24 MAY 2022", "Board Sponsor", "Director of Public Health", "Author", "Priorities",
      "Being Active", "Other (specify below)", "Safeguarding", "Impact on Safeguarding Children", "Consideration",
      "Recommendation", "is asked to:", "Background", "Sub-group activity", ...GROUPS.map(({ name }) => name),
      "The Partnership approach", "Conclusion", ...IMPLICATIONS, "Contact Points",
    ],
  };
  await judge(page, /^PDF/, info, expected);
  await judge(page, /^Word/, info, expected);
});

/** The order, headings, numbering, lettering, tables and lists of the report as a page. */
async function readAsAnybody(page: Page): Promise<void> {
  const report = page.getByRole("article");
  const found = await report.getByRole("heading").evaluateAll((all) =>
    all.map((one) => [Number(one.tagName.slice(1)), one.textContent!.trim()]),
  );
  expect(found).toEqual(HEADINGS);
  const numbers = await report.locator("ol.sm-paper-numbered > li").evaluateAll((all) =>
    all.map((one) => (one as HTMLLIElement).value),
  );
  expect(numbers).toEqual(Array.from({ length: 19 }, (_, at) => at + 1));
  for (const [at, { name }] of GROUPS.entries()) {
    const said = await report.locator(`ol.sm-paper-numbered > li[value="${8 + at}"]`).innerText();
    expect(said.replace(/ \([A-Z]+\)/g, "").replace(/\s+/g, " ").trim()).toBe(paragraph(name));
  }
  const authorities = report.locator('ol.sm-paper-numbered > li[value="5"] ul > li');
  await expect(authorities).toHaveCount(6);
  await expect(authorities.nth(1)).toHaveText("six District Councils;");
  await expect(authorities.nth(4)).toContainText("; and");
  await expect(authorities.nth(5)).toHaveText("the Probation Service.");
  await expect(report.getByRole("table")).toHaveCount(2);
}
