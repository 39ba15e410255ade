/** Whether a certificate was not accepted, by Node's or OpenSSL's error code. */
export function isCertificateError(code: string): boolean {
  return /^(DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER|GET_CRL|DECRYPT)|CERT_|ERR_TLS_CERT_)/.test(
    code,
  );
}
