import type { EstateFault } from './run.ts';

/** What is wrong with an estate, and how to look at it alone. */
export function describeFault({ index, layout, faults }: EstateFault, seed: number): string {
  const { plan } = layout;
  return [
    `Estate ${index} (npm run estates -- --seed ${seed} --only ${index}):`,
    ...faults.map((fault) => `  ${fault}`),
    `  ${JSON.stringify({ ...plan, flinks: plan.flinks.length })}`,
  ].join('\n');
}
