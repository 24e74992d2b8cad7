/**
 * What a build shows of itself: one line per stage with counts and times, a progress bar on a
 * terminal. Everything goes to the given stream (standard error), so that standard output is free
 * for a program to read.
 */
import type { Both, MessageLanguage } from './languages.ts';
import { columnsOf } from './visible.ts';

export interface LogStream {
  write: (text: string) => unknown;
  isTTY?: boolean | undefined;
  columns?: number | undefined;
}

export interface Log {
  /** A finished stage: its name, what it did, and how long it was busy (ms). */
  stage: (name: string, did: Both, ms: number) => void;
  /** A line of its own. */
  line: (text: Both) => void;
  /** Moves the progress bar; nothing where there is no terminal. */
  progress: (done: number, total: number, what: Both) => void;
}

export const silentLog: Log = { stage: () => undefined, line: () => undefined, progress: () => undefined };

export const formatSeconds = (ms: number): string => `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 1)} s`;

export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

const barWidth = 24;

/** Stages by the names of their folders. */
const stageNames: Record<string, string> = {
  report: '读稿',
  model: '核对',
  view: '编排',
  html: '成页',
  render: '浏览器',
  account: '回读',
  proof: '小样',
  manifest: '清单',
  design: '设计',
  charts: '图表',
  compose: '排版',
  press: '付印',
  archive: '存档',
  cards: '卡片',
  write: '写出',
  build: '完成',
  pages: '版面',
  rebuild: '重做',
};

const padColumns = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - columnsOf(text)));

export function streamLog(stream: LogStream, language: MessageLanguage = 'en'): Log {
  let drawn = false;
  const clear = () => {
    if (drawn) stream.write('\r\u001b[2K');
    drawn = false;
  };
  const line = (text: string) => {
    clear();
    stream.write(`${text}\n`);
  };
  const nameOf = (stage: string) => (language === 'zh' ? (stageNames[stage] ?? stage) : stage);
  return {
    line: (text) => line(text[language]),
    stage: (name, did, ms) =>
      line(
        `${padColumns(nameOf(name), 9)} ${padColumns(did[language], 58)} ${formatSeconds(ms).padStart(8)}`,
      ),
    progress(done, total, what) {
      if (!stream.isTTY) return;
      clear();
      const filled = total === 0 ? barWidth : Math.round((done / total) * barWidth);
      stream.write(
        `[${'█'.repeat(filled)}${'·'.repeat(barWidth - filled)}] ${done}/${total} ${what[language]}`.slice(
          0,
          (stream.columns ?? 80) - 1,
        ),
      );
      drawn = true;
    },
  };
}

/** Busy time and counts by stage, gathered while several reports are under way. */
export class Clock {
  readonly #ms = new Map<string, number>();
  readonly #counts = new Map<string, number>();

  async time<T>(stage: string, work: () => Promise<T> | T): Promise<T> {
    const start = performance.now();
    try {
      return await work();
    } finally {
      this.#ms.set(stage, this.ms(stage) + performance.now() - start);
    }
  }

  count(what: string, by = 1): void {
    this.#counts.set(what, this.counted(what) + by);
  }

  ms(stage: string): number {
    return this.#ms.get(stage) ?? 0;
  }

  counted(what: string): number {
    return this.#counts.get(what) ?? 0;
  }
}
