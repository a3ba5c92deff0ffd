// The test function of every journey: a demo for each worker, and a page that reports what goes wrong in it.
import { test as base, expect } from "@playwright/test";
import { startDemo } from "./demo.ts";

interface Worker {
  demo: string;
}

interface Each {
  /** What the browser complained about: script errors, refused resources, anything the content policy stopped. */
  complaints: string[];
}

export const test = base.extend<Each, Worker>({
  demo: [
    async ({}, use) => {
      const demo = await startDemo();
      await use(demo.address);
      await demo.stop();
    },
    { scope: "worker", timeout: 150_000 },
  ],
  baseURL: async ({ demo }, use) => {
    await use(demo);
  },
  complaints: [
    async ({ context }, use) => {
      const complaints: string[] = [];
      context.on("console", (message) => {
        // A page that is refused or absent is told in the journey itself; its status line is no complaint.
        if (message.type() === "error" && !/the server responded with a status of 4/.test(message.text())) {
          complaints.push(`${message.location().url}: ${message.text()}`);
        }
      });
      context.on("weberror", (error) => {
        complaints.push(error.error().message);
      });
      await use(complaints);
      expect(complaints, "the browser's complaints").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
