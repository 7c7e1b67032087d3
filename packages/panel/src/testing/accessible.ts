import { expect, use } from 'chai';
import { chaiA11yAxe } from 'chai-a11y-axe';

use(chaiA11yAxe);

/** axe finds nothing wrong, in shadow roots either. */
export async function accessible(element: Element): Promise<void> {
  await expect(element).to.be.accessible();
}
