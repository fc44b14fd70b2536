// Fingers on a part in, a turn forwards or backwards out.

const FAR = 50; // pixels

/**
 * @param {HTMLElement} node
 * @param {(by: number) => void} turn
 */
export function heedSwipes(node, turn) {
  let from = null;
  node.addEventListener("touchstart", ({ touches }) => {
    from = touches.length === 1 ? touches[0] : null;
  }, { passive: true });
  node.addEventListener("touchend", ({ changedTouches: [to] }) => {
    if (!from) return;
    const [across, down] = [to.clientX - from.clientX, to.clientY - from.clientY];
    from = null;
    if (Math.abs(across) < FAR || Math.abs(across) < 2 * Math.abs(down)) return;
    const onwards = getComputedStyle(node).direction === "rtl" ? 1 : -1;
    turn(Math.sign(across) * onwards);
  });
}
