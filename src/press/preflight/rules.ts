/**
 * Sets of rules, as data from `styles/press/rules.yaml`: which rules of the preflight count how much, and
 * with which limits. What a newsroom asks of its own pages it does not ask of an advertisement.
 */
import { z } from 'zod';
import type { SearchPath } from '../../design/search.ts';
import type { Severity } from '../../lib/problem.ts';
import { limitChanges, withLimits, type PressCondition } from '../condition.ts';
import { readListed, type NamedList } from '../named-list.ts';
import { ruleNames, steadyRules, type RuleName } from './rule-names.ts';

const weight = z.enum(['error', 'warning', 'note', 'off']);
const free = ruleNames.filter((name) => !steadyRules.includes(name));

const ruleSetSchema = z.strictObject({
  label: z.string(),
  rules: z
    .strictObject(Object.fromEntries(free.map((name) => [name, weight.optional()])))
    .default({})
    .describe('what a rule’s finding counts as; off: it is not looked for'),
  limits: limitChanges.default({}).describe('in place of the press condition’s'),
});

const list: NamedList<z.infer<typeof ruleSetSchema>> = {
  file: 'rules.yaml',
  what: { en: 'set of preflight rules', zh: '预检规则' },
  code: 'rules-unknown',
  schema: ruleSetSchema,
};

export interface RuleSet {
  name: string;
  label: string;
  /** Rules that count otherwise than they say themselves. */
  weights: Partial<Record<RuleName, Severity | 'off'>>;
  limits: z.infer<typeof limitChanges>;
}

/** The set of rules for a newsroom's own pages. */
export const usualRules = 'own-page';

/** @throws ProblemError when there is no such set, or a list is wrong. */
export async function readRules(name: string, search: SearchPath): Promise<RuleSet> {
  const { label, rules, limits } = await readListed(list, name, search);
  return { name, label, weights: rules as RuleSet['weights'], limits };
}

/** The condition with the limits of the set. */
export const underRules = (condition: PressCondition, rules: RuleSet | undefined): PressCondition =>
  rules ? withLimits(condition, rules.limits) : condition;
