// How the journeys run: the system's Chromium, one program and one store for each worker.
import { defineConfig } from "@playwright/test";

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 900 };

export default defineConfig({
  testDir: ".",
  outputDir: "test-results",
  forbidOnly: !!process.env.CI,
  // A journey that passes only at the second try is a defect, not luck.
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    locale: "en-GB",
    timezoneId: "Europe/London",
    // What cannot be pressed is told at once, not when the whole journey has run out of time.
    actionTimeout: 15_000,
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.SHIREMOOT_CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    { name: "desk", testMatch: "journeys/*.spec.ts", use: { viewport: DESK } },
    { name: "phone", testMatch: "journeys/*.spec.ts", use: { viewport: PHONE, hasTouch: true } },
    { name: "no-script", testMatch: "journeys/*.spec.ts", use: { viewport: DESK, javaScriptEnabled: false } },
    // Pictures for docs/screens: only when they are asked for, by `cargo xtask screens`.
    ...(process.env.SHIREMOOT_SCREENS ? [{ name: "screens", testMatch: "screens/*.spec.ts" }] : []),
  ],
});
