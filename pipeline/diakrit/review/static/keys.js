// Keys for the review page, and the field at hand marked on the picture of the page.
"use strict";

const keys = { a: "accept", r: "reject", n: "next", u: "undo" };

function typing(target) {
  return target.matches("input, textarea, select") && target.type !== "hidden";
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (typing(event.target)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  const key = event.key.toLowerCase();
  if (key === "/") {
    event.preventDefault();
    document.getElementById("find").focus();
  } else if (key === "e") {
    const first = (fields) => document.querySelector(`${fields} input:not([type]), ${fields} textarea`);
    const field = first(".field.doubtful") || first(".field");
    if (field) {
      event.preventDefault();
      field.focus();
      field.select();
    }
  } else if (key in keys) {
    const button = document.getElementById(keys[key]);
    if (button) {
      event.preventDefault();
      button.click();
    }
  }
});

document.addEventListener("focusin", (event) => {
  const field = event.target.closest(".field");
  for (const mark of document.querySelectorAll(".sheet rect.here")) mark.classList.remove("here");
  if (!field) return;
  const marks = document.querySelectorAll(`.sheet rect[data-field="${CSS.escape(field.dataset.field)}"]`);
  for (const mark of marks) mark.classList.add("here");
  if (marks.length) marks[0].scrollIntoView({ block: "center", inline: "nearest" });
});

const overlay = document.getElementById("overlay");
if (overlay) {
  overlay.addEventListener("change", () => document.querySelector(".overlay").classList.toggle("shown", overlay.checked));
}

const doubtful = document.querySelector(".sheet rect.doubtful");
if (doubtful) {
  const paper = doubtful.closest(".paper");
  paper.scrollTop = doubtful.getBoundingClientRect().top - paper.getBoundingClientRect().top - paper.clientHeight / 2;
}
