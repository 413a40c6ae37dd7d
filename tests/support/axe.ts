import type { Page } from '@playwright/test';
import axe from 'axe-core';

/**
 * What axe finds wrong with what is on the screen: every rule of WCAG 2.2 A and AA that it knows, and its own good
 * practice. One line for each element. The page keeps axe once it has it: parsed anew at every look it costs more than
 * the looking.
 */
export async function violations(page: Page, where: string): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    // What is still fading in has colours that nobody is meant to read.
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
    const { axe: here } = window as unknown as { axe: typeof axe };
    // There is no frame in the app. Passes are nobody's reading.
    const result = await here.run(document, { resultTypes: ['violations'], iframes: false });
    return result.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)}\n${failureSummary ?? ''}`),
    );
  });
  return found.map((line) => `${where}: ${line}`);
}
