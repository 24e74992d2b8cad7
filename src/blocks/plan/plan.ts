/** Blocks of the plan below its head: tasks with the requirement, and the closing part. */
import type { PlanView } from '../../view/view.ts';
import type { Block } from '../block.ts';
import { closingBlock } from './closing.ts';
import { taskBlocks, wholeStack } from './tasks.ts';

export interface PlanBlocks {
  /** Stacks of tasks, the first with the requirement. */
  tasks: Block[];
  /** All of it in one stack, where it is parted above. */
  whole: Block[];
  closing: Block[];
}

export const planBlocks = (plan: PlanView): PlanBlocks => ({
  tasks: plan.tasks.length > 0 || plan.requirement ? taskBlocks(plan) : [],
  whole: wholeStack(plan),
  closing: plan.closing ? [closingBlock(plan.closing)] : [],
});
