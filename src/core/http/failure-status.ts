/** Which statuses are a gateway's failure. */

/** Statuses only Cloudflare uses: https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors/ */
export const isCloudflareStatus = (status: number): boolean => (status >= 520 && status <= 527) || status === 530;

/** The failure of a gateway: 502, 503, 504 (RFC 9110 §15.6.3-15.6.5) and Cloudflare's own. */
export const isFailure = (status: number): boolean => (status >= 502 && status <= 504) || isCloudflareStatus(status);

/** The gateway gave up waiting: 504 (RFC 9110 §15.6.5), Cloudflare's 522 for the connection and 524 for the response. */
export const isTimeout = (status: number): boolean => status === 504 || status === 522 || status === 524;
