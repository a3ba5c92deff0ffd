// Signing in, as the demo's page of people offers it.
import { expect, type Page } from "@playwright/test";

/** The page where the demo asks who you would like to be. */
export const PEOPLE = "/demo/people";

/** Sign in as the person with this role, in a demo. */
export async function signInAs(page: Page, role: string): Promise<void> {
  await page.goto(PEOPLE);
  await page.getByRole("button", { name: role, exact: false }).first().click();
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
}

/** Sign out and be a member of the public again. */
export async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("button", { name: "Sign out" })).toHaveCount(0);
}
