// Files of a paper, judged by readers that did not make them: pikepdf for PDF, python-docx for Word.
import { execFileSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, type Page, type TestInfo } from "@playwright/test";

const CHECKS = join(import.meta.dirname, "..", "checks");

/** What a paper must say, as `checks/pdf_check.py` describes it. */
export interface Expected {
  title: string;
  language: string;
  author: string;
  issued: string;
  headings: [number, string][];
  numbered: number;
  bold_numbers: number[];
  letters: number;
  bullets: number;
  tables: number;
  figures: number;
  links: number;
  cover: string[];
  in_order: string[];
}

/** Follows a link to a file as this reader and hands it to its check. */
export async function judge(page: Page, link: RegExp, info: TestInfo, expected: Expected): Promise<void> {
  const href = await page.getByRole("link", { name: link }).getAttribute("href");
  const answer = await page.request.get(href!);
  expect(answer.status(), `${link}: status`).toBe(200);
  const ending = href!.split(".").pop()!;
  const file = info.outputPath(`report.${ending}`);
  await writeFile(file, await answer.body());
  const wanted = info.outputPath("expected.json");
  await writeFile(wanted, JSON.stringify(expected));
  checked(`${ending}_check.py`, file, wanted);
}

/** Has a file of any kind read for words that it must say, and for tables by their heads. */
export async function says(file: string, holds: string[], heads: string[][]): Promise<void> {
  const wanted = `${file}.expected.json`;
  await writeFile(wanted, JSON.stringify({ holds, heads }));
  checked("words_check.py", file, wanted);
}

function checked(check: string, file: string, wanted: string): void {
  const python = process.env.SHIREMOOT_TEST_PYTHON;
  if (!python) throw new Error("SHIREMOOT_TEST_PYTHON is not set: run the journeys with `cargo xtask test`");
  execFileSync(python, [join(CHECKS, check), file, wanted], { stdio: "pipe", encoding: "utf8" });
}
