/**
 * How Chromium is started: unable to reach a network, the same on every machine, nothing that only people
 * need.
 */

/** Port 9 is "discard": nothing listens there, so a connection fails at once. */
const offline = [
  '--proxy-server=http://127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-pings',
  '--disable-quic',
  '--disable-default-apps',
  '--disable-extensions',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-client-side-phishing-detection',
  '--disable-breakpad',
  '--disable-crash-reporter',
  '--metrics-recording-only',
  '--disable-features=Translate,AcceptCHFrame,MediaRouter,OptimizationHints,ProcessPerSiteUpToMainFrameThreshold',
];

/** Same pixels and same line breaks on every machine. */
const steady = [
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
  '--disable-lcd-text',
  '--lang=en-US',
  '--hide-scrollbars',
  '--force-device-scale-factor=1',
  '--disable-gpu',
  '--mute-audio',
  '--export-tagged-pdf',
  '--generate-pdf-document-outline',
];

/** Nobody looks at it: no dialogues, no key ring, no page held back because it stands behind another. */
const unattended = [
  '--headless',
  '--enable-automation',
  '--allow-pre-commit-input',
  '--disable-infobars',
  '--disable-popup-blocking',
  '--disable-prompt-on-repost',
  '--disable-search-engine-choice-screen',
  '--disable-hang-monitor',
  '--password-store=basic',
  '--use-mock-keychain',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-ipc-flooding-protection',
];

/** Screenshots wait for frames; without the limit a card costs a third less. */
const quick = ['--disable-frame-rate-limit', '--disable-dev-shm-usage'];

/** Root cannot use Chromium's sandbox; everybody else keeps it on. */
const sandbox = (): string[] => (process.getuid?.() === 0 ? ['--no-sandbox'] : []);

/** @param profile Folder of the browser's own files. */
export const chromiumFlags = (profile: string): string[] => [
  ...offline,
  ...steady,
  ...unattended,
  ...quick,
  ...sandbox(),
  `--user-data-dir=${profile}`,
  '--remote-debugging-pipe',
  'about:blank',
];
