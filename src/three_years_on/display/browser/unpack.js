// The packed style and script of the page: unpacked, and put in their places.

import { unpacked } from "./packed.js";

async function unpackCode() {
  const page = document.querySelector(".tyo-page");
  page.classList.add("tyo-live");
  try {
    const code = await unpacked(document.querySelector("#code").textContent);
    const style = document.createElement("style");
    style.textContent = code.style;
    document.querySelector("style").before(style); // the page's own rules stay the last ones
    const script = document.createElement("script");
    script.textContent = code.script; // the policy of the page knows its hash
    page.append(script);
  } catch (error) {
    page.classList.remove("tyo-live"); // an old browser shows the document
    throw error;
  }
}

unpackCode();
