/**
 * What describes a package, held against the standards: METS against its schema (version 1.12, of the Library of
 * Congress, CC0), PREMIS against the order and number of elements that its data dictionary (version 3.0) gives,
 * since its schema lies in no registry.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { mets, premis, type KeptRecord } from '../../src/archive/package/describe.ts';
import { makeFolder, projectRoot } from '../support/folders.ts';
import { needTool } from '../press/tools.ts';

const file = (name: string, mime: string, group: KeptRecord['files'][number]['group']) => ({
  path: `data/${name}`,
  mime,
  group,
  bytes: 10,
  sha256: 'a'.repeat(64),
});
const record: KeptRecord = {
  id: 'report-1',
  title: '报告 <一> & 二',
  language: 'zh-Hans',
  date: '2024-01-09',
  stamp: '2024-01-09T00:00:00Z',
  creators: ['甲'],
  publisher: '某报社',
  subjects: ['经济'],
  rights: '',
  newspaper: '某报',
  page: 'A1',
  section: '要闻',
  signer: 'C=CN, CN=档案部',
  versions: { tuban: '0.1.0', node: '24.0.0', chromium: '150' },
  dublinCore: ['<dc:title>报告</dc:title>'],
  files: [
    file('archive/图 a.pdf', 'application/pdf', 'edition'),
    file('archive/a.dc.xml', 'application/xml', 'catalogue'),
    file('dataset/a/report.yaml', 'application/yaml', 'dataset'),
    file('dataset/a/photo.heic', 'image/heic', 'dataset'),
    file('fonts/a.ttf', 'font/ttf', 'font'),
    file('program/package.json', 'application/json', 'program'),
  ],
};

/** xmllint’s judgement; "" where it finds nothing. */
function judged(xml: string): string {
  const place = path.join(makeFolder('mets'), 'mets.xml');
  writeFileSync(place, xml);
  const schema = path.join(projectRoot, 'tests', 'archive', 'schemas', 'mets.xsd');
  try {
    execFileSync('xmllint', ['--noout', '--nonet', '--schema', schema, place], { stdio: 'pipe' });
    return '';
  } catch (error) {
    return String((error as { stderr: Buffer }).stderr);
  }
}

it('METS is valid by its schema, which finds what is not', (context) => {
  needTool(context, 'xmllint');
  expect(judged(mets(record))).toBe('');
  expect(judged(mets(record).replace('CHECKSUMTYPE="SHA-256"', 'CHECKSUMTYPE="SHA-X"'))).toContain('SHA-X');
  expect(judged(mets(record).replace(/<mets:structMap[\s\S]*<\/mets:structMap>/, ''))).toContain('structMap');
});

/** Children of every element that has any, in order: "object: objectIdentifier objectCharacteristics …". */
function contents(xml: string): Set<string> {
  const found = new Set<string>();
  const open: { name: string; children: string[] }[] = [];
  for (const [, end, name, , empty] of xml.matchAll(/<(\/?)premis:(\w+)((?:\s[^>]*?)?)(\/?)>/g)) {
    if (end) {
      const { name: own, children } = open.pop()!;
      if (own !== name) throw new Error(`${own} ends as ${name}`);
      if (children.length > 0) found.add(`${own}: ${children.join(' ')}`);
      continue;
    }
    open.at(-1)?.children.push(name!);
    if (!empty) open.push({ name: name!, children: [] });
  }
  if (open.length > 0) throw new Error('an element does not end');
  return found;
}

/** Of PREMIS 3.0, for the elements that a package uses; what is optional and not used may still stand. */
const models: Record<string, RegExp> = {
  premis: /^(object )+(event )*(agent )*(rights )*$/,
  object:
    /^(objectIdentifier )+(preservationLevel )*(significantProperties )*(objectCharacteristics )+(originalName )?(storage )*(signatureInformation )*(relationship )*(linkingEventIdentifier )*(linkingRightsStatementIdentifier )*$/,
  objectIdentifier: /^objectIdentifierType objectIdentifierValue $/,
  objectCharacteristics:
    /^(compositionLevel )?(fixity )*(size )?(format )+(creatingApplication )*(inhibitors )*(objectCharacteristicsExtension )*$/,
  fixity: /^messageDigestAlgorithm messageDigest (messageDigestOriginator )?$/,
  format: /^(formatDesignation (formatRegistry )?|formatRegistry )(formatNote )*$/,
  formatDesignation: /^formatName (formatVersion )?$/,
  formatRegistry: /^formatRegistryName formatRegistryKey (formatRegistryRole )?$/,
  event:
    /^eventIdentifier eventType eventDateTime (eventDetailInformation )*(eventOutcomeInformation )*(linkingAgentIdentifier )*(linkingObjectIdentifier )*$/,
  eventIdentifier: /^eventIdentifierType eventIdentifierValue $/,
  eventDetailInformation: /^(eventDetail )?(eventDetailExtension )*$/,
  eventOutcomeInformation: /^(eventOutcome )?(eventOutcomeDetail )*$/,
  linkingAgentIdentifier: /^linkingAgentIdentifierType linkingAgentIdentifierValue (linkingAgentRole )*$/,
  agent:
    /^(agentIdentifier )+(agentName )*(agentType )?(agentVersion )?(agentNote )*(agentExtension )*(linkingEventIdentifier )*(linkingRightsStatementIdentifier )*(linkingEnvironmentIdentifier )*$/,
  agentIdentifier: /^agentIdentifierType agentIdentifierValue $/,
};

it('PREMIS has the elements of its data dictionary, in their order', () => {
  const xml = premis(record);
  const faults = (text: string) =>
    [...contents(text)].filter((line) => {
      const [name = '', children = ''] = line.split(': ');
      return !models[name]?.test(`${children} `);
    });
  expect(faults(xml)).toEqual([]);
  expect(new Set([...contents(xml)].map((line) => line.split(': ')[0]))).toEqual(
    new Set(Object.keys(models)),
  );
  expect(faults(xml.replace(/(<premis:size>.*<\/premis:size>)/, '$1$1'))).toHaveLength(1);
  // An object of a file says so, and what it is linked to is there.
  expect(xml.match(/xsi:type="premis:file"/g)).toHaveLength(record.files.length);
  const agents = [...xml.matchAll(/<premis:linkingAgentIdentifierValue>(.*?)</g)].map(([, value]) => value);
  for (const agent of agents) expect(xml).toContain(`<premis:agentIdentifierValue>${agent}<`);
  expect(xml).toContain('<premis:eventType>digital signature generation</premis:eventType>');
});
