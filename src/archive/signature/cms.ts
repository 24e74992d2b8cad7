/**
 * A detached signature over bytes that lie elsewhere: CMS SignedData (RFC 5652) with one signer and the
 * attributes of CAdES (ETSI EN 319 122-1). In a PDF it is a PAdES baseline signature (ETSI EN 319 142-1): B,
 * and T with a time-stamp.
 *
 * RSA signs by PKCS#1 v1.5, which has no chance in it: same key, same bytes, same signature. ECDSA draws a
 * number for each signature, so no two are alike.
 */
import { createHash, sign, type KeyObject, type X509Certificate } from 'node:crypto';
import * as asn1js from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';
import type { SigningKey } from './key.ts';

export const oids = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  /** RFC 5035: the certificate itself is signed, too. */
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  /** RFC 3161, appendix A: over the signature, so outside it. */
  timeStampToken: '1.2.840.113549.1.9.16.2.14',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha256WithRsa: '1.2.840.113549.1.1.11',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
} as const;

/** Takes the value of a signature, gives a time-stamp token over it: DER of its ContentInfo. */
export type Stamp = (signature: Uint8Array) => Promise<Uint8Array>;

export const sha256Bytes = (...parts: Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

export const buffer = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;

const attribute = (type: string, ...values: asn1js.AsnType[]): Attribute => new Attribute({ type, values });

const octets = (bytes: Uint8Array) => new asn1js.OctetString({ valueHex: buffer(bytes) });

/** ESSCertIDv2 with its default hash, SHA-256. */
const signingCertificate = ({ raw }: X509Certificate): asn1js.Sequence => {
  const id = new asn1js.Sequence({ value: [octets(sha256Bytes(raw))] });
  return new asn1js.Sequence({ value: [new asn1js.Sequence({ value: [id] })] });
};

/** DER wants the members of a set in the order of their bytes (X.690, 11.6). */
const inOrder = (attributes: Attribute[]): Attribute[] =>
  attributes
    .map((one) => ({ one, bytes: Buffer.from(one.toSchema().toBER()) }))
    .sort((a, b) => Buffer.compare(a.bytes, b.bytes))
    .map(({ one }) => one);

const setOf = (attributes: Attribute[]): Buffer =>
  Buffer.from(new asn1js.Set({ value: attributes.map((one) => one.toSchema()) }).toBER());

const algorithm = (algorithmId: string, withNull: boolean): AlgorithmIdentifier =>
  new AlgorithmIdentifier({ algorithmId, ...(withNull ? { algorithmParams: new asn1js.Null() } : {}) });

const isRsa = (key: KeyObject): boolean => key.asymmetricKeyType === 'rsa';

/**
 * @param digest SHA-256 of what is signed. @param signingTime Declared inside the signature; in a PDF it stands
 * in the signature dictionary instead (EN 319 142-1, 6.3). @returns DER of the ContentInfo.
 */
export async function signDigest(
  digest: Uint8Array,
  { key, certificate, chain }: SigningKey,
  { signingTime, stamp }: { signingTime?: Date; stamp?: Stamp | undefined } = {},
): Promise<Uint8Array> {
  const signed = inOrder([
    attribute(oids.contentType, new asn1js.ObjectIdentifier({ value: oids.data })),
    attribute(oids.messageDigest, octets(digest)),
    attribute(oids.signingCertificateV2, signingCertificate(certificate)),
    ...(signingTime ? [attribute(oids.signingTime, new asn1js.UTCTime({ valueDate: signingTime }))] : []),
  ]);
  const value = sign('sha256', setOf(signed), key);
  const own = Certificate.fromBER(buffer(certificate.raw));
  const token = stamp && (await stamp(value));
  const signer = new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer: own.issuer, serialNumber: own.serialNumber }),
    digestAlgorithm: algorithm(oids.sha256, false),
    signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes: signed }),
    signatureAlgorithm: isRsa(key)
      ? algorithm(oids.sha256WithRsa, true)
      : algorithm(oids.ecdsaWithSha256, false),
    signature: octets(value),
    ...(token
      ? {
          unsignedAttrs: new SignedAndUnsignedAttributes({
            type: 1,
            attributes: [attribute(oids.timeStampToken, asn1js.fromBER(buffer(token)).result)],
          }),
        }
      : {}),
  });
  const all = [certificate, ...chain].map(({ raw }) => raw).sort(Buffer.compare);
  const data = new SignedData({
    version: 1,
    digestAlgorithms: [algorithm(oids.sha256, false)],
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: oids.data }),
    certificates: all.map((raw) => Certificate.fromBER(buffer(raw))),
    signerInfos: [signer],
  });
  const content = new ContentInfo({ contentType: oids.signedData, content: data.toSchema(true) });
  return new Uint8Array(content.toSchema().toBER());
}
