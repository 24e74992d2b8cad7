/**
 * Composes a planned card in a shape: the forms of its device in their order, then those of the other
 * devices that may stand in its place, until one fits. Nothing is set smaller than it may be, and no chart
 * is cut: what does not fit takes the next form.
 */
import type { TextMetrics } from '../design/metrics.ts';
import type { Drawing } from '../model/art/shape.ts';
import type { Theme } from '../design/theme.ts';
import { fillWord } from '../view/words.ts';
import type { Headline, ReportView } from '../view/view.ts';
import { bandHeight, drawCloseBand, hasBand } from './device/close.ts';
import { coverLadder, drawCover } from './device/cover.ts';
import { sunFact } from './device/cover/sun.ts';
import type { Form, FormContext } from './device/form.ts';
import { formsOf } from './device/forms.ts';
import { formulaOf } from './device/tasks/grid.ts';
import { crowdFaults, splitFaults } from './draw/faults.ts';
import { divideWords } from '../view/divide.ts';
import { drawFoot, sourceRise } from './draw/foot.ts';
import { drawFrame, footTop, type FrameLook } from './draw/frame.ts';
import { liftOf } from './draw/story-foot.ts';
import { frontRise } from './draw/parts.ts';
import { paletteOf, type Tones } from './draw/palette.ts';
import { Stage } from './draw/stage.ts';
import { isLively, landOf, type Subject } from './draw/subjects.ts';
import type { Typesetter } from './draw/type.ts';
import { heroOf, type Content, type PlannedCard } from './plan/content.ts';
import { measuredWays, measuresPrinted, withMeasures } from './plan/measured.ts';
import type { SubjectFinder } from './plan/subject.ts';
import { photoOf, readHints } from './hints.ts';
import { groundsFor } from './plan/grounds.ts';
import { isDullCover, isSoberCard } from './plan/tone.ts';
import type { Brand } from './brand.ts';
import { photoKey, type PlacedPhoto } from './photos.ts';
import type { QrCode } from './qr.ts';
import type { Shape } from './shapes.ts';

export interface ComposeSetting {
  view: ReportView;
  theme: Theme;
  metrics: TextMetrics;
  shape: Shape;
  tones: Tones;
  setter: Typesetter;
  /** The link of the report as a code, where it has one. */
  code?: QrCode | undefined;
  /** What readers are asked to do, over the closing band. */
  call: string;
  /** Words for last year and this one, at bars. */
  years: { last: string; now: string };
  /** Photos of the report by their ids. */
  photos: ReadonlyMap<string, PlacedPhoto>;
  brand?: Brand | undefined;
  /** The report's own hero art, for the cover. */
  art?: Drawing | undefined;
  /** What the report is about. */
  subject: Subject | undefined;
  findSubject: SubjectFinder;
}

export interface Composed {
  stage: Stage;
  /** "monument-bars-cells" */
  form: string;
  content: Content;
  headline?: Headline | undefined;
}

export interface Placing {
  index: number;
  total: number;
}

/** px from an edge within which no words stand. */
const edge = 20;

const frameOf = ({ width, height, safe, name, unit }: Shape) => ({
  left: Math.max(safe[3], edge * unit),
  right: width - Math.max(safe[1], name === 'banner' ? 0 : edge * unit),
  top: Math.max(safe[0], 0),
  bottom: height - Math.max(safe[2], 4),
});

/** Where a shape has a foot, words end above its front plane. A story's foot is landscape throughout. */
function floorOf(stage: Stage, { art, flat }: FrameLook): number {
  const { width, foot, name } = stage.shape;
  if (foot === 0 || name === 'story') return Infinity;
  return footTop(stage) - (flat ? 0 : frontRise(art, { width, unit: width / 1080 }));
}

/** The ground of a card; another device that stands in may need another. */
function groundOf(card: PlannedCard, content: Content, { view }: ComposeSetting): PlannedCard['ground'] {
  const grounds = groundsFor(content, view, readHints(view.cards).variant);
  return grounds.includes(card.ground) ? card.ground : grounds[0]!;
}

function newStage({ shape, tones, setter, view }: ComposeSetting, card: Pick<PlannedCard, 'ground'>): Stage {
  return new Stage({ shape, tones, setter, palette: paletteOf(tones, card.ground), seed: view.id });
}

/** Devices that may show what their card is about: land and object then belong together. */
const pictured: ReadonlySet<string> = new Set(['monument', 'checklist', 'tasks', 'targets']);
const hasObject = ({ device }: Content, { name }: Shape): boolean => name === 'story' || pictured.has(device);

type Way = Pick<PlannedCard, 'content' | 'headline' | 'eyebrow'>;

/**
 * What a card is about: its hero, else its headline or section, else the report. What is counted is no decoration
 * besides; over bad news nothing drives, sails or grows.
 */
function subjectOn(
  { content, headline, eyebrow }: Way,
  { subject, findSubject, view }: ComposeSetting,
): Subject | undefined {
  const named =
    content.device === 'count' ? undefined : findSubject(heroOf(content), [headline?.text ?? '', eyebrow]);
  const own = named ?? subject;
  return own && isLively(own) && isSoberCard(content, view) ? undefined : own;
}

export const contextOf = (way: Way, setting: ComposeSetting): FormContext => ({
  view: setting.view,
  years: setting.years,
  photos: setting.photos,
  subject: subjectOn(way, setting),
  findSubject: setting.findSubject,
  devices: setting.shape.devices,
});

export function composeCover(
  card: PlannedCard,
  setting: ComposeSetting,
  { index, total }: Placing,
): Composed | undefined {
  const { view, theme, shape } = setting;
  const cue =
    total > 1 && shape.name !== 'long' ? fillWord(view.words.swipe!, { count: countWord(total, view) }) : '';
  const title = card.headline ?? view.masthead.title;
  const content = card.content as Extract<Content, { device: 'cover' }>;
  // Beside the sun stands what its number is about.
  const sun = sunFact(content, view);
  const isDull = isDullCover(content.hooks, view);
  const named = (sun && setting.findSubject(sun)) ?? setting.subject;
  const subject = isDull && named && isLively(named) ? undefined : named;
  const shownWith = (shown: typeof content, without: (typeof coverLadder)[number]): Composed | undefined => {
    const stage = newStage(setting, card);
    const drawn = drawCover(stage, shown, {
      view,
      art: theme.art,
      cue,
      index,
      own: setting.art,
      subject,
      isDull,
      photo: coverPhoto(setting),
      title,
      without,
    });
    if (!drawn || stage.faults(frameOf(shape)).length > 0) return undefined;
    return { stage, form: 'cover', content: shown, headline: title };
  };
  const measured = withMeasures(content, view) as typeof content;
  for (const without of coverLadder) {
    // A number with its limit says more than another number: hooks give way to that, but for two.
    const [full, plain] = [shownWith(measured, without), shownWith(content, without)];
    const shownBy = (one: Composed | undefined) => one?.stage.shown.size ?? 0;
    const isFull = full && shownBy(full) >= Math.min(fewestHooks, shownBy(plain));
    const best = isFull ? full : plain;
    if (best) return best;
  }
  return undefined;
}

/** Hooks that stay on a cover, whatever the others are measured by. */
const fewestHooks = 2;

/** The photo that the editor gives the cover. */
function coverPhoto({ view, photos }: ComposeSetting): PlacedPhoto | undefined {
  const asked = photoOf(readHints(view.cards), 'cover');
  return asked && photos.get(photoKey(asked.photo, asked.fit));
}

const countWord = (count: number, { words }: ReportView): string =>
  [...words.counts!][count] ?? String(count);

export function composeForm(
  form: Form,
  card: PlannedCard,
  setting: ComposeSetting,
  way: PlannedCard['others'][number],
  { index, total }: Placing,
): Composed | { faults: string[] } {
  const { content, headline, headlineFacts, eyebrow } = way;
  const { shape, view, theme } = setting;
  const stage = newStage(setting, { ground: groundOf(card, content, setting) });
  const shown = form.ownHeadline ? undefined : (form.headline ?? headline);
  const subject = subjectOn(way, setting);
  const look = {
    art: landOf(theme.art, (hasObject(content, shape) ? subject : undefined) ?? setting.subject),
    subject,
    ...form.look,
    flat: (form.look.flat ?? false) || Boolean(card.close),
  };
  const frame = {
    bookmark: card.bookmark,
    eyebrow,
    headline: shown,
    headlineFacts,
    source: view.source,
    place: total > 1 && shape.name !== 'long' ? `${index + 1}/${total}` : '',
    index,
    brand: setting.brand,
  };
  const room = drawFrame(stage, frame, look);
  if (!room) return { faults: ['headline'] };
  // What a story shows decides where its land begins.
  const isStory = shape.name === 'story';
  const rise = isStory ? sourceRise(stage, frame) : 0;
  if (!isStory) stage.inFront(() => drawFoot(stage, look, frame));
  room.bottom -= rise;
  stage.reach = room.base;
  if (card.close && shape.name !== 'wide' && hasBand(view, setting)) {
    const taken = bandHeight(stage);
    room.bottom -= taken;
    stage.band = footTop(stage) - drawCloseBand(stage, view, { code: setting.code, call: setting.call });
  }
  if (form.draw(stage, room) === false) return { faults: [`${form.name} has no room`] };
  if (isStory) stage.inFront(() => drawFoot(stage, look, frame, liftOf(stage, rise)));
  const numbers = stage.pieces.flatMap(({ number }) => number?.id ?? []);
  const faults = [
    ...stage.faults(frameOf(shape), floorOf(stage, look)),
    ...(shape.name === 'long' ? [] : crowdFaults(content.device, numbers)),
    ...splitFaults(linesOf(stage), (text) => divideWords(text, setting.setter.of).units, [
      ...(shown ? [shown.units] : []),
      ...marksOf(content),
    ]),
  ];
  for (const id of measuresPrinted(textsOf(stage), view)) stage.shown.add(id);
  return faults.length > 0 ? { faults } : { stage, form: form.name, content, headline: shown };
}

/** A smaller headline leaves its device room that a large one would take: on a flat card, and where a form yields so. */
const waysToSet = (forms: Form[], { shape }: ComposeSetting): Form[] =>
  forms.flatMap((form) =>
    shape.name === 'wide' || form.yields
      ? [form, { ...form, look: { ...form.look, headlineShare: smaller } }]
      : [form],
  );
const smaller = 0.64;

const textsOf = ({ pieces }: Stage): string[] => pieces.flatMap(({ words }) => words?.text ?? []);

/** Texts in lines, as they stand on the stage. */
const linesOf = ({ pieces }: Stage) =>
  pieces.flatMap(({ block, words }) =>
    words ? [{ block, text: words.text.replace(/\s+/gu, ' '), lines: words.units }] : [],
  );

/** Titles of tasks break where the report marks it; sayings of ten after four, three and three. */
const marksOf = (content: Content): string[][] =>
  content.device === 'tasks'
    ? content.tasks.flatMap(({ title }) => {
        const formula = formulaOf(title.text, title.units);
        return [title.units, ...(formula ? [formula.action] : [])];
      })
    : [];

/**
 * All ways to compose a card, lazily, best first.
 * @param explain Told why a form was passed over.
 */
export function* compositions(
  card: PlannedCard,
  setting: ComposeSetting,
  placing: Placing,
  explain?: (why: string) => void,
): Generator<Composed> {
  if (card.content.device === 'cover') {
    const cover = composeCover(card, setting, placing);
    if (cover) yield cover;
    return;
  }
  let isComposed = false;
  for (const ways of [[card, ...card.others], card.spare ?? []]) {
    if (isComposed) return;
    for (const way of ways.flatMap((one) => measuredWays(one, setting.view))) {
      for (const form of waysToSet(
        formsOf(way.content, contextOf(way, setting), setting.shape.name),
        setting,
      )) {
        const composed = composeForm(form, card, setting, way, placing);
        if ('stage' in composed) {
          isComposed = true;
          yield composed;
        } else explain?.(`${card.id}: ${form.name}: ${composed.faults.slice(0, 3).join('; ')}`);
      }
    }
  }
  // The band that closes a deck gives way to what its last card has to say.
  if (!isComposed && card.close) yield* compositions({ ...card, close: false }, setting, placing, explain);
}

export const composeCard = (
  card: PlannedCard,
  setting: ComposeSetting,
  placing: Placing,
  explain?: (why: string) => void,
): Composed | undefined => {
  for (const composed of compositions(card, setting, placing, explain)) return composed;
  return undefined;
};
