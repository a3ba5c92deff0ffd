// The pages that are looked at one by one: linted at every width, and drawn for docs/screens.
export interface Shown {
  /** Name of the picture, without ending. */
  name: string;
  /** Whose page it is; a page without a role is the public's. */
  role?: string;
  path: string;
}

export const PAGES: Shown[] = [
  { name: "public-home", path: "/" },
  { name: "demo-people", path: "/demo/people" },
  { name: "officer-home", role: "Partnership officer", path: "/" },
];
