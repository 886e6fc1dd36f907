// Whether nothing is wider than paper whose text is as wide as the window, or cut. Wide tables have paper of their own.
() => {
  const faults = [];
  const width = document.documentElement.clientWidth;
  const isTable = width > 800;
  for (const one of document.querySelectorAll("main *")) {
    const inTable = one.closest("section.scores, section.map") !== null;
    if (inTable !== isTable || one.closest("caption")) continue;
    const box = one.getBoundingClientRect();
    const said = one.outerHTML.slice(0, 80);
    if (box.right > width + 1 || box.left < -1) faults.push(`beyond the paper by ${Math.round(box.right - width)}: ${said}`);
    const isCut = getComputedStyle(one).overflowX !== "visible" && !(one instanceof SVGElement);
    if (isCut && one.scrollWidth > one.clientWidth + 1) faults.push(`cut on paper: ${said}`);
  }
  return faults.slice(0, 10);
}
