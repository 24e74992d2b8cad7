/** The plan for the coming period: requirement, targets against last year, numbered tasks. */
import { z } from 'zod';
import { factIdSchema, identified, optionalIdSchema } from './fact.ts';
import { headlineSchema, pairSchema, textSchema, yearSchema } from './section.ts';

export const taskSchema = z.strictObject({
  id: optionalIdSchema,
  title: headlineSchema,
  text: textSchema.optional().describe('一句说明。 One sentence.'),
  items: z.array(textSchema).default([]).describe('举措。 Measures.'),
});
export type Task = z.infer<typeof taskSchema> & { id: string };

export const planSchema = z
  .strictObject({
    title: headlineSchema,
    year: yearSchema.optional().describe('计划年份。 Year of the plan.'),
    context: textSchema.optional().describe('开头的一句。 Opening sentence.'),
    requirement: z
      .strictObject({
        title: headlineSchema,
        text: textSchema,
      })
      .optional()
      .describe('总的要求。 The general requirement.'),
    targets: z
      .strictObject({
        title: headlineSchema,
        pairs: z
          .array(pairSchema)
          .default([])
          .describe('有数值、可与上年对比的目标。 Targets with last year’s outcome.'),
        facts: z.array(factIdSchema).default([]).describe('其他目标。 Targets without a comparison.'),
        texts: z.array(textSchema).default([]).describe('文字表述的目标。 Targets stated in words.'),
        note: textSchema.optional().describe('目标后的说明。 The sentence after the targets.'),
      })
      .optional()
      .describe('主要预期目标。 Main targets.'),
    tasksIntro: textSchema.optional().describe('引出各项任务的一句。 Sentence that introduces the tasks.'),
    tasks: z
      .array(taskSchema)
      .default([])
      .transform((tasks) => identified(tasks, 'task'))
      .describe('各项任务，依序编号。 Tasks, numbered in order.'),
    closing: z
      .strictObject({
        title: headlineSchema,
        text: textSchema.optional(),
        items: z.array(textSchema).default([]),
      })
      .optional()
      .describe('结尾部分，如“加强政府自身建设”。 The closing part.'),
  })
  .describe('下一年的安排。 The plan for the coming period.');
export type Plan = z.infer<typeof planSchema>;
