/** Lengths of the drawing, in pixels. */
export const sheet = { width: 990, left: 78, right: 16 };
export const task = { width: 122, height: 72 };
export const gatewaySize = 40;
export const eventSize = 32;
export const timerSize = 32;
export const laneMiddle = task.height / 2;
/** Between two flows that run side by side. */
export const track = 12;
export const labelWidth = 88;
export const lineHeight = 14;
