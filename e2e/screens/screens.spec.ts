// Pictures of every page at two widths, whole, for docs/screens.
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Page } from "@playwright/test";
import { test } from "../support/test.ts";
import { PAGES } from "../support/pages.ts";
import { signInAs } from "../support/people.ts";

/** The whole page as WebP, a tenth of the size of PNG: Playwright itself draws none, the browser does. */
async function draw(page: Page, file: string): Promise<void> {
  const [width, height] = await page.evaluate(() => [document.documentElement.clientWidth, document.documentElement.scrollHeight]);
  const browser = await page.context().newCDPSession(page);
  const { data } = await browser.send("Page.captureScreenshot", {
    format: "webp",
    quality: 70,
    captureBeyondViewport: true,
    // WebP holds no picture that is higher: the end of a very long page is left out.
    clip: { x: 0, y: 0, width, height: Math.min(height, 16_000), scale: 1 },
  });
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, Buffer.from(data, "base64"));
}

const WIDTHS = { desk: 1280, phone: 390 };

for (const { name, role, path } of PAGES) {
  test(`picture of ${name}`, async ({ page }) => {
    if (role) await signInAs(page, role);
    await page.goto(path);
    for (const [width, pixels] of Object.entries(WIDTHS)) {
      await page.setViewportSize({ width: pixels, height: 900 });
      await page.evaluate(() => document.fonts.ready);
      await draw(page, join(process.env.SHIREMOOT_SCREENS ?? "test-results", `${name}-${width}.webp`));
    }
  });
}
