// The rows of the score table as they are read: name, 分值, 得分.
() => [...document.querySelectorAll("table.scores tbody tr")].map((row) => {
  const [max, score] = row.querySelectorAll("td.figure");
  const name = row.matches(".subtotal") ? "" : row.querySelector("th[scope=row]").innerText;
  // What stands under a score is its outcome.
  return [name, max.innerText, score.firstChild?.textContent ?? ""];
})
