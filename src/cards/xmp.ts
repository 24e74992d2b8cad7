/** What a picture says of itself: title, description, credit, licence (XMP with the IPTC Core names). */
export interface Said {
  language: string;
  title: string;
  /** Alternative text. */
  description: string;
  credit: string;
  source: string;
  /** Rights line; "" leaves it out. */
  licence: string;
}

const escape = (text: string): string => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);

/** An XMP packet without dates and without the padding for editing in place. */
export function xmpPacket({ language, title, description, credit, source, licence }: Said): string {
  const alternative = (name: string, text: string) =>
    `<${name}><rdf:Alt><rdf:li xml:lang="x-default">${escape(text)}</rdf:li><rdf:li xml:lang="${escape(language)}">${escape(text)}</rdf:li></rdf:Alt></${name}>`;
  const simple = (name: string, text: string) => (text ? `<${name}>${escape(text)}</${name}>` : '');
  return (
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/">' +
    alternative('dc:title', title) +
    alternative('Iptc4xmpCore:AltTextAccessibility', description) +
    (licence ? alternative('dc:rights', licence) + alternative('xmpRights:UsageTerms', licence) : '') +
    simple('photoshop:Credit', credit) +
    simple('photoshop:Source', source) +
    '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
  );
}
