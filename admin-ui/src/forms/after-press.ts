let isPressed = false;
addEventListener('pointerdown', () => (isPressed = true), true);
for (const end of ['pointerup', 'pointercancel'] as const) addEventListener(end, () => (isPressed = false), true);

/**
 * Does it now, or once the button of the mouse is up and the click is done: what moves the page while it is down makes
 * the click miss what it was meant for.
 */
export function afterPress(work: () => void): void {
  if (!isPressed) return work();
  const released = new AbortController();
  const end = () => {
    released.abort();
    setTimeout(work);
  };
  for (const name of ['pointerup', 'pointercancel'] as const) {
    addEventListener(name, end, { signal: released.signal });
  }
}
