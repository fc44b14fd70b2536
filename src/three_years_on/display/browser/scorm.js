// The page in a learning system: SCORM 1.2 is told of the beginning, the completion and the time.

const LEVELS = 10; // of windows, one inside the other, in which the learning system is sought
const STATUS = "cmi.core.lesson_status";

/** @param {any} innermost - a window, if there is one */
function windowsFrom(innermost) {
  const found = [];
  for (let at = innermost; at && found.length < LEVELS && !found.includes(at); at = at.parent) {
    found.push(at);
  }
  return found;
}

/** What the learning system offers, around this window or around the one that opened it. */
function offered() {
  const around = windowsFrom(window);
  for (const at of [...around, ...windowsFrom(around.at(-1).opener)]) {
    try {
      if (at.API?.LMSInitialize) return at.API;
    } catch {
      // A window of another site lets nobody look.
    }
  }
  return null;
}

const api = offered();
/** @type {number | null} */
let began = null; // when, while a session lasts
let isDone = false;

/** What fails must not keep what comes after it from being told. */
function tell(method, ...words) {
  try {
    return String(api[method](...words));
  } catch (error) {
    console.error(error);
    return "";
  }
}

function begin() {
  if (!api || tell("LMSInitialize", "") !== "true") {
    console.info("No learning system began a session of SCORM 1.2: nothing is recorded.");
    return;
  }
  began = performance.now();
  isDone = ["completed", "passed"].includes(tell("LMSGetValue", STATUS));
  if (!isDone) record("incomplete");
}

function record(status) {
  tell("LMSSetValue", STATUS, status);
  tell("LMSCommit", "");
}

function end() {
  if (began === null) return;
  tell("LMSSetValue", "cmi.core.session_time", timespan(performance.now() - began));
  tell("LMSSetValue", "cmi.core.exit", isDone ? "" : "suspend");
  tell("LMSCommit", "");
  tell("LMSFinish", "");
  began = null;
}

/** HHHH:MM:SS.SS, cut to hundredths of a second. */
function timespan(milliseconds) {
  const part = (unit, count, digits) =>
    `${Math.floor(milliseconds / unit) % count}`.padStart(digits, "0");
  const [hours, minutes] = [part(3_600_000, 10_000, 4), part(60_000, 60, 2)];
  return `${hours}:${minutes}:${part(1000, 60, 2)}.${part(10, 100, 2)}`;
}

addEventListener("message", ({ source, data }) => {
  const isOfPage = source && source === document.querySelector("iframe")?.contentWindow;
  if (began === null || isDone || !isOfPage) return;
  if (data?.source !== "three-years-on" || data.type !== "done") return;
  isDone = true;
  record("completed");
});
addEventListener("pagehide", end);
addEventListener("pageshow", ({ persisted }) => persisted && begin()); // by going back to it

begin();
