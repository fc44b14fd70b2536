// The packed style and script of the page: unpacked, and put in their places.

async function unpackCode() {
  const page = document.querySelector(".tyo-page");
  page.classList.add("tyo-live");
  try {
    const packed = document.querySelector("#code").textContent;
    const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    const code = await new Response(stream).json();
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
