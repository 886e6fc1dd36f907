// Whether every text stands out against what is behind it, by WCAG 2: 4.5 to 1.
() => {
  const faults = new Set();
  const pen = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  // However the colour is written, as red, green, blue and opacity of 0 to 1.
  const known = new Map();
  const parsed = (colour) => {
    if (!known.has(colour)) known.set(colour, drawn(colour));
    return known.get(colour);
  };
  const drawn = (colour) => {
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    return [...pen.getImageData(0, 0, 1, 1).data].map((part) => part / 255);
  };
  const over = ([r, g, b, a], below) => [r, g, b].map((part, at) => part * a + below[at] * (1 - a));
  const luminance = (colour) => {
    const [r, g, b] = colour.map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  // What is behind an element, from the canvas up.
  const grounds = new Map([[null, [1, 1, 1]]]);
  const behind = (element) => {
    if (!grounds.has(element)) {
      const own = parsed(getComputedStyle(element).backgroundColor);
      grounds.set(element, over(own, behind(element.parentElement)));
    }
    return grounds.get(element);
  };
  // And, of a label in a chart, also the filled shapes that it stands on.
  const shapes = (label) => {
    const { x, y, width, height } = label.getBBox();
    const parts = [0, 0.25, 0.5, 0.75, 1];
    const points = parts.flatMap((across) => parts.map((down) => new DOMPoint(x + across * width, y + down * height)));
    return [...label.ownerSVGElement.querySelectorAll("rect, polygon, circle")].filter((shape) =>
      getComputedStyle(shape).fill !== "none" && points.some((point) => shape.isPointInFill(point)));
  };
  const hold = (colour, ground, said) => {
    const found = contrast(over(parsed(colour), ground), ground);
    if (found < 4.5) faults.add(`contrast ${found.toFixed(2)}: ${said.trim().slice(0, 40)}`);
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text; (text = texts.nextNode());) {
    if (!text.data.trim()) continue;
    const parent = text.parentElement;
    // What a pointer is told over a shape is not drawn on the page.
    if (parent.localName === "title") continue;
    const style = getComputedStyle(parent);
    const svg = parent.ownerSVGElement;
    const ground = behind(parent);
    if (!svg) hold(style.color, ground, text.data);
    else {
      hold(style.fill, ground, text.data);
      for (const shape of shapes(parent)) {
        const filled = getComputedStyle(shape);
        const [r, g, b, a] = parsed(filled.fill);
        hold(style.fill, over([r, g, b, a * parseFloat(filled.fillOpacity)], ground), text.data);
      }
    }
  }
  for (const one of document.querySelectorAll("body *")) {
    const before = getComputedStyle(one, "::before");
    if (before.content.startsWith('"') && before.content !== '""')
      hold(before.color, behind(one), before.content);
  }
  const paper = luminance(behind(document.body));
  const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
  if (isDark ? paper > 0.05 : paper < 0.8) faults.add(`paper of luminance ${paper.toFixed(2)}`);
  return [...faults];
}
