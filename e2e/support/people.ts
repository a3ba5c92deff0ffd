// Signing in, as the demo's page of people offers it.
import { expect, type Page } from "@playwright/test";

/** The page where the demo asks who you would like to be. */
export const PEOPLE = "/demo/people";

/** Sign in as the person with this role in a county of the demo. */
export async function signInAs(page: Page, role: string, county = "Loamshire"): Promise<void> {
  await page.goto(PEOPLE);
  const name = new RegExp(`: ${role}, ${county}$`);
  await page.getByRole("button", { name }).click();
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
}

/** Sign out and be a member of the public again. */
export async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("button", { name: "Sign out" })).toHaveCount(0);
}
