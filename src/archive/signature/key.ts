/**
 * The key that archive files are signed with: a PKCS#12 file (.p12, .pfx; RFC 7292) as authorities hand them
 * out, in its old encryptions (3DES, RC2) and its new one (AES).
 */
import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import forge from 'node-forge';
import { ProblemError, says, type Problem, type Said } from '../../lib/problem.ts';

export interface SigningKey {
  key: KeyObject;
  certificate: X509Certificate;
  /** Further certificates of the file, as they stand in it. */
  chain: X509Certificate[];
}

const fault = (code: string, said: Said): ProblemError =>
  new ProblemError({ code, severity: 'error', ...says(said) }, 2);

/** Bits below which an RSA key signs nothing that is to last (ETSI TS 119 312). */
const leastRsaBits = 2048;
const curves = ['prime256v1', 'secp384r1', 'secp521r1'];

const derOf = (asn1: forge.asn1.Asn1): Buffer => Buffer.from(forge.asn1.toDer(asn1).getBytes(), 'latin1');

/** forge keeps what it can read as `key` or `cert`, all else as `asn1`. */
function keyOf({ key, asn1 }: forge.pkcs12.Bag): KeyObject {
  const own = key
    ? forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(key as forge.pki.rsa.PrivateKey))
    : asn1;
  return createPrivateKey({ key: derOf(own), format: 'der', type: 'pkcs8' });
}

const certificateOf = ({ cert, asn1 }: forge.pkcs12.Bag): X509Certificate =>
  new X509Certificate(derOf(cert ? forge.pki.certificateToAsn1(cert) : asn1));

/**
 * The file's check takes a password in UTF-16 (RFC 7292, B.1), its new encryption in UTF-8 (RFC 8018), and forge
 * one text for both: where it is not ASCII, the check is passed first and left out then.
 */
function unlock(asn1: forge.asn1.Asn1, password: string): forge.pkcs12.Pkcs12Pfx {
  try {
    return forge.pkcs12.pkcs12FromAsn1(asn1, false, password);
  } catch (error) {
    if (!/Failed to decrypt/.test(String(error)) || /^[\x20-\x7e]*$/.test(password)) throw error;
    const unchecked = { ...asn1, value: (asn1.value as forge.asn1.Asn1[]).slice(0, 2) };
    return forge.pkcs12.pkcs12FromAsn1(unchecked, false, Buffer.from(password, 'utf8').toString('latin1'));
  }
}

function open(bytes: Uint8Array, password: string, file: string): forge.pkcs12.Pkcs12Pfx {
  let asn1: forge.asn1.Asn1;
  try {
    asn1 = forge.asn1.fromDer(Buffer.from(bytes).toString('latin1'));
  } catch {
    throw notAKey(file);
  }
  try {
    return unlock(asn1, password);
  } catch (error) {
    const why = error instanceof Error ? error.message : '';
    if (/MAC could not be verified|Invalid password/i.test(why))
      throw fault('sign-password', {
        en: [
          `The password does not open ${file}.`,
          'Give the password of the key file in TUBAN_SIGN_PASSWORD, or in a file with --sign-password.',
        ],
        zh: [
          `口令打不开 ${file}。`,
          '把密钥文件的口令写在环境变量 TUBAN_SIGN_PASSWORD 里，或写在文件里用 --sign-password 指明。',
        ],
      });
    if (/unsupported|algorithm|oid/i.test(why))
      throw fault('sign-key-kind', {
        en: [
          `${file} is locked in a way that is not known here.`,
          'Export the key again as PKCS#12 with AES-256 and a SHA-256 check, as OpenSSL 3 does by default.',
        ],
        zh: [`${file} 的加密方式这里不认。`, '重新导出 PKCS#12，用 AES-256 和 SHA-256（OpenSSL 3 的默认）。'],
      });
    throw notAKey(file);
  }
}

const notAKey = (file: string): ProblemError =>
  fault('sign-key-unreadable', {
    en: [
      `${file} is not a PKCS#12 key file.`,
      'Give the .p12 or .pfx file that holds the signer’s key and certificate.',
    ],
    zh: [`${file} 不是 PKCS#12 密钥文件。`, '要装有签名人密钥和证书的 .p12 或 .pfx 文件。'],
  });

const bagsOf = (pfx: forge.pkcs12.Pkcs12Pfx, types: string[]): forge.pkcs12.Bag[] =>
  types.flatMap((bagType) => pfx.getBags({ bagType })[bagType] ?? []);

const isUsable = (key: KeyObject): boolean =>
  (key.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= leastRsaBits) ||
  (key.asymmetricKeyType === 'ec' && curves.includes(key.asymmetricKeyDetails?.namedCurve ?? ''));

function unusable(
  { asymmetricKeyType: kind, asymmetricKeyDetails: details }: KeyObject,
  file: string,
): ProblemError {
  const bits = details?.modulusLength;
  return fault('sign-key-kind', {
    en: [
      `The key in ${file} cannot sign here: ${kind ?? 'unknown'}${bits ? `, ${bits} bits` : ''}.`,
      `Use an RSA key of at least ${leastRsaBits} bits, or one on the curve P-256, P-384 or P-521.`,
    ],
    zh: [
      `${file} 里的钥匙不能用来签名：${kind ?? '种类不明'}${bits ? `，${bits} 位` : ''}。`,
      `用至少 ${leastRsaBits} 位的 RSA 密钥，或 P-256、P-384、P-521 曲线的。`,
    ],
  });
}

/** @throws ProblemError (exit 2) for a wrong password, what is no key file, or a key that cannot sign here. */
export function openSigningKey(bytes: Uint8Array, password: string, file: string): SigningKey {
  const { pkcs8ShroudedKeyBag, keyBag, certBag } = forge.pki.oids as Record<string, string>;
  const pfx = open(bytes, password, file);
  const keys = bagsOf(pfx, [pkcs8ShroudedKeyBag!, keyBag!]).map(keyOf);
  const certificates = bagsOf(pfx, [certBag!]).map(certificateOf);
  for (const key of keys) {
    const certificate = certificates.find((one) => one.checkPrivateKey(key));
    if (!certificate) continue;
    if (!isUsable(key)) throw unusable(key, file);
    return { key, certificate, chain: certificates.filter((one) => one !== certificate) };
  }
  const lacks = keys.length === 0;
  throw fault('sign-key-unreadable', {
    en: [
      `${file} holds ${lacks ? 'no private key' : 'no certificate for its key'}.`,
      'Export key and certificate together, as one PKCS#12 file.',
    ],
    zh: [
      `${file} 里没有${lacks ? '私钥' : '与密钥相配的证书'}。`,
      '把密钥和证书一起导出为一个 PKCS#12 文件。',
    ],
  });
}

/** "CN=Zhang San\nO=Daily" → "Zhang San"; the whole name in one line where it has no CN. */
export const nameIn = (distinguished: string): string =>
  /^CN=(.+)$/m.exec(distinguished)?.[1] ?? distinguished.replace(/\n/g, ', ');

/**
 * The instant that a signature declares: the day of issue, and no earlier than the certificate begins on that
 * day. A problem where the certificate was not valid on it.
 *
 * @param date YYYY-MM-DD
 */
export function declaredTime({ certificate }: SigningKey, date: string): Date | Problem {
  const from = new Date(certificate.validFrom);
  const to = new Date(certificate.validTo);
  const [start, end] = [new Date(`${date}T00:00:00Z`), new Date(`${date}T23:59:59Z`)];
  if (from <= end && to >= start) return from > start ? from : start;
  const day = (time: Date) => time.toISOString().slice(0, 10);
  return {
    code: 'sign-certificate-date',
    severity: 'error',
    ...says({
      en: [
        `The certificate of ${nameIn(certificate.subject)} is valid from ${day(from)} to ${day(to)}, not on ${date}, the date of issue.`,
        'Sign with a certificate that is valid on the date of issue, or correct the date.',
      ],
      zh: [
        `${nameIn(certificate.subject)} 的证书有效期是 ${day(from)} 至 ${day(to)}，出版日期 ${date} 不在其中。`,
        '用出版日期那天有效的证书签，或改正日期。',
      ],
    }),
  };
}
