// Pictures of every page at two widths, whole, for docs/screens.
import { join } from "node:path";
import { test } from "../support/test.ts";
import { PAGES } from "../support/pages.ts";
import { signInAs } from "../support/people.ts";

const WIDTHS = { desk: 1280, phone: 390 };

for (const { name, role, path } of PAGES) {
  test(`picture of ${name}`, async ({ page }) => {
    if (role) await signInAs(page, role);
    await page.goto(path);
    for (const [width, pixels] of Object.entries(WIDTHS)) {
      await page.setViewportSize({ width: pixels, height: 900 });
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({
        path: join(process.env.SHIREMOOT_SCREENS ?? "test-results", `${name}-${width}.png`),
        fullPage: true,
        animations: "disabled",
      });
    }
  });
}
