/** The steps that a visitor can be offered, by fixed id, and their results. */

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

/** The section of the panel: the retry strip at the top, the one card, the open rows, the collapsed group, the footer. */
export type StepSection = 'strip' | 'card' | 'worth' | 'rarely' | 'foot';

export interface StepView {
  readonly id: StepId;
  readonly section: StepSection;
  readonly result: StepResult;
}
