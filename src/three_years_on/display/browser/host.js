// The page inside another one: what its host is told, and what the frame around may forbid.

const isFramed = () => parent !== window;

/** Whether a file that is offered surely comes; of a frame of another site nobody can know. */
export function mayDownload() {
  const frame = /** @type {HTMLIFrameElement | null} */ (window.frameElement);
  return !isFramed() || Boolean(frame && (!frame.hasAttribute("sandbox") || frame.sandbox.contains("allow-downloads")));
}

/** The address of the page, where it has one that leads to it. */
export const ownAddress = () => (/^(https?|file):/.test(location.protocol) ? location.href : "");

/** The address for a window of its own; from there no learning system would be told. */
export const addressAlone = () =>
  isFramed() && window.name !== "scorm" ? ownAddress() : "";

/**
 * Tell the page around this one that it is ready, how high it is, and what a reader has seen.
 *
 * @param {import("./page.js").PageModel} model
 * @param {Element} main
 */
export function tellHost(model, main) {
  if (!isFramed()) return;
  const tell = (type, more = {}) => parent.postMessage({ source: "three-years-on", type, ...more }, "*");
  const rim = 24; // below the last thing
  const height = () => Math.ceil(main.getBoundingClientRect().bottom + scrollY + rim);
  const { steps } = model.get("content");
  const unseen = new Set(steps.map((_, at) => at + 1));
  if (steps.length > 1) unseen.add(0); // all at once
  let last;
  const see = () => {
    const at = steps.findIndex(({ theme }) => theme === model.get("theme"));
    const step = model.get("overview") ? 0 : at + 1;
    if (step === last) return;
    last = step;
    tell("step", { step, steps: steps.length });
    if (unseen.delete(step) && !unseen.size) tell("done");
  };
  tell("ready");
  const sizes = new ResizeObserver(() => tell("height", { height: height() }));
  for (const part of [main.previousElementSibling, main]) sizes.observe(part);
  for (const name of ["overview", "theme"]) model.on(`change:${name}`, () => queueMicrotask(see));
  see();
}
