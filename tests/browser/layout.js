// Whether everything of the page can be read at this width.
() => {
  const faults = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) {
    const wide = [...document.querySelectorAll("main *")].filter((one) =>
      (one.getBoundingClientRect().right > root.clientWidth + 1 || one.scrollWidth > root.clientWidth) &&
        !one.closest(".wide"));
    const widest = wide.slice(-3).map((one) => one.outerHTML.slice(0, 80)).join(" | ");
    faults.push(`scrolls sideways: ${root.scrollWidth} > ${root.clientWidth}: ${widest}`);
  }
  for (const one of document.querySelectorAll("body *")) {
    const flow = getComputedStyle(one).overflowX;
    const isCut = one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 1;
    if (one instanceof SVGElement || !isCut || flow === "visible") continue;
    if (flow !== "auto" && flow !== "scroll") faults.push(`is cut: ${one.outerHTML.slice(0, 80)}`);
    else if (!one.matches(".wide")) faults.push(`scrolls by itself: ${one.outerHTML.slice(0, 80)}`);
    else if (one.tabIndex < 0 || one.role !== "region" || !one.ariaLabel)
      faults.push(`scrolls and is not for a keyboard: ${one.outerHTML.slice(0, 80)}`);
  }
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text; (text = texts.nextNode());) {
    if (!text.data.trim()) continue;
    const parent = text.parentElement;
    const scale = parent.getScreenCTM ? parent.getScreenCTM().a : 1;
    const size = parseFloat(getComputedStyle(parent).fontSize) * scale;
    if (size < 11) faults.push(`small: ${size.toFixed(1)} px ${text.data.trim().slice(0, 40)}`);
  }
  for (const svg of document.querySelectorAll("svg")) {
    const frame = svg.getBoundingClientRect();
    const labels = [...svg.querySelectorAll("text")].map((one) => [one.getBoundingClientRect(), one.textContent]);
    labels.forEach(([box, said], index) => {
      const isInside = box.left >= frame.left - 1 && box.right <= frame.right + 1 &&
        box.top >= frame.top - 1 && box.bottom <= frame.bottom + 1;
      if (!isInside) faults.push(`label outside its chart: ${said}`);
      for (const [other, also] of labels.slice(index + 1)) {
        const across = Math.min(box.right, other.right) - Math.max(box.left, other.left);
        const down = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
        // A box is higher than the letters in it.
        if (across > 1 && down > 4) faults.push(`labels overlap: ${said} / ${also}`);
      }
    });
  }
  return faults;
}
