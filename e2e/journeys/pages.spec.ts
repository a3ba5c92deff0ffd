// Every page that we show is sound, at every width and without script.
import { expect, test } from "../support/test.ts";
import { lint } from "../support/lint.ts";
import { PAGES } from "../support/pages.ts";
import { signInAs } from "../support/people.ts";

for (const { name, role, path } of PAGES) {
  test(`page ${name} is sound`, async ({ page }) => {
    if (role) await signInAs(page, role);
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(200);
    await lint(page);
  });
}
