/**
 * Reads a signature back: does it fit what it signs, who signed, when by his own word and when by a time-stamp
 * service's? Certificates are shown as they are; whether they are to be trusted is for the reader to judge.
 */
import { X509Certificate } from 'node:crypto';
import * as asn1js from 'asn1js';
import { Certificate, ContentInfo, SignedData, TSTInfo, type SignerInfo } from 'pkijs';
import { buffer, oids } from './cms.ts';
import { nameIn } from './key.ts';

export interface ShownCertificate {
  subject: string;
  issuer: string;
  /** ISO 8601 */
  from: string;
  to: string;
  sha256: string;
}

export interface ReadSignature {
  signer: string;
  /** The signer's certificate first, then its issuers as far as they are there. */
  certificates: ShownCertificate[];
  /** Declared inside the signature; ISO 8601. */
  signingTime?: string;
  /** Its token fits the signature; `by` is its signer. */
  stamp?: { time: string; by: string; intact: boolean };
  /** The signature fits the bytes and the certificate. */
  intact: boolean;
  /** The signer's certificate is itself under the signature (CAdES). */
  bound: boolean;
  /** Of the digest, e.g. SHA-256. */
  digest: string;
}

const digestNames: Record<string, string> = {
  '1.3.14.3.2.26': 'SHA-1',
  [oids.sha256]: 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
};

const shown = (certificate: X509Certificate): ShownCertificate => ({
  subject: certificate.subject.replace(/\n/g, ', '),
  issuer: certificate.issuer.replace(/\n/g, ', '),
  from: new Date(certificate.validFrom).toISOString(),
  to: new Date(certificate.validTo).toISOString(),
  sha256: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
});

const nodeCertificate = (certificate: Certificate): X509Certificate =>
  new X509Certificate(Buffer.from(certificate.toSchema(false).toBER()));

/** From the signer's up, each issued by the next; the others after them. */
function inChain(signer: X509Certificate, all: X509Certificate[]): X509Certificate[] {
  const chain = [signer];
  for (;;) {
    const last = chain.at(-1)!;
    const next = all.find((one) => !chain.includes(one) && last.checkIssued(one));
    if (!next) return chain;
    chain.push(next);
  }
}

/** The whole value without what is filled up behind it. */
function trimmed(bytes: Uint8Array): ArrayBuffer {
  const { offset } = asn1js.fromBER(buffer(bytes));
  if (offset <= 0) throw new Error('no ASN.1');
  return buffer(bytes.subarray(0, offset));
}

const attributeOf = ({ signedAttrs, unsignedAttrs }: SignerInfo, oid: string): asn1js.AsnType | undefined =>
  [...(signedAttrs?.attributes ?? []), ...(unsignedAttrs?.attributes ?? [])].find(({ type }) => type === oid)
    ?.values[0] as asn1js.AsnType | undefined;

async function isIntact(data: SignedData, content: Uint8Array): Promise<boolean> {
  try {
    const { signatureVerified } = await data.verify({ signer: 0, data: buffer(content), extendedMode: true });
    return signatureVerified === true;
  } catch {
    return false;
  }
}

/** The signer's certificate by issuer and number, or the only one. */
function signerOf({ certificates, signerInfos }: SignedData): {
  certificate: X509Certificate;
  all: X509Certificate[];
} {
  const all = (certificates ?? []).filter((one): one is Certificate => one instanceof Certificate);
  const sid = signerInfos[0]?.sid as { serialNumber?: asn1js.Integer } | undefined;
  const own = all.find((one) => sid?.serialNumber && one.serialNumber.isEqual(sid.serialNumber)) ?? all[0];
  if (!own) throw new Error('no certificate');
  return { certificate: nodeCertificate(own), all: all.map(nodeCertificate) };
}

async function readStamp(
  token: asn1js.AsnType,
  signature: Uint8Array,
): Promise<NonNullable<ReadSignature['stamp']>> {
  const data = new SignedData({ schema: new ContentInfo({ schema: token }).content });
  const info = TSTInfo.fromBER(data.encapContentInfo.eContent!.getValue());
  return {
    time: info.genTime.toISOString(),
    by: nameIn(signerOf(data).certificate.subject),
    intact: await isIntact(data, signature),
  };
}

/**
 * @param cms DER of a detached signature; zeros may follow. @param content What it signs. @returns undefined for
 * what is no such signature.
 */
export async function readSignature(
  cms: Uint8Array,
  content: Uint8Array,
): Promise<ReadSignature | undefined> {
  try {
    const data = new SignedData({ schema: ContentInfo.fromBER(trimmed(cms)).content });
    const [info] = data.signerInfos;
    if (!info || data.encapContentInfo.eContent) return undefined;
    const { certificate, all } = signerOf(data);
    const time = attributeOf(info, oids.signingTime);
    const token = attributeOf(info, oids.timeStampToken);
    return {
      signer: nameIn(certificate.subject),
      certificates: inChain(certificate, all).map(shown),
      ...(time instanceof asn1js.UTCTime || time instanceof asn1js.GeneralizedTime
        ? { signingTime: time.toDate().toISOString() }
        : {}),
      ...(token ? { stamp: await readStamp(token, info.signature.valueBlock.valueHexView) } : {}),
      intact: await isIntact(data, content),
      bound: attributeOf(info, oids.signingCertificateV2) !== undefined,
      digest: digestNames[info.digestAlgorithm.algorithmId] ?? info.digestAlgorithm.algorithmId,
    };
  } catch {
    return undefined;
  }
}

/** A time-stamp over a whole document: DER of its token. @returns undefined for what is none. */
export async function readTimeStamp(
  token: Uint8Array,
  content: Uint8Array,
): Promise<ReadSignature | undefined> {
  try {
    const der = trimmed(token);
    const data = new SignedData({ schema: ContentInfo.fromBER(der).content });
    const stamp = await readStamp(asn1js.fromBER(der).result, content);
    const { certificate, all } = signerOf(data);
    return {
      signer: stamp.by,
      certificates: inChain(certificate, all).map(shown),
      signingTime: stamp.time,
      intact: stamp.intact,
      bound: true,
      digest: digestNames[data.signerInfos[0]!.digestAlgorithm.algorithmId] ?? 'unknown',
    };
  } catch {
    return undefined;
  }
}
