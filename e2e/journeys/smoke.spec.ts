// The first page answers, says what it is, and keeps the house's promises to the browser.
import { expect, test } from "../support/test.ts";
import { lint } from "../support/lint.ts";

test("the first page answers and is sound", async ({ page }) => {
  const answer = await page.goto("/");
  expect(answer?.status()).toBe(200);
  await lint(page);
});

test("nothing may be run or drawn that is not our own", async ({ request }) => {
  const answer = await request.get("/");
  const policy = answer.headers()["content-security-policy"] ?? "";
  expect(policy).toContain("default-src");
  expect(policy).not.toContain("unsafe-inline");
  expect(policy).not.toContain("unsafe-eval");
  expect(answer.headers()["x-content-type-options"]).toBe("nosniff");
});

test("an address that does not exist says so on a sound page", async ({ page }) => {
  const answer = await page.goto("/no-such-page");
  expect(answer?.status()).toBe(404);
  await lint(page);
});
