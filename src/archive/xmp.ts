/**
 * The XMP packet: title and dates as in the Info dictionary, the claims of PDF/A and PDF/UA, and the
 * extension schema without which PDF/A (ISO 19005-3, 6.6.2.3) does not know the pdfuaid namespace.
 */
export interface Description {
  title: string;
  author?: string;
  subject?: string;
  /** The report's licence or rights line. */
  rights?: string;
  keywords: string[];
  language: string;
  /** ISO 8601 with time and zone, e.g. 2024-01-09T00:00:00Z. */
  date: string;
  creatorTool: string;
  producer: string;
  /** dc:identifier and dc:source */
  identifier: string;
}

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
  author,
  subject,
  rights,
  keywords,
  language,
  date,
  identifier,
}: Description): string[] => [
  '<dc:format>application/pdf</dc:format>',
  alternatives('dc:title', title),
  list('dc:creator', 'Seq', author ? [author] : []),
  subject ? alternatives('dc:description', subject) : '',
  list('dc:subject', 'Bag', keywords),
  list('dc:language', 'Bag', [language]),
  list('dc:date', 'Seq', [date]),
  simple('dc:identifier', identifier),
  rights ? alternatives('dc:rights', rights) : '',
];

/** ISO 19005-3, annex on extension schemas; the text is that of the PDF/UA working group. */
const extension = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`;

const description = (namespaces: Record<string, string>, lines: string[]): string =>
  `<rdf:Description rdf:about=""${Object.entries(namespaces)
    .map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`)
    .join('')}>\n${lines.filter(Boolean).join('\n')}\n</rdf:Description>`;

/** The packet as UTF-8 text, read-only, without padding. */
export function xmpPacket(about: Description, { part, conformance, universal }: Claims): string {
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
    ...(universal
      ? [
          description({ pdfuaid: 'http://www.aiim.org/pdfua/ns/id/' }, ['<pdfuaid:part>1</pdfuaid:part>']),
          extension,
        ]
      : []),
  ];
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
${blocks.join('\n')}
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>
`;
}
