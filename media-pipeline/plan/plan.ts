import type { Probe } from '../probe/probe.ts';
import type { MediaPlan, PlanContext, Step } from '../recipe.ts';
import { recipesOf, stepKey } from '../recipes.ts';
import { makesAv1, type ToolVersions } from '../tools.ts';

/** Decides what to make of an original. Pure: nothing is read and nothing written. */
export function planMedia({
  sourceSha256,
  probe,
  tools,
  settings,
  profile,
}: PlanContext & { sourceSha256: string; probe: Probe; tools: ToolVersions }): MediaPlan {
  const steps: Step[] = [];
  const context = { settings, profile: { ...profile, av1: profile.av1 && makesAv1(tools) } };
  for (const recipe of recipesOf(probe.kind)) {
    const params = recipe.plan(probe, context);
    if (params === null) continue;
    steps.push({
      recipe: recipe.name,
      key: stepKey(sourceSha256, recipe, { params, tools }),
      params,
    });
  }
  return { sourceSha256, kind: probe.kind, steps };
}
