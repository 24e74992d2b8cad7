/**
 * Tasks of the plan that leave their cells empty: their words are set as large as all cells hold, one
 * size for all of them, and stand evenly in what is left. Display more than text, such words leave the
 * baseline grid.
 */
import type { HtmlDocument } from '../html/document.ts';
import type { Sheet } from '../render/sheet.ts';
import { touch } from './touch.ts';

/** @returns The document as it stands on the sheet with its tasks grown; the page must be on the sheet. */
export const growTasks = (sheet: Sheet, page: HtmlDocument): Promise<HtmlDocument> =>
  touch(sheet, page, growInPage);

/** Runs in the page. @returns How many tasks have grown. */
function growInPage(): number {
  const { gauge } = window;
  /** Greatest size, times the usual; below the title's it stays by so much. Steps between. */
  const mostGrowth = 1.45;
  const belowTitle = 0.88;
  const steps = 18;
  const tasks = [...document.querySelectorAll<HTMLElement>('.block.task')];
  const words = tasks.flatMap((task) => [...task.querySelectorAll<HTMLElement>('.task-text, .task-item')]);
  if (words.length === 0) return 0;
  const sizeOf = (selector: string) => gauge.sizeOf(tasks[0]!.querySelector(selector) ?? tasks[0]!);
  const most = Math.max(
    1,
    Math.min(mostGrowth, (sizeOf('.task-title') * belowTitle) / gauge.sizeOf(words[0]!)),
  );

  /** A measure of a few words is not broken. */
  const isWhole = (item: HTMLElement) =>
    item.getBoundingClientRect().height < 1.5 * Number.parseFloat(getComputedStyle(item).lineHeight);
  const wrapped = new Set(words.filter((one) => one.matches('.task-item') && !isWhole(one)));
  const holds = (task: HTMLElement): boolean => {
    const { right, bottom } = task.getBoundingClientRect();
    const room = { right: right - Number.parseFloat(getComputedStyle(task).paddingRight), bottom };
    return (
      gauge.beyond(task.querySelectorAll('.task-text, .task-item, .task-title'), room) <= gauge.slack &&
      [...task.querySelectorAll<HTMLElement>('.task-item')].every(
        (item) => gauge.tooWide(item) <= gauge.slack && (wrapped.has(item) || isWhole(item)),
      )
    );
  };
  /** As many columns as hold, from those that it has. */
  const holdsAcross = (task: HTMLElement): boolean => {
    const list = task.querySelector<HTMLElement>('.task-items');
    if (!list) return holds(task);
    const given = Number((list.dataset.across ??= getComputedStyle(list).getPropertyValue('--task-across')));
    for (let across = given; across > 0; across -= 1) {
      list.style.setProperty('--task-across', `${across}`);
      if (holds(task)) return true;
    }
    return false;
  };
  const set = (step: number): boolean => {
    for (const task of tasks)
      task.style.setProperty(
        '--task-scale',
        `${Math.round((1 + ((most - 1) * step) / steps) * 1000) / 1000}`,
      );
    return tasks.every(holdsAcross);
  };
  for (const task of tasks) task.classList.add('grown');
  for (let step = steps; step >= 0; step -= 1) {
    if (!set(step)) continue;
    for (const list of document.querySelectorAll('.task-items')) list.removeAttribute('data-across');
    return tasks.length;
  }
  for (const task of tasks) {
    task.classList.remove('grown');
    task.style.removeProperty('--task-scale');
    const list = task.querySelector<HTMLElement>('.task-items');
    list?.style.setProperty('--task-across', list.dataset.across!);
    list?.removeAttribute('data-across');
  }
  return 0;
}
