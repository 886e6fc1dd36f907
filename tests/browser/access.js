// Whether somebody who does not see the page is told what is where.
() => {
  const faults = [];
  const said = (one) => one.outerHTML.slice(0, 100);
  if (!document.documentElement.lang) faults.push("no language");
  if (!document.title.trim()) faults.push("no title");
  if (document.querySelectorAll("h1").length !== 1) faults.push("not one h1");
  let level = 0;
  for (const heading of document.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
    const next = Number(heading.tagName[1]);
    if (next > level + 1) faults.push(`heading skips a level: ${said(heading)}`);
    if (!heading.textContent.trim()) faults.push(`empty heading: ${said(heading)}`);
    level = next;
  }
  for (const table of document.querySelectorAll("table")) {
    if (!table.caption?.textContent.trim() && !table.ariaLabel) faults.push(`table without a name: ${said(table)}`);
    if (!table.querySelector("th")) faults.push(`table without headings: ${said(table)}`);
  }
  for (const head of document.querySelectorAll("th"))
    if (!head.scope) faults.push(`heading of a table without scope: ${said(head)}`);
  for (const svg of document.querySelectorAll("svg"))
    if (svg.getAttribute("role") !== "img" || !svg.getAttribute("aria-label"))
      faults.push(`chart without a name: ${said(svg)}`);
  for (const region of document.querySelectorAll("[role=region]"))
    if (!region.ariaLabel) faults.push(`region without a name: ${said(region)}`);
  const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
  if (new Set(ids).size < ids.length) faults.push("an id twice");
  return faults;
}
