// The life of a decision, with three people at once: an agenda goes out, an interest is declared and the papers are gone for that
// member, a decision and two actions are minuted, the next meeting approves the minutes, and anybody reads what was decided.
import type { Browser, BrowserContext, Locator, Page } from "@playwright/test";
import { startDemo } from "../support/demo.ts";
import { lint } from "../support/lint.ts";
import { signInAs } from "../support/people.ts";
import { expect, test as base } from "../support/test.ts";

const GROUP = "Loamshire Safer Communities Board";
const MEETINGS = "/loamshire/meetings";
const FIRST = `${MEETINGS}/2022-02-01-scb`;
const SECOND = `${MEETINGS}/2022-02-01-scb-2`;
const BUSINESS = "Lights along the river path";
const PAPER = "What the lamps would cost";

// It changes the board, so it has a demo to itself.
const test = base.extend<{ fresh: string }>({
  fresh: async ({}, use) => {
    const demo = await startDemo();
    await use(demo.address);
    await demo.stop();
  },
  baseURL: async ({ fresh }, use) => use(fresh),
});

/** A browser of somebody's own, signed in. */
async function browserOf(browser: Browser, role: string, like: { baseURL?: string; javaScriptEnabled?: boolean }) {
  const context: BrowserContext = await browser.newContext({
    baseURL: like.baseURL,
    javaScriptEnabled: like.javaScriptEnabled,
    viewport: { width: 1024, height: 768 },
  });
  const page = await context.newPage();
  await signInAs(page, role);
  return page;
}

/** Presses a button or follows a link with the keyboard alone. */
async function press(control: Locator): Promise<void> {
  await control.focus();
  await control.press("Enter");
}

/** Writes into a field with the keyboard alone. */
async function type(field: Locator, text: string): Promise<void> {
  await field.focus();
  await field.press("ControlOrMeta+a");
  await field.pressSequentially(text);
}

async function plan(page: Page, from: string, until: string): Promise<void> {
  await page.goto(`${MEETINGS}/new`);
  await page.getByLabel("Which group meets?").selectOption({ label: GROUP });
  const day = page.getByRole("group", { name: "On which day?" });
  await day.getByLabel("Day").fill("1");
  await day.getByLabel("Month").fill("2");
  await day.getByLabel("Year").fill("2022");
  await page.getByLabel("When does it begin?").fill(from);
  await page.getByLabel("When does it end?").fill(until);
  await page.getByLabel("Where is it held?").fill("County Hall");
  await page.getByLabel(/Anybody/).check();
  await page.getByRole("button", { name: "Plan this meeting" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(GROUP);
}

async function addItem(page: Page, title: string): Promise<void> {
  await page.getByRole("button", { name: "Add an item" }).first().click();
  await page.getByLabel("What is the item?").fill(title);
  await page.getByRole("radio", { name: "Decide", exact: true }).check();
  await page.getByRole("button", { name: "Add this item" }).click();
  await expect(page.getByRole("link", { name: title }).first()).toBeVisible();
}

/** A small PDF with a title and one page of words. */
function pdf(title: string, words: string): Buffer {
  const content = `BT /F1 12 Tf 72 720 Td (${words}) Tj ET`;
  const parts = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    `<< /Title (${title}) /Author (Somebody) >>`,
  ];
  let text = "%PDF-1.4\n";
  const places = parts.map((part, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj\n${part}\nendobj\n`;
    return place;
  });
  const table = text.length;
  const rows = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  text += `xref\n0 ${parts.length + 1}\n0000000000 65535 f \n${rows}`;
  text += `trailer\n<< /Size ${parts.length + 1} /Root 1 0 R /Info 6 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(text, "latin1");
}

async function issue(page: Page, meeting: string): Promise<void> {
  await page.goto(`${meeting}/agenda/issue`);
  const reason = page.getByLabel("The chair’s reason for the short notice");
  if (await reason.isVisible()) await reason.fill("The chair wants it settled tonight");
  const cleared = page.getByRole("checkbox");
  if (await cleared.first().isVisible()) await cleared.first().check();
  await page.getByRole("button", { name: /^Issue/ }).click();
  await expect(page).toHaveURL(/agenda\/\d+$/);
}

/** Everybody who has a seat is in it: one touch for each. */
async function everybodyIsThere(page: Page, meeting: string): Promise<void> {
  await page.goto(`${meeting}/room/attendance`);
  const seats = page.getByRole("button", { name: /^Present ?: / });
  const all = await seats.count();
  expect(all).toBeGreaterThan(7);
  for (let n = 0; n < all; n += 1) {
    const touch = seats.nth(n);
    await touch.click();
    await expect(touch).toBeDisabled();
  }
  await expect(page.getByText("No quorum")).toHaveCount(0);
}

async function agreeAction(page: Page, room: string, title: string): Promise<void> {
  await page.goto(`${room}/action`);
  await page.getByLabel("What is to be done?").fill(title);
  await page.getByLabel("Which organisation leads it?").selectOption({ label: "Loamshire County Council" });
  await page.getByLabel("Which role owns it?").fill("Head of Highways");
  const due = page.getByRole("group", { name: "When is it due?" });
  await due.getByLabel("Day").fill("30");
  await due.getByLabel("Month").fill("4");
  await due.getByLabel("Year").fill("2022");
  await page.getByRole("button", { name: "Agree this action" }).click();
  await expect(page.getByText(/ACT-\d{4}/).first()).toBeVisible();
}

test("a decision from the agenda to the public page", async ({ page: officer, browser, baseURL, javaScriptEnabled }) => {
  test.setTimeout(240_000);
  const like = { baseURL, javaScriptEnabled };
  let item = "";
  await signInAs(officer, "Partnership officer");

  await test.step("the officer builds the agenda and sends it out", async () => {
    await plan(officer, "10pm", "10:30pm");
    await plan(officer, "11pm", "11:30pm");
    await officer.goto(FIRST);
    await officer.getByRole("button", { name: "Begin the agenda" }).click();
    await addItem(officer, BUSINESS);
    await lint(officer);
    await officer.getByRole("link", { name: BUSINESS }).first().click();
    item = new URL(officer.url()).pathname;
    await officer.goto(`${FIRST}/papers/new`);
    await officer.getByLabel("Which item is it for?").selectOption({ label: BUSINESS });
    // The script puts a button under the label; the file itself goes into the field behind it.
    await expect(officer.getByLabel("The file")).toBeVisible();
    await officer.locator("input[type=file]").setInputFiles({
      name: "lamps.pdf",
      mimeType: "application/pdf",
      buffer: pdf(PAPER, "Forty lamps would cost nineteen thousand pounds."),
    });
    await officer.getByRole("button", { name: "Look into it" }).click();
    await expect(officer.getByRole("heading", { level: 1 })).toContainText("Is this the paper?");
    await expect(officer.getByText("It has no tags")).toBeVisible();
    await officer.getByLabel("Who supplies it in another form?").fill("Committee services");
    await lint(officer);
    await officer.getByRole("button", { name: "Send this paper" }).click();
    await expect(officer.getByText(PAPER).first()).toBeVisible();
    await issue(officer, FIRST);
    await lint(officer);
  });

  const chair = await browserOf(browser, "Director of Public Health", like);
  const member = await browserOf(browser, "Chief Superintendent", like);
  let paper = "";

  await test.step("chair and member join, and read the paper", async () => {
    for (const page of [chair, member]) {
      await page.goto(FIRST);
      await expect(page.getByRole("link", { name: BUSINESS }).first()).toBeVisible();
    }
    await member.goto(item);
    await member.getByRole("link", { name: PAPER }).first().click();
    await expect(member.getByText("nineteen thousand pounds").first()).toBeVisible();
    paper = new URL(member.url()).pathname;
    await lint(member);
    await chair.goto(`${FIRST}/room`);
    await chair.getByRole("button", { name: "Open the meeting" }).click();
    await lint(chair);
    await everybodyIsThere(officer, FIRST);
    await lint(officer);
  });

  await test.step("an interest is declared by keyboard alone, and the papers are gone at once", async () => {
    await member.goto(`${FIRST}/interests`);
    await member.getByLabel("In which item?").selectOption({ label: `${(await labelOf(member, BUSINESS)) ?? BUSINESS}` });
    await type(member.getByLabel("What is it?"), "My brother makes lamps");
    await member.getByLabel("Yes, I withdraw from this item").focus();
    await member.keyboard.press("Space");
    await press(member.getByRole("button", { name: "Declare it" }));
    await expect(member.getByText("You have withdrawn")).toBeVisible();
    await lint(member);
    for (const gone of [paper, `${paper}/file`, item]) {
      const answer = await member.request.get(gone);
      expect(answer.status(), `${gone} for whoever has withdrawn`).toBe(404);
    }
    await member.goto(FIRST);
    await expect(member.getByText(BUSINESS)).toHaveCount(0);
    await expect(member.getByText(PAPER)).toHaveCount(0);
    await lint(member);
    expect((await chair.request.get(paper)).status()).toBe(200);
  });

  await test.step("a decision and two actions are minuted", async () => {
    const room = item.replace("/items/", "/room/items/");
    await officer.goto(room);
    await officer.getByLabel("What the minutes say").fill("The board heard that the path is dark from four in the winter.");
    await officer.getByRole("button", { name: "Save", exact: true }).click();
    await lint(officer);
    await officer.goto(`${room}/decision`);
    await officer.getByLabel("What was decided?").fill("That forty lamps be put along the path by the end of October.");
    const although = officer.getByRole("group", { name: "Is it recorded all the same?" });
    if (await although.isVisible()) {
      await although.getByRole("checkbox").check();
      await officer.getByLabel("Why?", { exact: true }).fill("The chair asked that it be recorded");
    }
    await lint(officer);
    await officer.getByRole("button", { name: "Record this decision" }).click();
    await expect(officer.getByText("DEC-0001").first()).toBeVisible();
    await agreeAction(officer, room, "Order the lamps");
    await agreeAction(officer, room, "Tell those who live along the path");
    await officer.goto(`${FIRST}/room/close`);
    await officer.getByRole("button", { name: "Close the meeting" }).click();
  });

  await test.step("the chair checks the minutes", async () => {
    await officer.goto(`${FIRST}/minutes`);
    await expect(officer.getByText("dark from four in the winter").first()).toBeVisible();
    await expect(officer.getByRole("main")).toContainText("My brother makes lamps");
    await expect(officer.getByRole("main")).toContainText("They withdrew from the item.");
    await officer.getByRole("button", { name: "Give them to the chair" }).click();
    await chair.goto(`${FIRST}/minutes`);
    await lint(chair);
    await chair.getByRole("button", { name: "The draft is right" }).click();
    await expect(chair.getByRole("button", { name: "The draft is right" })).toHaveCount(0);
  });

  await test.step("the next meeting approves them", async () => {
    await officer.goto(SECOND);
    await officer.getByRole("button", { name: "Begin the agenda" }).click();
    // The agenda knows by itself which minutes wait to be approved.
    await expect(officer.getByRole("main")).toContainText("1 February 2022");
    await issue(officer, SECOND);
    await chair.goto(`${SECOND}/room`);
    await chair.getByRole("button", { name: "Open the meeting" }).click();
    await everybodyIsThere(officer, SECOND);
    await chair.goto(`${FIRST}/minutes`);
    await chair.getByRole("button", { name: "Approve them as a true record" }).click();
    await expect(chair.getByText(/Approved/).first()).toBeVisible();
    await lint(chair);
  });

  await test.step("anybody reads what was decided, and whether it happened", async () => {
    await officer.goto("/loamshire/decisions/DEC-0001");
    await lint(officer);
    await officer.getByRole("button", { name: "Release it to the public" }).click();
    const stranger = await (await browser.newContext(like)).newPage();
    await stranger.goto("/loamshire/decisions");
    await lint(stranger);
    await stranger.getByRole("link", { name: new RegExp(BUSINESS) }).first().click();
    await expect(stranger.getByRole("main")).toContainText("forty lamps be put along the path");
    await expect(stranger.getByRole("main")).toContainText(/Not begun/i);
    await expect(stranger.getByRole("main")).not.toContainText("My brother makes lamps");
    await lint(stranger);
    expect((await stranger.request.get(`${FIRST}/minutes`)).status(), "minutes that were not released").toBe(404);
    await stranger.context().close();
  });
  await chair.context().close();
  await member.context().close();
});

/** The whole label of the choice that names an item. */
async function labelOf(page: Page, title: string): Promise<string | undefined> {
  const labels = await page.getByLabel("In which item?").locator("option").allTextContents();
  return labels.find((label) => label.includes(title));
}
