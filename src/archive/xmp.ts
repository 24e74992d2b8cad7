/**
 * The XMP packet: title and dates as in the Info dictionary, the claims of PDF/A and PDF/UA, and the
 * extension schema without which PDF/A (ISO 19005-3, 6.6.2.3) does not know the pdfuaid namespace.
 */
export interface Description {
  title: string;
  /** One entry a name. */
  authors?: string[];
  publisher?: string;
  /** Of the newspaper in which it stands. */
  issue?: IssueDescription;
  subject?: string;
  /** The report's licence or rights line. */
  rights?: string;
  keywords: string[];
  language: string;
  /** ISO 8601 with time and zone, e.g. 2024-01-09T00:00:00Z. */
  date: string;
  creatorTool: string;
  producer: string;
  /** dc:identifier */
  identifier: string;
}

/** Of a newspaper page: what PRISM has a field for, and the CN number, which it has not. */
export interface IssueDescription {
  /** 报名 */
  newspaper?: string;
  /** 国内统一连续出版物号 */
  cn?: string;
  issn?: string;
  /** 期号 */
  number?: string;
  /** 版本 */
  edition?: string;
  /** 版次 */
  page?: string;
  /** 版名 */
  section?: string;
}

/** PRISM 3.0: names of the fields, and what they mean for the extension schema. */
const prismFields = [
  ['publicationName', 'newspaper', 'Name of the newspaper'],
  ['issn', 'issn', 'ISSN of the newspaper'],
  ['number', 'number', 'Number of the issue'],
  ['edition', 'edition', 'Edition of the issue'],
  ['startingPage', 'page', 'Number of the page'],
  ['section', 'section', 'Name of the page'],
] as const satisfies readonly (readonly [string, keyof IssueDescription, string])[];

const prismUri = 'http://prismstandard.org/namespaces/basic/3.0/';

export interface Claims {
  part: 2 | 3;
  conformance: 'A' | 'U';
  universal: boolean;
}

const escape = (text: string): string =>
  text
    .replace(/[&<>]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[char]!)
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f]/g, '');

const alternatives = (tag: string, text: string): string =>
  `<${tag}><rdf:Alt><rdf:li xml:lang="x-default">${escape(text)}</rdf:li></rdf:Alt></${tag}>`;
const list = (tag: string, kind: 'Seq' | 'Bag', items: string[]): string =>
  items.length === 0
    ? ''
    : `<${tag}><rdf:${kind}>${items.map((item) => `<rdf:li>${escape(item)}</rdf:li>`).join('')}</rdf:${kind}></${tag}>`;
const simple = (tag: string, text: string | undefined): string =>
  text ? `<${tag}>${escape(text)}</${tag}>` : '';

const dublinCore = ({
  title,
  authors = [],
  publisher,
  issue,
  subject,
  rights,
  keywords,
  language,
  date,
  identifier,
}: Description): string[] => [
  '<dc:format>application/pdf</dc:format>',
  alternatives('dc:title', title),
  list('dc:creator', 'Seq', authors),
  list('dc:publisher', 'Bag', publisher ? [publisher] : []),
  subject ? alternatives('dc:description', subject) : '',
  list('dc:subject', 'Bag', keywords),
  list('dc:language', 'Bag', [language]),
  list('dc:date', 'Seq', [date]),
  simple('dc:identifier', identifier),
  list('dc:relation', 'Bag', [
    ...(issue?.cn ? [`CN ${issue.cn.replace(/^CN ?/, '')}`] : []),
    ...(issue?.issn ? [`ISSN ${issue.issn}`] : []),
  ]),
  rights ? alternatives('dc:rights', rights) : '',
];

interface Schema {
  name: string;
  uri: string;
  prefix: string;
  fields: { name: string; type: 'Integer' | 'Text'; category: 'internal' | 'external'; about: string }[];
}

/** The text is that of the PDF/UA working group. */
const uaSchema: Schema = {
  name: 'PDF/UA identification schema',
  uri: 'http://www.aiim.org/pdfua/ns/id/',
  prefix: 'pdfuaid',
  fields: [
    {
      name: 'part',
      type: 'Integer',
      category: 'internal',
      about: 'Part of ISO 14289 to which the file conforms',
    },
  ],
};

const prismSchema: Schema = {
  name: 'PRISM Basic Metadata',
  uri: prismUri,
  prefix: 'prism',
  fields: prismFields.map(([name, , about]) => ({ name, type: 'Text', category: 'external', about })),
};

const schemaEntry = ({ name, uri, prefix, fields }: Schema): string => `<rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>${name}</pdfaSchema:schema>
<pdfaSchema:namespaceURI>${uri}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>${prefix}</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq>${fields
  .map(
    (field) => `<rdf:li rdf:parseType="Resource">
<pdfaProperty:name>${field.name}</pdfaProperty:name>
<pdfaProperty:valueType>${field.type}</pdfaProperty:valueType>
<pdfaProperty:category>${field.category}</pdfaProperty:category>
<pdfaProperty:description>${field.about}</pdfaProperty:description>
</rdf:li>`,
  )
  .join('')}</rdf:Seq></pdfaSchema:property>
</rdf:li>`;

/** ISO 19005-3, annex on extension schemas: PDF/A knows no other names than those that it is told of. */
const extension = (schemas: Schema[]): string =>
  schemas.length === 0
    ? ''
    : `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag>${schemas.map(schemaEntry).join('')}</rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`;

const description = (namespaces: Record<string, string>, lines: string[]): string =>
  `<rdf:Description rdf:about=""${Object.entries(namespaces)
    .map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`)
    .join('')}>\n${lines.filter(Boolean).join('\n')}\n</rdf:Description>`;

/** The packet as UTF-8 text, read-only, without padding. */
export function xmpPacket(about: Description, { part, conformance, universal }: Claims): string {
  const prism = prismFields
    .map(([field, key]) => simple(`prism:${field}`, about.issue?.[key]))
    .filter(Boolean);
  const blocks = [
    description({ dc: 'http://purl.org/dc/elements/1.1/' }, dublinCore(about)),
    description({ xmp: 'http://ns.adobe.com/xap/1.0/', pdf: 'http://ns.adobe.com/pdf/1.3/' }, [
      simple('xmp:CreatorTool', about.creatorTool),
      simple('xmp:CreateDate', about.date),
      simple('xmp:ModifyDate', about.date),
      simple('xmp:MetadataDate', about.date),
      simple('pdf:Producer', about.producer),
      simple('pdf:Keywords', about.keywords.join(', ')),
    ]),
    description({ pdfaid: 'http://www.aiim.org/pdfa/ns/id/' }, [
      simple('pdfaid:part', String(part)),
      simple('pdfaid:conformance', conformance),
    ]),
    ...(universal ? [description({ pdfuaid: uaSchema.uri }, ['<pdfuaid:part>1</pdfuaid:part>'])] : []),
    ...(prism.length > 0 ? [description({ prism: prismUri }, prism)] : []),
    extension([...(universal ? [uaSchema] : []), ...(prism.length > 0 ? [prismSchema] : [])]),
  ].filter(Boolean);
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
${blocks.join('\n')}
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>
`;
}
