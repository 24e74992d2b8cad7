/** A form of a device: how its frame looks, and how it is drawn into the room that the frame leaves. */
import type { Headline, ReportView } from '../../view/view.ts';
import type { FrameLook, Room } from '../draw/frame.ts';
import type { DeviceSizes } from '../sizes.ts';
import type { PlacedPhoto } from '../photos.ts';
import type { Stage } from '../draw/stage.ts';
import type { Subject } from '../draw/subjects.ts';
import type { SubjectFinder } from '../plan/subject.ts';

export interface Form {
  name: string;
  look: Omit<FrameLook, 'art' | 'subject'>;
  /** The frame's own headline is left out: the form says it itself. */
  ownHeadline?: boolean;
  /** In place of the card's headline. */
  headline?: Headline;
  /** @returns false where the form has no room. */
  draw: (stage: Stage, room: Room) => boolean | void;
  /** Under a smaller headline it has room for what would else be left out. */
  yields?: boolean;
  /** Least height of a part of a long picture in this form, as a share of the width. */
  tall?: number;
}

export interface FormContext {
  view: ReportView;
  /** Words for the last year and this one. */
  years: { last: string; now: string };
  /** Photos by their ids, embedded. */
  photos: ReadonlyMap<string, PlacedPhoto>;
  /** What the card is about, else the report; nothing where bad news bears no picture. */
  subject: Subject | undefined;
  /** What a single fact is about. */
  findSubject: SubjectFinder;
  /** Sizes of the devices. */
  devices: DeviceSizes;
}
