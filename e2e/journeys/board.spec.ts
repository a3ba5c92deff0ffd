// The table on another day, and two people who write at once.
import { lint } from "../support/lint.ts";
import { signInAs } from "../support/people.ts";
import { expect, test } from "../support/test.ts";

const CCG = "Herefordshire and Worcestershire Clinical Commissioning Group";
const ICB = "NHS Herefordshire and Worcestershire Integrated Care Board";

test("the health seat is the one body's until June and the other's from July", async ({ page }) => {
  await page.goto("/worcestershire/groups/scb?as-at=2022-06-30");
  const seats = page.getByRole("table").filter({ hasText: "Relied on" });
  await expect(seats.getByRole("link", { name: CCG })).toBeVisible();
  await expect(seats.getByRole("link", { name: ICB })).toHaveCount(0);
  await expect(page.getByRole("region", { name: "As at" })).toContainText("30 June 2022");
  await lint(page);
  await page.goto("/worcestershire/groups/scb?as-at=2022-07-01");
  await expect(seats.getByRole("link", { name: ICB })).toBeVisible();
  await expect(seats.getByRole("link", { name: CCG })).toHaveCount(0);
  await page.goto("/worcestershire/papers/2022-02-15-hwb");
  await expect(page.getByRole("article")).toContainText(CCG);
});

test("of two who write one update at once, neither loses a word", async ({ page, browser, baseURL, javaScriptEnabled }) => {
  const role = "Head of Probation, Loamshire";
  const write = "/loamshire/updates/reoffending/2021-10-to-2021-12/write";
  const other = await (await browser.newContext({ baseURL, javaScriptEnabled })).newPage();
  for (const one of [page, other]) {
    await signInAs(one, role);
    await one.goto(write);
  }
  const mark = `Mine, saved first ${Date.now()}`;
  await other.getByLabel("Recent activity").fill(mark);
  await other.getByRole("button", { name: "Save as draft" }).click();
  await expect(other.getByText("The draft is saved.")).toBeVisible();
  await page.getByLabel("Recent activity").fill("Mine, saved second");
  await page.getByRole("button", { name: "Save as draft" }).click();
  await expect(page.getByText("Somebody else saved this update while you were writing")).toBeVisible();
  await expect(page.getByText(mark)).toBeVisible();
  await expect(page.getByLabel("Recent activity")).toHaveValue("Mine, saved second");
  await lint(page);
  await page.getByRole("button", { name: "Save as draft" }).click();
  await expect(page.getByText("The draft is saved.")).toBeVisible();
  await other.context().close();
});
