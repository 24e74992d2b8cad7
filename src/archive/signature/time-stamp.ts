/** Asking a time-stamp service for a token over a signature, and reading its answer (RFC 3161). */
import * as asn1js from 'asn1js';
import { AlgorithmIdentifier, MessageImprint, TimeStampReq, TimeStampResp } from 'pkijs';
import type { Both } from '../../lib/languages.ts';
import { buffer, oids, sha256Bytes } from './cms.ts';

/** @param nonce Comes back in the answer, which an old answer cannot know. @returns DER of the request. */
export const timeStampRequest = (signature: Uint8Array, nonce: Uint8Array): Uint8Array =>
  new Uint8Array(
    new TimeStampReq({
      version: 1,
      messageImprint: new MessageImprint({
        hashAlgorithm: new AlgorithmIdentifier({ algorithmId: oids.sha256 }),
        hashedMessage: new asn1js.OctetString({ valueHex: buffer(sha256Bytes(signature)) }),
      }),
      nonce: new asn1js.Integer({ valueHex: buffer(nonce) }),
      certReq: true,
    })
      .toSchema()
      .toBER(),
  );

/** @returns DER of the token's ContentInfo, or why there is none. */
export function timeStampToken(answer: Uint8Array): Uint8Array | { refused: Both } {
  let response: TimeStampResp;
  try {
    response = TimeStampResp.fromBER(buffer(answer));
  } catch {
    return { refused: { en: 'its answer is not a time-stamp', zh: '它的回答不是时间戳' } };
  }
  const { status, statusStrings } = response.status;
  // 0 granted, 1 granted with changes.
  if (status > 1 || !response.timeStampToken) {
    const said = (statusStrings ?? []).map((text) => text.valueBlock.value).join(' ');
    const detail = `${status}${said ? `: ${said}` : ''}`;
    return { refused: { en: `it refused (status ${detail})`, zh: `它拒绝了（状态 ${detail}）` } };
  }
  return new Uint8Array(response.timeStampToken.toSchema().toBER());
}
