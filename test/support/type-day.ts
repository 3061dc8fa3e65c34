import type { Locator } from 'playwright-core';

/** Types a day, `2026-11-26`, into the field of that name. */
export async function typeDay(scope: Locator, label: string, day: string): Promise<void> {
  const field = scope.getByRole('group', { name: label, exact: true });
  await field.getByRole('spinbutton').first().click();
  await scope.page().keyboard.type(day.replaceAll('-', ''));
}
