import { join } from 'node:path';
import type { ObjectStore } from '#store/object-store.ts';
import type { Parts } from '../recipe.ts';

const partsKey = (stepKey: string) => `${stepKey}/parts`;

/** The parts of a step, in the derivatives store; what is read is linked into `folder`. */
export function openParts(stepKey: string, derivatives: ObjectStore, folder: string): Parts {
  const keyOf = (name: string) => `${partsKey(stepKey)}/${name}`;
  return {
    async get(name) {
      const path = join(folder, name);
      return (await derivatives.linkTo(keyOf(name), path)) ? path : null;
    },
    async keep(name, path) {
      await derivatives.put(keyOf(name), { path, give: true });
    },
  };
}

/** Throws the parts of a step away. */
export async function dropParts(stepKey: string, derivatives: ObjectStore): Promise<void> {
  await derivatives.deleteAll(partsKey(stepKey));
}
