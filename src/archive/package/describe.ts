/**
 * What describes a package for keeping: METS holds it together, PREMIS says what each file is and what was done
 * to it, Dublin Core says what it is about; the Chinese record is `chinese-record.ts`.
 */
import { element, xmlFile } from '../../lib/xml.ts';

export interface KeptFile {
  /** Path in the bag. */
  path: string;
  mime: string;
  /** What it is for: the edition, its data, the catalogue record, fonts, the program. */
  group: 'edition' | 'catalogue' | 'dataset' | 'design' | 'font' | 'program';
  bytes: number;
  sha256: string;
}

export interface KeptRecord {
  id: string;
  title: string;
  /** BCP 47 */
  language: string;
  /** YYYY-MM-DD, or "". */
  date: string;
  /** ISO 8601 of the packing: the date of issue, never the clock's. */
  stamp: string;
  creators: string[];
  publisher: string;
  subjects: string[];
  rights: string;
  identifier?: string;
  newspaper: string;
  page: string;
  section: string;
  cn?: string;
  issn?: string;
  number?: string;
  edition?: string;
  /** Subject of the certificate with which PDFs and lists are signed. */
  signer?: string;
  versions: { tuban: string; node: string; chromium: string };
  /** `<dc:…>` elements of the Dublin Core record, as lines. */
  dublinCore: string[];
  files: KeptFile[];
}

const fileId = (index: number): string => `f${index + 1}`;

/** PRONOM keys where they are sure. */
const formats: Record<string, { name: string; version?: string; pronom?: string }> = {
  'application/pdf': { name: 'PDF/A-3a, PDF/UA-1', version: '3a', pronom: 'fmt/479' },
  'application/yaml': { name: 'YAML', version: '1.2' },
  'application/json': { name: 'JSON', pronom: 'fmt/817' },
  'application/ld+json': { name: 'JSON-LD', pronom: 'fmt/880' },
  'application/xml': { name: 'XML', version: '1.0', pronom: 'fmt/101' },
  'application/zip': { name: 'ZIP', pronom: 'x-fmt/263' },
  'text/csv': { name: 'CSV', pronom: 'x-fmt/18' },
  'text/plain': { name: 'Plain text, UTF-8', pronom: 'x-fmt/111' },
  'font/ttf': { name: 'TrueType', pronom: 'x-fmt/453' },
  'image/jpeg': { name: 'JPEG' },
  'image/png': { name: 'PNG' },
  'image/svg+xml': { name: 'SVG' },
  'image/tiff': { name: 'TIFF' },
  'image/webp': { name: 'WebP' },
  'application/vnd.iccprofile': { name: 'ICC profile' },
};

const xlink = 'http://www.w3.org/1999/xlink';

/** PREMIS 3: an object a file, the events of its making and checking, and the program as agent. */
export function premis({ stamp, versions, files, id, signer }: KeptRecord): string {
  const object = (file: KeptFile, index: number): string[] => {
    const format = formats[file.mime] ?? { name: file.mime };
    return element('premis:object', { 'xsi:type': 'premis:file' }, [
      element('premis:objectIdentifier', {}, [
        element('premis:objectIdentifierType', {}, 'local'),
        element('premis:objectIdentifierValue', {}, `${id}/${fileId(index)}`),
      ]),
      element('premis:objectCharacteristics', {}, [
        element('premis:compositionLevel', {}, '0'),
        element('premis:fixity', {}, [
          element('premis:messageDigestAlgorithm', {}, 'SHA-256'),
          element('premis:messageDigest', {}, file.sha256),
        ]),
        element('premis:size', {}, String(file.bytes)),
        element('premis:format', {}, [
          element('premis:formatDesignation', {}, [
            element('premis:formatName', {}, format.name),
            ...(format.version ? [element('premis:formatVersion', {}, format.version)] : []),
          ]),
          ...(format.pronom
            ? [
                element('premis:formatRegistry', {}, [
                  element('premis:formatRegistryName', {}, 'PRONOM'),
                  element('premis:formatRegistryKey', {}, format.pronom),
                ]),
              ]
            : []),
        ]),
      ]),
      element('premis:originalName', {}, file.path),
    ]);
  };
  const event = (name: string, type: string, detail: string): string[] =>
    element('premis:event', {}, [
      element('premis:eventIdentifier', {}, [
        element('premis:eventIdentifierType', {}, 'local'),
        element('premis:eventIdentifierValue', {}, `${id}/${name}`),
      ]),
      element('premis:eventType', {}, type),
      element('premis:eventDateTime', {}, stamp),
      element('premis:eventDetailInformation', {}, [element('premis:eventDetail', {}, detail)]),
      element('premis:eventOutcomeInformation', {}, [element('premis:eventOutcome', {}, 'success')]),
      element('premis:linkingAgentIdentifier', {}, [
        element('premis:linkingAgentIdentifierType', {}, 'local'),
        element('premis:linkingAgentIdentifierValue', {}, `tuban/${versions.tuban}`),
      ]),
    ]);
  return xmlFile(
    element(
      'premis:premis',
      {
        'xmlns:premis': 'http://www.loc.gov/premis/v3',
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
        version: '3.0',
      },
      [
        ...files.map(object),
        event(
          'made',
          'creation',
          `Made from the dataset by Tuban ${versions.tuban}, Node ${versions.node}, Chromium ${versions.chromium}`,
        ),
        event(
          'checked',
          'validation',
          'PDF/A-3a and PDF/UA-1 by Tuban’s own rules; the text read back and compared with the dataset',
        ),
        event('digested', 'message digest calculation', 'SHA-256 of every file'),
        ...(signer
          ? [
              event(
                'signed',
                'digital signature generation',
                `Archive PDFs and the list of lists, by ${signer}`,
              ),
            ]
          : []),
        element('premis:agent', {}, [
          element('premis:agentIdentifier', {}, [
            element('premis:agentIdentifierType', {}, 'local'),
            element('premis:agentIdentifierValue', {}, `tuban/${versions.tuban}`),
          ]),
          element('premis:agentName', {}, 'Tuban 图版'),
          element('premis:agentType', {}, 'software'),
          element('premis:agentVersion', {}, versions.tuban),
        ]),
      ],
    ),
  );
}

const groupNames: Record<KeptFile['group'], string> = {
  edition: '存档版 archive editions',
  catalogue: '目录记录 catalogue records',
  dataset: '数据集 dataset as given',
  design: '样式与模板 designs',
  font: '字体与许可 fonts with licences',
  program: '程序与环境 program and environment',
};

/** METS 1: description, where the administrative metadata are, files by what they are for, and one division a group. */
export function mets({ id, title, stamp, dublinCore, versions, files }: KeptRecord): string {
  const groups = [...new Set(files.map(({ group }) => group))];
  const numbered = files.map((file, index) => ({ ...file, id: fileId(index) }));
  const pointer = (name: string, href: string, type: string, other?: string): string[] =>
    element(name, { LOCTYPE: 'URL', 'xlink:href': encodeURI(href), MDTYPE: type, OTHERMDTYPE: other });
  return xmlFile(
    element(
      'mets:mets',
      {
        'xmlns:mets': 'http://www.loc.gov/METS/',
        'xmlns:xlink': xlink,
        'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
        OBJID: id,
        LABEL: title,
        TYPE: 'newspaper page',
      },
      [
        element('mets:metsHdr', { CREATEDATE: stamp }, [
          element('mets:agent', { ROLE: 'CREATOR', TYPE: 'OTHER', OTHERTYPE: 'SOFTWARE' }, [
            element('mets:name', {}, `Tuban ${versions.tuban}`),
          ]),
        ]),
        element('mets:dmdSec', { ID: 'dc' }, [
          element('mets:mdWrap', { MDTYPE: 'DC', MIMETYPE: 'text/xml' }, [
            element('mets:xmlData', {}, [dublinCore]),
          ]),
        ]),
        element('mets:dmdSec', { ID: 'dat' }, [
          pointer('mets:mdRef', 'metadata/record-zh.xml', 'OTHER', 'DA/T 46'),
        ]),
        element('mets:amdSec', { ID: 'amd' }, [
          element('mets:digiprovMD', { ID: 'premis' }, [
            pointer('mets:mdRef', 'metadata/premis.xml', 'PREMIS'),
          ]),
        ]),
        element(
          'mets:fileSec',
          {},
          groups.map((group) =>
            element(
              'mets:fileGrp',
              { USE: group },
              numbered
                .filter((file) => file.group === group)
                .map((file) =>
                  element(
                    'mets:file',
                    {
                      ID: file.id,
                      MIMETYPE: file.mime,
                      SIZE: file.bytes,
                      CHECKSUM: file.sha256,
                      CHECKSUMTYPE: 'SHA-256',
                      ADMID: 'premis',
                    },
                    [element('mets:FLocat', { LOCTYPE: 'URL', 'xlink:href': encodeURI(file.path) })],
                  ),
                ),
            ),
          ),
        ),
        element('mets:structMap', { TYPE: 'logical' }, [
          element(
            'mets:div',
            { LABEL: title, DMDID: 'dc dat', ADMID: 'amd' },
            groups.map((group) =>
              element(
                'mets:div',
                { LABEL: groupNames[group], TYPE: group },
                numbered
                  .filter((file) => file.group === group)
                  .map((file) => element('mets:fptr', { FILEID: file.id })),
              ),
            ),
          ),
        ]),
      ],
    ),
  );
}
