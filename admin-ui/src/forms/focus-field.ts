import { fieldIds } from './use-field';

/** Brings the field with a fault into view and puts the cursor into it: the input itself, or the nearest around it. */
export function focusField(formId: string, path: string): void {
  const parts = path.split('.');
  for (let length = parts.length; length > 0; length -= 1) {
    const frame = document.getElementById(fieldIds(formId, parts.slice(0, length).join('.')).frame);
    if (!frame) continue;
    frame.scrollIntoView({ block: 'center' });
    const faulty = frame.querySelector<HTMLElement>('[aria-invalid="true"]:not([aria-hidden])');
    const first = frame.querySelector<HTMLElement>(
      'input:not([hidden]):not([aria-hidden="true"]), textarea, [role="combobox"], button, [tabindex="0"]',
    );
    (faulty?.matches('input, textarea, select') ? faulty : first)?.focus({ preventScroll: true });
    return;
  }
}
