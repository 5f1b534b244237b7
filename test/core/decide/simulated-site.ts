/** A site in simulated time: how its server responds, and what is read of it. */
import { viewOf } from '../../../src/core/view/panel-view.ts';
import { chrome, noon } from '../builders.ts';
import { Simulation } from '../simulation.ts';

export const minute = 60_000;
export const hour = 60 * minute;
/** The server always fails. */
export const down = (): number => 503;
/** The server fails so many times, then works. */
export const upAfter = (failures: number) => (_: unknown, times: number) => (times > failures ? 200 : 502);
/** The phase that the panel in this tab shows. */
export const phaseIn = ({ state }: Simulation, tabId = 1) => viewOf(state, tabId, 'overlay', chrome)?.phase;
/** When each request came, in seconds after the start. */
export const secondsOf = ({ requests }: Simulation): number[] => requests.map(({ at }) => Math.round((at - noon) / 1_000));
