/** One page of the browser: functions run in it, and it is closed when no longer needed. */
import type { CDPSession, Page as PuppeteerPage } from 'puppeteer-core/internal/puppeteer-core-browser.js';
import { BrowserGone, type Lifeline } from './lifeline.ts';

/** Commands to one page and its events. A command ends as soon as what should answer it has. */
export type Session = Pick<CDPSession, 'send' | 'on'>;

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

/** A command that the page's process ended upon fails in words of its own: what counts is that it is gone. */
function guard(session: CDPSession, lifeline: Lifeline): Session {
  let crashed = false;
  session.on('Inspector.targetCrashed', () => {
    crashed = true;
    lifeline.cut('a page’s process ended');
  });
  const send = ((...given: Parameters<CDPSession['send']>) =>
    lifeline.hold(
      session.send(...given).catch((error: unknown) => {
        throw crashed || isGone(error) ? new BrowserGone(messageOf(error)) : error;
      }),
    )) as CDPSession['send'];
  return { send, on: session.on.bind(session) };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** What Puppeteer and the protocol say of a page that no longer answers. */
const gone =
  /Target closed|Session closed|Connection closed|detached|Page crashed|Internal error|timed out|Target crashed/i;

const isGone = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === 'TargetCloseError' || error.name === 'ConnectionClosedError' || gone.test(error.message));

/**
 * Puppeteer's page with its protocol session, in which functions are run without a round trip of their own.
 */
export async function openPage(page: PuppeteerPage, lifeline: Lifeline): Promise<Page> {
  const session = guard(
    await page.createCDPSession().catch((error: unknown) => {
      throw isGone(error) ? new BrowserGone(messageOf(error)) : error;
    }),
    lifeline,
  );
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
