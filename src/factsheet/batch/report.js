"use strict";
// Find, filter and sort what is on the page.  Nothing is made from text: items are moved and hidden, no more.
const choices = document.getElementById("choices");
const list = document.querySelector(".cards");
const cards = [...list.children].map((item, at) => ({ item, at, words: words(item) }));
const failed = [...document.querySelectorAll("#failed > ul > li")].map((item) => ({ item, words: words(item) }));
const order = new Intl.Collator(undefined, { numeric: true }).compare;
const value = (id) => document.getElementById(id).value;
const turn = document.getElementById("turn");

function words(item) {
  const said = [...item.querySelectorAll("h3, h3 ~ p")].map((each) => each.textContent);
  return said.join(" ").toLowerCase();
}

function wanted({ item, words }) {
  const parts = value("find").toLowerCase().split(/\s+/).filter(Boolean);
  const tag = value("language");
  return parts.every((part) => words.includes(part)) && (!tag || item.dataset.language.split(" ").includes(tag));
}

function inState({ item }) {
  const state = value("state");
  if (state === "warned") return item.dataset.warnings !== "0";
  return !state || item.dataset.state === state;
}

function show() {
  let count = 0;
  for (const each of cards) {
    each.item.hidden = !(wanted(each) && inState(each));
    count += each.item.hidden ? 0 : 1;
  }
  for (const each of failed) each.item.hidden = !wanted(each);
  document.getElementById("shown").value = `${count} of ${cards.length} shown`;
}

function sort() {
  const key = value("sort");
  const of = ({ item }) => (key === "title" ? item.querySelector("h3").textContent : item.dataset[key]);
  const sign = turn.getAttribute("aria-pressed") === "true" ? -1 : 1;
  cards.sort((a, b) => sign * ((key && order(of(a), of(b))) || a.at - b.at));
  list.append(...cards.map((each) => each.item));
}

choices.addEventListener("submit", (event) => event.preventDefault());
for (const id of ["find", "language", "state"]) document.getElementById(id).addEventListener("input", show);
document.getElementById("sort").addEventListener("input", sort);
turn.addEventListener("click", () => {
  turn.setAttribute("aria-pressed", String(turn.getAttribute("aria-pressed") !== "true"));
  sort();
});
// What is folded is printed, too, and folded again.
let folded = [];
addEventListener("beforeprint", () => {
  folded = [...document.querySelectorAll("details.warned:not([open]), section > details:not([open])")];
  for (const each of folded) each.open = true;
});
addEventListener("afterprint", () => { for (const each of folded) each.open = false; });
choices.hidden = false;
show();
