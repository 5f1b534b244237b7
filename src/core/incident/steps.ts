/** The steps a visitor can be offered, by their fixed names, and how a step went. */

export const stepIds = [
  'retry',
  'clear-cache',
  'clear-cookies',
  'extensions',
  'private-window',
  'other-device',
  'router',
  'other-network',
  'watch',
  'archive',
  'owner',
] as const;
export type StepId = (typeof stepIds)[number];

export type StepResult = 'untried' | 'running' | 'failed' | 'helped' | 'not-possible';

/** Where a step stands in the panel: the strip on top, the one card, the open rows, the closed group, the foot. */
export type StepSection = 'strip' | 'card' | 'worth' | 'rarely' | 'foot';

export interface StepView {
  readonly id: StepId;
  readonly section: StepSection;
  readonly result: StepResult;
}
