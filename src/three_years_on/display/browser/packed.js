// What Python packed in, an object out: five letters hold four bytes, which are JSON in gzip.

// As in `page.py`: no letter of it can end a script or begin a comment.
const LETTERS =
  "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;,=>?@^_\u0060{|}~";

/** @param {string} text */
function bytesOf(text) {
  const spare = (5 - (text.length % 5)) % 5;
  const whole = text + "~".repeat(spare);
  const bytes = new Uint8Array((whole.length / 5) * 4);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < whole.length; at += 5) {
    let four = 0;
    for (let next = at; next < at + 5; next += 1) four = four * 85 + LETTERS.indexOf(whole[next]);
    view.setUint32((at / 5) * 4, four);
  }
  return bytes.subarray(0, bytes.length - spare);
}

/** @param {BufferSource} bytes */
export function inflated(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).json();
}

/** @param {string} text */
export const unpacked = (text) => inflated(bytesOf(text));
