/** One page of the browser: functions run in it, and it is closed when no longer needed. */
import type { CDPSession, Page as PuppeteerPage } from 'puppeteer';

export type Session = CDPSession;

export interface Page {
  session: Session;
  /**
   * Runs a function in the page, where nothing outside itself exists; arguments and result travel as JSON.
   */
  evaluate: <Given extends unknown[], Result>(
    work: (...given: Given) => Result,
    ...given: Given
  ) => Promise<Awaited<Result>>;
  close: () => Promise<void>;
}

interface Evaluated {
  result: { value?: unknown; objectId?: string };
  exceptionDetails?: { text: string; exception?: { description?: string } };
}

const valueOf = ({ result, exceptionDetails }: Evaluated): unknown => {
  if (exceptionDetails)
    throw new Error(`In the page: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`);
  return result.value;
};

/**
 * Puppeteer's page with its protocol session, in which functions are run without a round trip of their own.
 */
export async function openPage(page: PuppeteerPage): Promise<Page> {
  const session = await page.createCDPSession();
  // A new document in the page has another window; it is asked for again then.
  let global: Promise<string> | undefined;
  session.on('Runtime.executionContextsCleared', () => {
    global = undefined;
  });
  await Promise.all([session.send('Page.enable'), session.send('Runtime.enable')]);
  const findGlobal = async () =>
    (await session.send('Runtime.evaluate', { expression: 'globalThis' })).result.objectId!;
  return {
    session,
    async evaluate(work, ...given) {
      const objectId = await (global ??= findGlobal());
      const evaluated = await session.send('Runtime.callFunctionOn', {
        objectId,
        functionDeclaration: work.toString(),
        arguments: given.map((value) => ({ value })),
        returnByValue: true,
        awaitPromise: true,
        userGesture: true,
      });
      return valueOf(evaluated) as never;
    },
    close: () => page.close(),
  };
}
