// Sorts a table that is shown whole. A list cut into pages is sorted by the server, with links.

/** Each heading with `aria-sort` becomes a button; a cell may give `data-sort` where its words do not sort. */
export function sortable(table) {
  const headings = [...table.tHead.rows[0].cells];
  const said = document.createElement("p");
  said.className = "govuk-visually-hidden";
  said.setAttribute("aria-live", "polite");
  table.after(said);

  headings.forEach((heading, column) => {
    if (!heading.hasAttribute("aria-sort")) return;
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    heading.append(button);
    button.addEventListener("click", () => {
      const down = heading.getAttribute("aria-sort") === "ascending";
      for (const other of headings) {
        if (other.hasAttribute("aria-sort")) other.setAttribute("aria-sort", "none");
      }
      heading.setAttribute("aria-sort", down ? "descending" : "ascending");
      order(table.tBodies[0], column, down ? -1 : 1);
      said.textContent = `Sorted by ${button.textContent.trim()}, ${down ? "descending" : "ascending"}`;
    });
  });
}

function order(body, column, sign) {
  const collator = new Intl.Collator("en-GB", { numeric: true });
  const key = (row) => row.cells[column]?.dataset.sort ?? row.cells[column]?.textContent.trim() ?? "";
  const rows = [...body.rows].map((row) => [key(row), row]);
  rows.sort(([a], [b]) => sign * collator.compare(a, b));
  body.append(...rows.map(([, row]) => row));
}
