/** Keys for tests, made by `keys/make.sh`, and a time-stamp service of the test's own (RFC 3161). */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sign } from 'node:crypto';
import * as asn1js from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  MessageImprint,
  PKIStatusInfo,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs';
import { buffer, oids, sha256Bytes, type Stamp } from '../../src/archive/signature/cms.ts';
import { openSigningKey } from '../../src/archive/signature/key.ts';
import { timeStampRequest, timeStampToken } from '../../src/archive/signature/time-stamp.ts';
import { projectRoot } from '../support/folders.ts';

export const passwords = {
  rsa: '图版',
  'rsa-legacy': 'tuban',
  ec: 'tuban',
  expired: 'tuban',
  'time-stamp': 'tuban',
} as const;

export const keyFile = (name: string): string =>
  path.join(projectRoot, 'tests', 'archive', 'keys', name.includes('.') ? name : `${name}.p12`);

const algorithm = (algorithmId: string) => new AlgorithmIdentifier({ algorithmId });
const tstInfo = '1.2.840.113549.1.9.16.1.4';

/** Answers a request as a service would. @param time ISO 8601, that it says. */
export function answerTimeStamp(request: Uint8Array, time: string): Uint8Array {
  const { messageImprint, nonce } = TimeStampReq.fromBER(buffer(request));
  const { key, certificate } = openSigningKey(
    readFileSync(keyFile('time-stamp')),
    passwords['time-stamp'],
    'time-stamp.p12',
  );
  const info = new TSTInfo({
    version: 1,
    policy: '1.2.3.4',
    messageImprint: new MessageImprint(messageImprint),
    serialNumber: new asn1js.Integer({ value: 7 }),
    genTime: new Date(time),
    ...(nonce ? { nonce } : {}),
  });
  const content = new Uint8Array(info.toSchema().toBER());
  const own = Certificate.fromBER(buffer(certificate.raw));
  const attributes = [
    new Attribute({ type: oids.contentType, values: [new asn1js.ObjectIdentifier({ value: tstInfo })] }),
    new Attribute({
      type: oids.messageDigest,
      values: [new asn1js.OctetString({ valueHex: buffer(sha256Bytes(content)) })],
    }),
  ];
  const set = new asn1js.Set({ value: attributes.map((one) => one.toSchema()) });
  const data = new SignedData({
    version: 3,
    digestAlgorithms: [algorithm(oids.sha256)],
    encapContentInfo: new EncapsulatedContentInfo({
      eContentType: tstInfo,
      eContent: new asn1js.OctetString({ valueHex: buffer(content) }),
    }),
    certificates: [own],
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({ issuer: own.issuer, serialNumber: own.serialNumber }),
        digestAlgorithm: algorithm(oids.sha256),
        signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }),
        signatureAlgorithm: algorithm(oids.sha256WithRsa),
        signature: new asn1js.OctetString({
          valueHex: buffer(sign('sha256', Buffer.from(set.toBER()), key)),
        }),
      }),
    ],
  });
  const response = new TimeStampResp({
    status: new PKIStatusInfo({ status: 0 }),
    timeStampToken: new ContentInfo({ contentType: oids.signedData, content: data.toSchema(true) }),
  });
  return new Uint8Array(response.toSchema().toBER());
}

/** A service without a network. */
export const timeStamped =
  (time: string): Stamp =>
  async (signature) => {
    const token = timeStampToken(
      answerTimeStamp(timeStampRequest(signature, Buffer.from('01020304', 'hex')), time),
    );
    if (!(token instanceof Uint8Array)) throw new Error(token.refused.en);
    return token;
  };
