// What must hold of every page, whatever it is about.
import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";

/** Title, one main heading, language, no sideways scroll here or at 320 pixels, nothing serious for axe. */
export async function lint(page: Page): Promise<void> {
  const where = new URL(page.url()).pathname;
  await expect(page, `${where}: title`).toHaveTitle(/\S+ - \S+|\S{3,}/);
  await expect(page.locator("h1"), `${where}: exactly one h1`).toHaveCount(1);
  await expect(page.locator("html"), `${where}: language`).toHaveAttribute("lang", /^(en|cy)/);
  await noSidewaysScroll(page, where);
  await accessible(page, where);
}

async function noSidewaysScroll(page: Page, where: string): Promise<void> {
  const before = page.viewportSize();
  for (const width of new Set([before?.width ?? 1280, 320])) {
    await page.setViewportSize({ width, height: before?.height ?? 900 });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(over, `${where}: pixels too wide at ${width}`).toBeLessThanOrEqual(0);
  }
  if (before) await page.setViewportSize(before);
}

/** axe is a script itself: where scripts are off, it judges a copy of the page, less the page's own scripts. */
async function axeOnTwin(page: Page) {
  const body = (await page.content()).replace(/<script\b[^>]*>.*?<\/script>/gs, "");
  const context = await page.context().browser()!.newContext({
    javaScriptEnabled: true,
    viewport: page.viewportSize(),
  });
  try {
    await context.route(page.url(), (route) => route.fulfill({ body, contentType: "text/html; charset=utf-8" }));
    const twin = await context.newPage();
    await twin.goto(page.url());
    return await new AxeBuilder({ page: twin }).analyze();
  } finally {
    await context.close();
  }
}

async function accessible(page: Page, where: string): Promise<void> {
  const scriptOff = test.info().project.use.javaScriptEnabled === false;
  const { violations } = scriptOff ? await axeOnTwin(page) : await new AxeBuilder({ page }).analyze();
  const grave = violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map((node) => node.target.join(" ")).join("\n  ")}`);
  expect(grave, `${where}: accessibility`).toEqual([]);
}
