import type { Locator, Page } from 'playwright-core';

/**
 * The form of an action of the case page that is shown: it may be open by itself, open by itself a moment later, or wait
 * for its button.
 */
export async function openForm(page: Page, action: string): Promise<Locator> {
  const now = page.getByRole('region', { name: '现在可以办理' });
  const form = now.getByRole('form', { name: action });
  const button = now.getByRole('button', { name: action, exact: true });
  for (;;) {
    await form.or(button).first().waitFor();
    if (await form.isVisible()) return form;
    // a button that is gone by now has made room for the form
    await button.click({ timeout: 2000 }).catch(() => undefined);
  }
}
