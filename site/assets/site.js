// Improves what reads without it: tables of numbers sort by a click on a heading, and the contents mark where one is.
"use strict";
(() => {
  const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  const number = (text) => {
    const plain = text.replace(/,/g, "").replace(/−/g, "-").replace("∞", "Infinity").replace("%", "")
      .replace(/ × 10(⁻?)([⁰¹²³⁴⁵⁶⁷⁸⁹]+)/, (all, sign, digits) =>
        "e" + (sign ? "-" : "") + [...digits].map((d) => superscripts.indexOf(d)).join(""));
    return plain.trim() === "" ? NaN : Number(plain);
  };
  const compare = (a, b) => {
    const x = number(a), y = number(b);
    if (Number.isNaN(x) || Number.isNaN(y)) {
      return Number.isNaN(x) && Number.isNaN(y) ? a.localeCompare(b) : Number.isNaN(x) ? 1 : -1;
    }
    return x - y;
  };
  const sort = (table, column, heading) => {
    const up = heading.getAttribute("aria-sort") !== "ascending";
    table.querySelectorAll("th[aria-sort]").forEach((other) => other.removeAttribute("aria-sort"));
    heading.setAttribute("aria-sort", up ? "ascending" : "descending");
    const body = table.tBodies[0];
    const text = (row) => row.cells[column].textContent;
    [...body.rows].sort((a, b) => (up ? 1 : -1) * compare(text(a), text(b))).forEach((row) => body.append(row));
  };
  for (const table of document.querySelectorAll("table")) {
    const first = table.tHead && table.tHead.rows[0].cells[0];
    if (!first || !first.classList.contains("num") || table.tBodies[0].rows.length < 2) continue;
    [...table.tHead.rows[0].cells].forEach((heading, column) => {
      if (heading.textContent.trim() === "") return;
      const button = document.createElement("button");
      button.type = "button";
      button.append(...heading.childNodes);
      heading.append(button);
      button.addEventListener("click", () => sort(table, column, heading));
    });
  }

  const links = new Map([...document.querySelectorAll("nav.contents a")].map((a) => [a.hash.slice(1), a]));
  const headings = [...document.querySelectorAll("h2[id]")].filter((heading) => links.has(heading.id));
  const mark = () => {
    const passed = headings.filter((heading) => heading.getBoundingClientRect().top < window.innerHeight / 3);
    links.forEach((link) => link.removeAttribute("aria-current"));
    if (passed.length > 0) links.get(passed[passed.length - 1].id).setAttribute("aria-current", "location");
  };
  if (headings.length > 0) {
    document.addEventListener("scroll", mark, { passive: true });
    mark();
  }
})();
