/** Whose report it is, as names of facts begin with it: "Calder Vale Airport: pre-tax loss". */
import { anyOf, type Language } from '../language.ts';

/** The name of a body with which a title begins; undefined where it names none. */
export const issuerOf = (title: string, { table: { bodies } }: Language): string | undefined =>
  new RegExp(`^(?:The )?(.*?(?:${anyOf(bodies) || '(?!)'})s?)(?![\\p{L}-])`, 'iu').exec(title)?.[1];

/** Its own numbers need not say whose they are. */
export function withoutIssuer(label: string, issuer: string | undefined): string {
  if (issuer === undefined || !label.startsWith(`${issuer}: `)) return label;
  const name = label.slice(issuer.length + 2);
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}
