import type { Chart, ChartRequest } from './chart.ts';
import type { Room } from './look.ts';
export const drawCustom = (_request: ChartRequest, _room: Room): Promise<Chart> => Promise.reject(new Error('not yet'));
